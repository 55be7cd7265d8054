import type { TestHost } from '../../host/index.js';
import type { Text } from '../control.js';
import type { Service } from '../conversation.js';

/** One square of a matrix: whether `from` can use a service at `to`. */
export interface Cell {
  from: { name: string; host: TestHost };
  /** `host`: who stands behind the address, for its service and to see what arrives; absent: not a test host. */
  to: { name: string; address: string; host?: TestHost };
  service: Service;
  allowed: boolean;
}

/** What has been seen of a cell so far. Instants are milliseconds since the epoch. */
export interface Sighted {
  cell: Cell;
  attempts: number;
  /** Packets that left the sender; of TCP those that open a connection. */
  left: number;
  /** Of these, what was seen at the target's interface. */
  arrived: number;
  /** When the first one left. */
  leftAt?: number;
  /** When the answer came. */
  answeredAt?: number;
  /** When the packet left that was answered, or the last one before the answer. */
  askedAt?: number;
  /** What came back instead of an answer. */
  refusal?: Text;
}

export function unsighted(cell: Cell): Sighted {
  return { cell, attempts: 0, left: 0, arrived: 0 };
}
