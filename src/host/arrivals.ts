import type { TestHost } from './host.js';
import { Observer } from './observer.js';
import type { Packet } from './packet.js';

/** What counts as having arrived: echo requests, or packets to a port. */
export interface Arriving {
  protocol: 'icmp' | 'tcp' | 'udp';
  port?: number;
}

/** Flags of TCP (RFC 9293 section 3.1). */
const SYN = 0x02;
const ACK = 0x10;
const ECHO_REQUEST = { 4: 8, 6: 128 };

/** Watches whether requests arrive at a host, by its interface: what a packet filter in the host drops counts too. */
export class Arrivals {
  readonly #observer: Observer;
  readonly #arriving: Arriving;

  private constructor(observer: Observer, arriving: Arriving) {
    this.#observer = observer;
    this.#arriving = arriving;
  }

  /** Starts watching; to be closed. */
  static watch({ ns }: TestHost, arriving: Arriving): Arrivals {
    const { protocol, port } = arriving;
    const filter = {
      ...(protocol === 'tcp' && port !== undefined && { tcpPort: port }),
      ...(protocol === 'udp' && port !== undefined && { udpPort: port }),
    };
    return new Arrivals(new Observer(ns, filter), arriving);
  }

  /** Requests that arrived so far, from whomever. */
  count(): number {
    return this.#observer.packets().filter(packet => this.#counts(packet)).length;
  }

  /** Ends it. */
  close(): void {
    this.#observer.close();
  }

  #counts({ outgoing, protocol, family, icmp, flags = 0, targetPort }: Packet): boolean {
    if (outgoing || protocol !== this.#arriving.protocol) return false;
    if (protocol === 'icmp') return icmp?.type === ECHO_REQUEST[family];
    if (targetPort !== this.#arriving.port) return false;
    // What still comes of an earlier connection, which is being closed, is no request.
    return protocol !== 'tcp' || (flags & (SYN | ACK)) === SYN;
  }
}
