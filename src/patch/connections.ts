import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { Controller, type Switch } from 'node-openflow';
import { WaitTimeout, waitFor } from '../wait/index.js';
import { type ControlledSwitch, datapathText } from './controlled-switch.js';
import type { Limits } from './fault.js';
import type { Connection } from './openflow.js';
import { Connection10 } from './openflow10.js';
import { switchErrors } from './switch-errors.js';

/** Time between two attempts to reach a switch that we call, in ms. */
const REDIAL_MS = 200;

/**
 * Brings connections to the switches they belong to. Sockets are made by the caller, who knows in which network
 * namespace: those that switches open to us are handed to `accept`; those that we open are made by `dial`'s function.
 */
export class Connections {
  readonly #controller = new Controller<1 | 4>({ versions: [4, 1] });
  readonly #where: string;
  readonly #expected = new Map<bigint, ControlledSwitch>();
  /** Connected switches that nobody expects, by datapath id. */
  readonly #strangers = new Map<bigint, Connection>();
  /** Datapath ids that were seen and not expected, and why the last handshake failed: for messages. */
  readonly #others = new Set<bigint>();
  #failure: string | undefined;
  readonly #open = new Set<Connection>();
  readonly #closing = new AbortController();

  /** @param where for messages: where switches connect to, or are called, such as `0.0.0.0:6653`. */
  constructor(where: string) {
    this.#where = where;
  }

  /** From now on connections of the switch with this one's datapath id go to it. */
  expect(target: ControlledSwitch): void {
    if (target.datapathId === undefined) throw new Error(`${target.name} has no datapath id to be known by`);
    this.#expected.set(target.datapathId, target);
    this.#others.delete(target.datapathId);
    const stranger = this.#strangers.get(target.datapathId);
    if (!stranger) return;
    this.#strangers.delete(target.datapathId);
    target.connect(stranger);
  }

  /** Takes a connection that a switch has opened. One that speaks neither OpenFlow 1.3 nor 1.0 is closed. */
  async accept(socket: Duplex): Promise<void> {
    const connection = await this.#handshake(socket);
    if (!connection) return;
    const target = this.#expected.get(connection.datapathId);
    if (target) target.connect(connection);
    else this.#keepStranger(connection);
  }

  /** Keeps a connection to a switch that we call, anew whenever it closes, until `close`. */
  async dial(target: ControlledSwitch, open: () => Promise<Duplex>): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted) {
      const socket = await open().catch(() => undefined);
      const connection = socket && (await this.#handshake(socket));
      if (connection && this.#isRight(target, connection)) {
        target.connect(connection);
        await new Promise<void>(resolve => connection.once('close', () => resolve()));
      }
      await delay(REDIAL_MS, undefined, { signal }).catch(() => {});
    }
  }

  /**
   * Waits until a switch is connected.
   * @param onOthers told the datapath ids of the switches that have connected instead, whenever there is a new one.
   * @throws switch.notSeen with the switches that did connect, and what to check.
   */
  async waitForSwitch(
    target: ControlledSwitch,
    { budgetMs, signal }: Limits,
    onOthers?: (datapathIds: string[]) => void,
  ): Promise<Connection> {
    let told = 0;
    const look = () =>
      target.current
        ? { done: true as const, value: target.current }
        : { done: false as const, seen: 'not connected' };
    try {
      return await waitFor(look, {
        ...{ budgetMs, signal, everyMs: 5 },
        onSeen: () => {
          if (this.#others.size > told) onOthers?.([...this.#others].map(datapathText));
          told = this.#others.size;
        },
      });
    } catch (error) {
      if (!(error instanceof WaitTimeout)) throw error;
      throw switchErrors.notSeen({
        ...{ switch: target.name, datapathId: target.datapathText, waitedMs: error.elapsedMs },
        ...{ where: this.#where, others: [...this.#others].map(datapathText), failure: this.#failure },
      });
    }
  }

  /** Closes all connections and calls nobody any more. */
  close(): void {
    this.#closing.abort();
    for (const connection of this.#open) connection.close();
  }

  async #handshake(socket: Duplex): Promise<Connection | undefined> {
    if (this.#closing.signal.aborted) {
      socket.destroy();
      return undefined;
    }
    // Small messages must not wait for each other.
    if (socket instanceof Socket) socket.setNoDelay();
    try {
      const connection = connectionTo(await this.#controller.accept(socket));
      this.#open.add(connection);
      connection.once('close', () => this.#open.delete(connection));
      return connection;
    } catch (error) {
      this.#failure = (error as Error).message;
      socket.destroy();
      return undefined;
    }
  }

  #isRight(target: ControlledSwitch, connection: Connection): boolean {
    if (target.datapathId === undefined || target.datapathId === connection.datapathId) return true;
    this.#others.add(connection.datapathId);
    connection.close();
    return false;
  }

  #keepStranger(connection: Connection): void {
    const { datapathId } = connection;
    this.#others.add(datapathId);
    this.#strangers.set(datapathId, connection);
    connection.once('close', () => {
      if (this.#strangers.get(datapathId) === connection) this.#strangers.delete(datapathId);
    });
  }
}

/** OpenFlow 1.3 where the switch speaks it, else 1.0. */
function connectionTo(device: Switch<1 | 4>): Connection {
  if (device.speaks(4)) return device;
  return new Connection10(device as Switch<1>).connection;
}
