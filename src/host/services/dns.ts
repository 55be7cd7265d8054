import type dgram from 'node:dgram';
import net from 'node:net';
import dnsPacket, { type Answer, type DecodedPacket, type RecordType } from 'dns-packet';
import { eachMessage } from '../dns-framing.js';

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
