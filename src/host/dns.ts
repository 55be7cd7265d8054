import { randomInt } from 'node:crypto';
import type dgram from 'node:dgram';
import net from 'node:net';
import dnsPacket, { type Answer, type DecodedPacket, type RecordType } from 'dns-packet';
import type { Namespace } from '../netns/index.js';
import type { Evidence } from './observer.js';
import { msText, type Story, story } from './story.js';
import { type AttemptOptions, attemptTcp } from './tcp.js';
import { udpExchange } from './udp.js';

/** What a DNS server of ours answers with. */
export interface DnsRecord {
  name: string;
  /** A, AAAA, CNAME, MX, TXT, PTR, SRV, NS ... */
  type: RecordType;
  /** As dns-packet wants it: an address, a name, `{preference, exchange}` ... */
  data: unknown;
  /** In seconds (default 60). */
  ttl?: number;
}

export interface DnsOptions extends AttemptOptions {
  /** The server's address. */
  server: string;
  /** Default 53. */
  port?: number;
  /** Ask over TCP from the start; otherwise UDP, and TCP only if the answer was cut short (RFC 7766). */
  tcp?: boolean;
}

export interface DnsResult extends Evidence {
  /** answer: NOERROR with records; empty: NOERROR without; failed: another response code, see `rcode`. */
  outcome: 'answer' | 'empty' | 'failed' | 'refused' | 'unreachable' | 'silence' | 'notSent';
  /** NOERROR, NXDOMAIN, SERVFAIL ...; absent when nothing came. */
  rcode?: string;
  answers: { name: string; type: string; data: string; ttl: number }[];
  ms: number;
  story: Story;
}

/** Asks a DNS server. */
export async function dnsQuery(
  ns: Namespace,
  name: string,
  type: RecordType,
  options: DnsOptions,
): Promise<DnsResult> {
  const query = {
    type: 'query' as const,
    id: randomInt(65536),
    flags: dnsPacket.RECURSION_DESIRED,
    questions: [{ type, name }],
  };
  if (options.tcp) return overTcp(ns, query, options);
  const sent = await udpExchange(ns, options.server, options.port ?? 53, dnsPacket.encode(query), options);
  if (sent.outcome !== 'reply' || !sent.reply) {
    const { reply: _, outcome, ...rest } = sent;
    return { ...rest, outcome: outcome as Exclude<typeof outcome, 'reply'>, answers: [] };
  }
  const response = dnsPacket.decode(sent.reply);
  if (response.flag_tc) return overTcp(ns, query, options);
  return read(response, sent);
}

async function overTcp(ns: Namespace, query: dnsPacket.Packet, options: DnsOptions): Promise<DnsResult> {
  const { socket, result } = await attemptTcp(ns, options.server, options.port ?? 53, options);
  if (!socket) {
    const outcome = result.outcome as Exclude<typeof result.outcome, 'connected'>;
    return { ...result, outcome, answers: [] };
  }
  const left = Math.max(1, options.budgetMs - result.ms);
  const start = performance.now();
  try {
    const response = await new Promise<DecodedPacket | undefined>((resolve, reject) => {
      socket.setTimeout(left, () => resolve(undefined));
      options.signal?.addEventListener('abort', () => reject(options.signal?.reason), { once: true });
      eachMessage(socket, message => resolve(dnsPacket.decode(message)));
      socket.on('close', () => resolve(undefined));
      socket.on('error', () => resolve(undefined));
      socket.write(dnsPacket.streamEncode(query));
    });
    const ms = result.ms + performance.now() - start;
    if (response) return read(response, { ...result, ms });
    const text = story('connected, but no DNS answer came', '接続できたが DNS の応答なし');
    return { ...result, ms, outcome: 'silence', answers: [], story: text };
  } finally {
    socket.destroy();
  }
}

