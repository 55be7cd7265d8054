import { randomInt } from 'node:crypto';
import { isIP } from 'node:net';
import dnsPacket, { type Answer, type DecodedPacket, type RecordType } from 'dns-packet';
import { addressBytes, type Namespace } from '../../netns/index.js';
import { type AttemptOptions, within } from '../deadline.js';
import { eachMessage } from '../dns-framing.js';
import type { Evidence } from '../observer.js';
import { msText, type Story, story } from '../story.js';
import { attemptTcp } from './tcp.js';
import { udpExchange } from './udp.js';

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
  /** NOERROR, NXDOMAIN, SERVFAIL ...; absent when nothing came that could be read. */
  rcode?: string;
  answers: { name: string; type: string; data: string; ttl: number }[];
  ms: number;
  story: Story;
}

/** After which a question is sent again that may have been lost. */
const RETRY_MS = 1000;

/** Asks a DNS server. With type PTR, `name` may be an address. */
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
    questions: [{ type, name: type === 'PTR' && isIP(name) ? reverseName(name) : name }],
  };
  if (options.tcp) return overTcp(ns, query, options);
  const sent = await udpExchange(ns, options.server, options.port ?? 53, dnsPacket.encode(query), {
    ...options,
    retryMs: RETRY_MS,
  });
  if (sent.outcome !== 'reply' || !sent.reply) {
    const { reply: _, outcome, ...rest } = sent;
    return { ...rest, outcome: outcome as Exclude<typeof outcome, 'reply'>, answers: [] };
  }
  const response = decoded(sent.reply, query);
  if (response?.flag_tc) return overTcp(ns, query, options);
  return read(response, sent);
}

/** RFC 1035 section 3.5, RFC 3596 section 2.5. */
function reverseName(address: string): string {
  const bytes = [...addressBytes(address)].reverse();
  if (bytes.length === 4) return `${bytes.join('.')}.in-addr.arpa`;
  const digits = bytes.flatMap(byte => [byte & 15, byte >> 4]);
  return `${digits.map(digit => digit.toString(16)).join('.')}.ip6.arpa`;
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
    const response = await within<Buffer>({ ...options, budgetMs: left }, done => {
      eachMessage(socket, done);
      socket.on('close', () => done());
      socket.on('error', () => done());
      socket.write(dnsPacket.streamEncode(query));
    });
    const ms = result.ms + performance.now() - start;
    if (response) return read(decoded(response, query), { ...result, ms });
    const text = story('connected, but no DNS answer came', '接続できたが DNS の応答なし');
    return { ...result, ms, outcome: 'silence', answers: [], story: text };
  } finally {
    socket.destroy();
  }
}

/** undefined when it is no answer to that query. */
function decoded(message: Buffer, query: dnsPacket.Packet): DecodedPacket | undefined {
  try {
    const packet = dnsPacket.decode(message);
    return packet.type === 'response' && packet.id === query.id ? packet : undefined;
  } catch {
    return undefined;
  }
}

function read(response: DecodedPacket | undefined, facts: Evidence & { ms: number }): DnsResult {
  const { sent, sentAt, ms } = facts;
  const common = { sent, ...(sentAt !== undefined && { sentAt }), ms };
  if (!response) {
    const text = story(
      'what came back is no answer to the DNS query',
      '返ってきたものは DNS の応答ではありません',
    );
    return { ...common, outcome: 'failed', answers: [], story: text };
  }
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
  return { ...common, outcome, rcode, answers, story: text };
}

function dataText(answer: Answer): string {
  const data: unknown = 'data' in answer ? answer.data : '';
  if (typeof data === 'string') return data;
  if (Array.isArray(data)) return data.map(String).join('');
  if (data instanceof Uint8Array) return Buffer.from(data).toString();
  return Object.values(data as object).join(' ');
}
