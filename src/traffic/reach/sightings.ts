import { addressText, icmpReason, type TestHost } from '../../host/index.js';
import { addressBytes, type Frame } from '../../netns/index.js';
import type { Sighted } from './cell.js';

const MAGIC = 0x74737572; // "tsur"
const HEADER = 8;
const PAYLOAD = 12;
const PROTOCOLS = { icmp: { 4: 1, 6: 58 }, tcp: { 4: 6, 6: 6 }, udp: { 4: 17, 6: 17 } };
const SYN = 0x02;
const RST = 0x04;
const ACK = 0x10;

/**
 * Assigns frames to cells. Echoes and datagrams carry their cell's number, so that they are known even where an address
 * was translated on the way. A TCP connection has nothing to carry it in: at the sender its target tells the cell,
 * at the target the sender's address does; where that is nobody's (translated), every cell of that target and port that
 * is being tried is meant, which can only make the judgement "cannot" stricter.
 */
export class Sightings {
  readonly #sweep: number;
  readonly #all: readonly Sighted[];
  readonly #leaving = new Map<TestHost, Map<string, Sighted>>();
  readonly #arriving = new Map<TestHost, Map<string, Sighted[]>>();
  readonly #known = new Set<string>();
  /** Cells that are being tried now. */
  tried: ReadonlySet<Sighted> = new Set();

  constructor(all: readonly Sighted[], sweep: number) {
    this.#all = all;
    this.#sweep = sweep;
    for (const one of all) this.#index(one);
  }

  /** What a packet of a cell carries. */
  payload(index: number): Buffer {
    const bytes = Buffer.alloc(PAYLOAD);
    bytes.writeUInt32BE(MAGIC, 0);
    bytes.writeUInt32BE(this.#sweep, 4);
    bytes.writeUInt32BE(index, 8);
    return bytes;
  }

  /** Takes up a frame that was seen at a host's interface. */
  note(host: TestHost, { data, at, outgoing }: Frame): void {
    if (data.length < 34) return;
    const type = data.readUInt16BE(12);
    if (type !== 0x0800 && type !== 0x86dd) return;
    const packet = read(data, 14);
    if (!packet) return;
    if (packet.protocol === 6) this.#noteTcp(host, packet, at, outgoing);
    else this.#noteCarrier(host, packet, at, outgoing);
  }

  #noteCarrier(host: TestHost, packet: Packet, at: number, outgoing: boolean): void {
    const { bytes, transport } = packet;
    if (isIcmpError(packet)) {
      if (!outgoing) this.#noteError(host, packet);
      return;
    }
    const seen = this.#carried(bytes, transport) ?? this.#foreignAnswer(host, packet, outgoing);
    if (!seen) return;
    if (host !== seen.cell.from.host) {
      if (!outgoing) seen.arrived++;
    } else if (outgoing) {
      leaves(seen, at);
    } else if (packet.protocol === 17 || bytes[transport] === (packet.v4 ? 0 : 129)) {
      answers(seen, at);
    }
  }

