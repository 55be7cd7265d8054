import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { Connection } from 'node-openflow';
import { EmulatedPorts } from './emulated-ports.js';
import { type Entry, FlowEntries } from './flow-entries.js';
import type { Quirks } from './quirks.js';
import { Speaker10 } from './speaker10.js';
import { Speaker13 } from './speaker13.js';

/** Tells the controller what happens at a switch, and answers it, in one version of OpenFlow. */
export interface Speaker {
  flowRemoved(entry: Entry): void;
}

/**
 * A switch that exists only here and misbehaves as real ones do: it speaks OpenFlow over a real connection, has ports
 * and flow entries, and forwards nothing.
 */
export class EmulatedSwitch {
  readonly flows: FlowEntries;
  readonly ports: EmulatedPorts;
  readonly datapathId: bigint;
  readonly quirks: Quirks;
  /** Every FLOW_MOD and PORT_MOD that it got, by type and in order. */
  readonly got: { type: string; idleTimeout?: number }[] = [];
  #speaker: Speaker | undefined;
  #stream: Duplex | undefined;

  /** @param names of the ports, by number */
  constructor(datapathId: bigint, names: Record<number, string>, quirks: Quirks = {}) {
    this.datapathId = datapathId;
    this.quirks = quirks;
    this.ports = new EmulatedPorts(names, quirks);
    this.flows = new FlowEntries(quirks, entry => {
      if (!quirks.saysNoFlowRemoved) this.#speaker?.flowRemoved(entry);
    });
  }

  /** Calls its controller at a Unix socket. Whether that takes it shows there. */
  call(path: string): Promise<void> {
    return this.take(connect(path));
  }

  /** Speaks to a controller that has opened this connection. */
  async take(stream: Duplex): Promise<void> {
    this.#stream = stream;
    stream.once('close', () => {
      if (this.quirks.erasesOnDisconnect) this.flows.erase();
    });
    try {
      if (this.quirks.version === 1) {
        const connection = new Connection<1>(stream, { versions: [1] });
        // The controller may say more right after its hello.
        connection.hold();
        await connection.handshake();
        this.#speaker = new Speaker10(this, connection);
        connection.release();
      } else {
        const connection = new Connection<4>(stream, { versions: [4] });
        // The controller may say more right after its hello.
        connection.hold();
        await connection.handshake();
        this.#speaker = new Speaker13(this, connection);
        connection.release();
      }
    } catch {
      // The controller speaks no version of ours, and has said so.
    }
  }

  /** Its connection breaks; resolves when that is so. */
  async hangUp(): Promise<void> {
    const stream = this.#stream;
    if (!stream || stream.closed) return;
    const closed = new Promise<void>(resolve => stream.once('close', () => resolve()));
    stream.destroy();
    await closed;
  }
}
