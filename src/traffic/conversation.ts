import { isIPv6 } from 'node:net';
import { addressBytes } from '../netns/address.js';
import { type Frame, Tap } from '../netns/index.js';
import type { ProbeEnd } from './ends.js';

/** What is tried from one host to another. */
export interface Service {
  /** As people call it: `ICMP echo`, `TCP port 22`. */
  name: string;
  protocol: 'icmp' | 'tcp' | 'udp';
  /** The target's port, for tcp and udp; absent: all of them. */
  port?: number;
}

/** As a Service, but of any protocol over IP. */
export interface AnyService extends Omit<Service, 'protocol'> {
  /** A number is that of another protocol, such as 112 for VRRP. */
  protocol: Service['protocol'] | number;
}

/** What a host's interface saw of a conversation with a target. */
export interface Sightings {
  /** IP packets of the service to the target; of TCP those that open a connection. */
  packets: number;
  /** ARP requests and neighbour solicitations for its address: without an answer to these no packet can leave. */
  questions: number;
}

const PROTOCOLS = { 4: { icmp: 1, tcp: 6, udp: 17 }, 6: { icmp: 58, tcp: 6, udp: 17 } };
const ECHO_REQUEST = { 4: 8, 6: 128 };
/** Flags of TCP (RFC 9293, section 3.1). */
const SYN = 0x02;
const ACK = 0x10;
const NEIGHBOR_SOLICITATION = 135; // RFC 4861, section 4.3

/** Counts at one host's interface the packets of a service that go to a target's address. */
export class Conversation {
  readonly #tap: Tap;
  readonly #service: AnyService;
  readonly #target: Buffer;
  readonly #family: 4 | 6;
  readonly #outgoing: boolean;
  readonly #ignored: Buffer[];

  /**
   * @param way `leaving`: what the host sends; `arriving`: what it receives.
   * @param ignored addresses of others whose packets are not of this conversation. What comes from an address that nobody
   *   knows counts, because a router on the way may have translated it.
   */
  constructor(
    end: ProbeEnd,
    way: 'leaving' | 'arriving',
    target: string,
    service: AnyService,
    ignored: string[] = [],
  ) {
    this.#service = service;
    this.#target = addressBytes(target);
    this.#family = isIPv6(target) ? 6 : 4;
    this.#outgoing = way === 'leaving';
    this.#ignored = ignored.filter(address => isIPv6(address) === isIPv6(target)).map(addressBytes);
    const { protocol, port } = service;
    const filter = {
      arp: this.#family === 4,
      icmp: this.#family === 6 || protocol === 'icmp',
      ...(protocol === 'tcp' && port !== undefined && { tcpPort: port }),
      ...(protocol === 'udp' && port !== undefined && { udpPort: port }),
      ...(port === undefined && { protocol: numberOf(protocol, this.#family) }),
    };
    this.#tap = Tap.open(end.namespace, end.interface, { filter });
  }

  /** Ends it and tells what was seen. */
  async close(): Promise<Sightings> {
    const frames = this.#tap.drain().filter(({ outgoing }) => outgoing === this.#outgoing);
    await this.#tap.close();
    return {
      packets: frames.filter(frame => this.#isPacket(frame)).length,
      questions: frames.filter(frame => this.#isQuestion(frame)).length,
    };
  }

  #isPacket({ data }: Frame): boolean {
    const v4 = this.#family === 4;
    if (data.readUInt16BE(12) !== (v4 ? 0x0800 : 0x86dd)) return false;
    const size = v4 ? 4 : 16;
    const source = v4 ? 26 : 22;
    if (!data.subarray(source + size, source + 2 * size).equals(this.#target)) return false;
    if (this.#ignored.some(address => data.subarray(source, source + size).equals(address))) return false;
    if (data[v4 ? 23 : 20] !== numberOf(this.#service.protocol, this.#family)) return false;
    const transport = 14 + (v4 ? 4 * (data.readUInt8(14) & 0xf) : 40);
    if (this.#service.protocol === 'icmp') return data[transport] === ECHO_REQUEST[this.#family];
    const { protocol, port } = this.#service;
    if (port !== undefined && (data.length < transport + 4 || data.readUInt16BE(transport + 2) !== port)) {
      return false;
    }
    // What still comes of an earlier connection that is being closed is no attempt.
    return protocol !== 'tcp' || ((data[transport + 13] ?? 0) & (SYN | ACK)) === SYN;
  }

  #isQuestion({ data }: Frame): boolean {
    if (this.#family === 4) {
      // RFC 826: operation 1 is a request; the address asked for comes last.
      return data.readUInt16BE(12) === 0x0806 && data[21] === 1 && data.subarray(38, 42).equals(this.#target);
    }
    return (
      data.readUInt16BE(12) === 0x86dd &&
      data[20] === PROTOCOLS[6].icmp &&
      data[54] === NEIGHBOR_SOLICITATION &&
      data.subarray(62, 78).equals(this.#target)
    );
  }
}

function numberOf(protocol: AnyService['protocol'], family: 4 | 6): number {
  return typeof protocol === 'number' ? protocol : PROTOCOLS[family][protocol];
}