  #noteTcp(
    host: TestHost,
    { bytes, transport, source, target }: Packet,
    at: number,
    outgoing: boolean,
  ): void {
    if (bytes.length < transport + 14) return;
    const flags = bytes.readUInt8(transport + 13);
    if (flags & RST && !outgoing) {
      const seen = this.#leaving.get(host)?.get(key(6, source, bytes.readUInt16BE(transport)));
      const from = addressText(source);
      if (seen) {
        seen.refusal = { en: `refused: a reset came from ${from}`, ja: `接続拒否: ${from} から RST` };
      }
      return;
    }
    if ((flags & (SYN | ACK)) !== SYN) return;
    const port = bytes.readUInt16BE(transport + 2);
    if (outgoing) {
      const seen = this.#leaving.get(host)?.get(key(6, target, port));
      if (seen) leaves(seen, at);
      return;
    }
    const here = this.#arriving.get(host);
    const theirs = here?.get(key(6, source, port));
    const stranger = !theirs && !this.#known.has(source.toString('latin1'));
    // A host may have two addresses, its own and a translated one: only what is being tried now can have arrived.
    for (const seen of theirs ?? (stranger ? (here?.get(`stranger ${port}`) ?? []) : [])) {
      if (this.tried.has(seen)) seen.arrived++;
    }
  }

  /** RFC 792 and RFC 4443: an error holds the beginning of the packet that it is about. */
  #noteError(host: TestHost, { bytes, transport, v4, source }: Packet): void {
    const about = read(bytes, transport + 8, v4);
    if (!about || bytes.length < about.transport + 4) return;
    const port = about.protocol === 6 || about.protocol === 17 ? bytes.readUInt16BE(about.transport + 2) : 0;
    const seen = this.#leaving.get(host)?.get(key(about.protocol, about.target, port));
    if (!seen) return;
    const from = addressText(source);
    const [type, code] = [bytes.readUInt8(transport), bytes.readUInt8(transport + 1)];
    const reason = icmpReason(v4 ? 4 : 6, { type, code });
    seen.refusal = { en: `${reason.en}, says ${from}`, ja: `${from} からの通知（${reason.ja}）` };
  }

  #carried(bytes: Buffer, transport: number): Sighted | undefined {
    const at = transport + HEADER;
    if (bytes.length < at + PAYLOAD || bytes.readUInt32BE(at) !== MAGIC) return undefined;
    return bytes.readUInt32BE(at + 4) === this.#sweep ? this.#all[bytes.readUInt32BE(at + 8)] : undefined;
  }

  /** A service that is not ours answers with something of its own. */
  #foreignAnswer(host: TestHost, packet: Packet, outgoing: boolean): Sighted | undefined {
    const { bytes, transport, source, protocol } = packet;
    if (protocol !== 17 || outgoing || bytes.length < transport + 4) return undefined;
    const seen = this.#leaving.get(host)?.get(key(17, source, bytes.readUInt16BE(transport)));
    return seen && this.tried.has(seen) ? seen : undefined;
  }

  #index(seen: Sighted): void {
    const { from, to, service } = seen.cell;
    const target = addressBytes(to.address);
    const protocol = PROTOCOLS[service.protocol][target.length === 4 ? 4 : 6];
    const port = service.port ?? 0;
    entry(this.#leaving, from.host).set(key(protocol, target, port), seen);
    for (const address of from.host.addresses) this.#known.add(addressBytes(address).toString('latin1'));
    if (!to.host || service.protocol !== 'tcp') return;
    const arriving = entry(this.#arriving, to.host);
    const names = from.host.addresses.map(address => key(6, addressBytes(address), port));
    for (const name of [...names, `stranger ${port}`]) {
      const list = arriving.get(name);
      if (list) list.push(seen);
      else arriving.set(name, [seen]);
    }
  }
}

/** The map of a host; made at the first use. */
function entry<T>(maps: Map<TestHost, Map<string, T>>, host: TestHost): Map<string, T> {
  const found = maps.get(host) ?? new Map<string, T>();
  maps.set(host, found);
  return found;
}

function leaves(seen: Sighted, at: number): void {
  seen.left++;
  seen.leftAt ??= at;
  if (seen.answeredAt === undefined) seen.askedAt = at;
}

function answers(seen: Sighted, at: number): void {
  seen.answeredAt ??= at;
}

interface Packet {
  bytes: Buffer;
  v4: boolean;
  protocol: number;
  source: Buffer;
  target: Buffer;
  /** Where the transport header begins. */
  transport: number;
}

/** Reads an IP header (IPv6 without extension headers). */
function read(bytes: Buffer, at: number, v4 = bytes.readUInt8(at) >> 4 === 4): Packet | undefined {
  if (bytes.length < at + (v4 ? 20 : 40)) return undefined;
  const [addresses, size] = v4 ? [at + 12, 4] : [at + 8, 16];
  return {
    bytes,
    v4,
    protocol: bytes.readUInt8(at + (v4 ? 9 : 6)),
    source: bytes.subarray(addresses, addresses + size),
    target: bytes.subarray(addresses + size, addresses + 2 * size),
    transport: at + (v4 ? 4 * (bytes.readUInt8(at) & 0xf) : 40),
  };
}

function isIcmpError({ bytes, protocol, v4, transport }: Packet): boolean {
  const type = bytes[transport] ?? 255;
  return v4 ? protocol === 1 && (type === 3 || type === 11) : protocol === 58 && type < 128;
}

function key(protocol: number, address: Buffer, port: number): string {
  return `${protocol} ${port} ${address.toString('latin1')}`;
}