function read(response: DecodedPacket, facts: Evidence & { ms: number }): DnsResult {
  const { sent, sentAt, ms } = facts;
  const rcode = (response as DecodedPacket & { rcode: string }).rcode;
  const answers = (response.answers ?? []).flatMap(answer =>
    answer.type === 'OPT'
      ? []
      : [
          {
            name: answer.name,
            type: answer.type,
            data: dataText(answer),
            ttl: ('ttl' in answer && answer.ttl) || 0,
          },
        ],
  );
  const outcome = rcode !== 'NOERROR' ? 'failed' : answers.length > 0 ? 'answer' : 'empty';
  const said = answers.map(({ type, data }) => `${type} ${data}`).join(', ');
  const text =
    outcome === 'answer'
      ? story(`answered ${said} after ${msText(ms)}`, `${msText(ms)} で応答: ${said}`)
      : outcome === 'empty'
        ? story('answered that there is no such record', '応答: 該当するレコードなし')
        : story(`answered ${rcode}`, `応答: ${rcode}`);
  return { sent, ...(sentAt !== undefined && { sentAt }), outcome, rcode, answers, ms, story: text };
}

function dataText(answer: Answer): string {
  const data: unknown = 'data' in answer ? answer.data : '';
  if (typeof data === 'string') return data;
  if (Array.isArray(data)) return data.map(String).join('');
  if (data instanceof Uint8Array) return Buffer.from(data).toString();
  return Object.values(data as object).join(' ');
}

/** DNS over TCP: each message has its length before it, in two bytes (RFC 1035 section 4.2.2). */
function eachMessage(socket: net.Socket, onMessage: (message: Buffer) => void): void {
  let received = Buffer.alloc(0);
  socket.on('data', chunk => {
    received = Buffer.concat([received, chunk]);
    while (received.length >= 2 && received.length >= 2 + received.readUInt16BE(0)) {
      const end = 2 + received.readUInt16BE(0);
      onMessage(received.subarray(2, end));
      received = received.subarray(end);
    }
  });
}

/** Largest answer over UDP without EDNS (RFC 1035 section 4.2.1); longer ones are cut short with the TC bit. */
const UDP_LIMIT = 512;

/** Answers a datagram socket's queries. */
export function answerUdp(socket: dgram.Socket, records: readonly DnsRecord[]): void {
  socket.on('message', (message, from) => {
    const full = respond(message, records, false);
    if (!full) return;
    const fitting = full.length > UDP_LIMIT ? respond(message, records, true) : full;
    if (fitting) socket.send(fitting, from.port, from.address);
  });
}

/** A server that answers over TCP. */
export function tcpAnswerer(records: readonly DnsRecord[]): net.Server {
  return net.createServer(socket => {
    socket.on('error', () => socket.destroy());
    eachMessage(socket, message => {
      const response = respond(message, records, false);
      if (!response) return;
      const length = Buffer.alloc(2);
      length.writeUInt16BE(response.length);
      socket.write(Buffer.concat([length, response]));
    });
  });
}

function respond(message: Buffer, records: readonly DnsRecord[], cut: boolean): Buffer | undefined {
  let query: DecodedPacket;
  try {
    query = dnsPacket.decode(message);
  } catch {
    return undefined;
  }
  const [question] = query.questions ?? [];
  if (!question) return undefined;
  const named = records.filter(({ name }) => name.toLowerCase() === question.name.toLowerCase());
  const answers = cut ? [] : chase(named, question.type, records);
  const NXDOMAIN = 3;
  const flags =
    dnsPacket.AUTHORITATIVE_ANSWER |
    (cut ? dnsPacket.TRUNCATED_RESPONSE : 0) |
    (named.length === 0 ? NXDOMAIN : 0);
  return dnsPacket.encode({
    type: 'response',
    ...(query.id !== undefined && { id: query.id }),
    flags,
    questions: [question],
    answers,
  });
}

/** The records of that type, or the alias and what it leads to. */
function chase(named: readonly DnsRecord[], type: string, records: readonly DnsRecord[]): Answer[] {
  const found = named.filter(record => record.type === type);
  const alias = named.find(record => record.type === 'CNAME');
  const target = String(alias?.data).toLowerCase();
  const more =
    found.length === 0 && alias
      ? [alias, ...records.filter(record => record.name.toLowerCase() === target && record.type === type)]
      : found;
  return more.map(({ name, type: kind, data, ttl = 60 }) => ({ name, type: kind, data, ttl }) as Answer);
}
