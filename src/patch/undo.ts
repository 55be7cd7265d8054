import type { Port } from 'node-openflow';
import type { UndoRecord } from '../scope/index.js';
import type { ControlledSwitch } from './controlled-switch.js';
import { EXACT_MASK, OURS_COOKIE, OURS_MASK } from './cookies.js';
import type { Limits } from './fault.js';
import { removeByCookie } from './flow-table.js';
import { setPorts } from './port-state.js';

/** A port that was, or was about to be, taken down. */
export interface PortDownRecord extends UndoRecord {
  kind: 'port-down';
  /** Name of the switch in the testbed. */
  switch: string;
  /** 16 hexadecimal digits. */
  datapathId: string;
  port: number;
  /** The switch's name for it, by which it is found when the switch has renumbered its ports since. */
  name?: string;
  link: string;
}

/** Flows of ours on a switch. */
export interface FlowsRecord extends UndoRecord {
  kind: 'flows';
  switch: string;
  /** 16 hexadecimal digits. */
  datapathId: string;
  /** 16 hexadecimal digits; absent: all flows with our cookie. */
  cookie?: string;
  /** The ports that were ours; flows on others are those of another tsunagu. */
  ports?: number[];
  /** The link that they cut, if they do. */
  link?: string;
}

/** The number that a port has now, by its name where that is known; undefined: it is there no more. */
export function portNow(
  ports: ReadonlyMap<number, Pick<Port, 'name'>>,
  { port, name }: { port: number; name?: string },
): number | undefined {
  if (name === undefined) return ports.has(port) ? port : undefined;
  if (ports.get(port)?.name === name) return port;
  return [...ports].find(([, each]) => each.name === name)?.[0];
}

/**
 * Brings up a port that an agent, which died since, had taken down; a port that is up, or that the switch has no
 * more, needs nothing.
 * @param target the switch that the record names, connected.
 */
export async function undoPortDown(
  record: PortDownRecord,
  target: ControlledSwitch,
  limits: Limits,
): Promise<void> {
  const number = target.current ? portNow(target.current.ports, record) : record.port;
  if (number !== undefined) await setPorts(target, [number], 'enabled', limits);
}

/**
 * Removes the flows that an agent, which died since, had left on a switch.
 * @param target the switch that the record names, connected.
 */
export async function undoFlows(
  record: FlowsRecord,
  target: ControlledSwitch,
  limits: Limits,
): Promise<void> {
  const selection = record.cookie
    ? { cookie: BigInt(`0x${record.cookie}`), cookieMask: EXACT_MASK }
    : { cookie: OURS_COOKIE, cookieMask: OURS_MASK };
  await removeByCookie(target, selection, limits, record.ports && new Set(record.ports));
}
