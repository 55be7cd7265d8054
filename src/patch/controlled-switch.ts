import { EventEmitter } from 'node:events';
import type { Port } from 'node-openflow';
import { noSuchPort } from './check-ports.js';
import type { Connection, FlowRemoved } from './openflow.js';
import { type Doing, switchErrors } from './switch-errors.js';

interface Events {
  /** A connection is there, the first one or a later one. */
  connected: [Connection];
  disconnected: [];
  /** A port's state has changed. */
  portStatus: [Port];
  flowRemoved: [FlowRemoved];
}

/** Longer than any operation's own budget, in ms. */
const ANSWER_MS = 60_000;

/** A datapath id as it is shown and recorded: 16 hexadecimal digits. */
export function datapathText(id: bigint): string {
  return id.toString(16).padStart(16, '0');
}

/**
 * A switch that we control, whatever connection it is on at the moment. Connections come and go; work is done on the
 * current one, and fails with one error when that goes.
 */
export class ControlledSwitch extends EventEmitter<Events> {
  readonly name: string;
  /** The id that the switch must have; undefined where the way to it says which one it is. */
  readonly datapathId: bigint | undefined;
  readonly #now: () => number;
  #current: Connection | undefined;
  #since: number | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(name: string, datapathId: bigint | undefined, now: () => number) {
    super();
    this.name = name;
    this.datapathId = datapathId;
    this.#now = now;
    // One listener for each operation that is under way.
    this.setMaxListeners(0);
  }

  /** The current connection, if any. */
  get current(): Connection | undefined {
    return this.#current;
  }

  /** Since when it is as it is, connected or not; undefined before the first connection. */
  get since(): number | undefined {
    return this.#since;
  }

  /** The datapath id for messages and records: of the current connection where none was demanded. */
  get datapathText(): string {
    const id = this.datapathId ?? this.#current?.datapathId;
    return id === undefined ? 'unknown' : datapathText(id);
  }

  /**
   * A port as the switch describes it now.
   * @throws switch.disconnected, switch.noSuchPort.
   */
  port(number: number): Port {
    const doing: Doing = { en: `look at port ${number}`, ja: `ポート ${number} の確認` };
    if (!this.#current) throw this.#disconnected(doing);
    const found = this.#current.ports.get(number);
    if (!found) throw noSuchPort(this.name, number, this.#current.ports);
    return found;
  }

  /** Takes over a new connection; an older one that is still open is closed, as the switch has given it up. */
  connect(connection: Connection): void {
    if (connection.closed) return;
    connection.setMaxListeners(0);
    const before = this.#current;
    this.#current = connection;
    this.#since = this.#now();
    before?.close();
    connection.once('close', () => {
      if (this.#current !== connection) return;
      this.#current = undefined;
      this.#since = this.#now();
      this.emit('disconnected');
    });
    connection.on('portStatus', (_, port) => this.#current === connection && this.emit('portStatus', port));
    connection.on(
      'flowRemoved',
      removed => this.#current === connection && this.emit('flowRemoved', removed),
    );
    this.emit('connected', connection);
  }

  /**
   * Runs work on the current connection.
   * @param mostMs after which it is given up: some switches leave requests without any answer, for ever.
   * @throws switch.disconnected when there is none, and as soon as it closes; switch.noAnswer.
   */
  async use<T>(doing: Doing, work: (connection: Connection) => Promise<T>, mostMs = ANSWER_MS): Promise<T> {
    const connection = this.#current;
    if (!connection) throw this.#disconnected(doing);
    let closed = (): void => {};
    let late: NodeJS.Timeout | undefined;
    const gone = new Promise<never>((_, reject) => {
      closed = () => reject(this.#disconnected(doing));
      connection.once('close', closed);
      late = setTimeout(
        () => reject(switchErrors.noAnswer({ switch: this.name, doing, waitedMs: mostMs })),
        mostMs,
      );
    });
    try {
      return await Promise.race([work(connection), gone]);
    } finally {
      clearTimeout(late);
      connection.off('close', closed);
    }
  }

  /** As `use`, but after all earlier work of this kind: changes of flows must not overlap. */
  useInTurn<T>(doing: Doing, work: (connection: Connection) => Promise<T>, mostMs?: number): Promise<T> {
    const result = this.#turn.then(() => this.use(doing, work, mostMs));
    this.#turn = result.catch(() => {});
    return result;
  }

  #disconnected(doing: Doing) {
    return switchErrors.disconnected({ switch: this.name, since: this.#since, doing });
  }
}
