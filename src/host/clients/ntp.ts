import { randomBytes } from 'node:crypto';
import { type Namespace, realtime } from '../../netns/index.js';
import type { AttemptOptions } from '../deadline.js';
import { readNtpTime } from '../ntp-time.js';
import { msText, type Story, story } from '../story.js';
import type { NoAnswer, ServiceResult } from './outcome.js';
import { udpExchange } from './udp.js';

export interface NtpOptions extends AttemptOptions {
  /** Default 123. */
  port?: number;
}

/** answered: with a time that may be used; denied: the server has none itself, or sent a kiss-o'-death. */
export interface NtpResult extends ServiceResult {
  /** 1: has a clock of its own; 2 to 15: how far it is from one. */
  stratum?: number;
  /** The server's clock minus ours, in milliseconds. */
  offsetMs?: number;
  /** Round trip without the server's own time, in milliseconds. */
  delayMs?: number;
  /** Of stratum 1 the kind of clock (`GPS`), else the address that it follows. */
  reference?: string;
}

const RETRY_MS = 1000;

/** Asks an NTP server for the time (RFC 5905, client mode 3; RFC 9109: the transmit timestamp is a random cookie). */
export async function ntpQuery(ns: Namespace, address: string, options: NtpOptions): Promise<NtpResult> {
  const request = Buffer.alloc(48);
  request[0] = (4 << 3) | 3;
  const cookie = randomBytes(8);
  cookie.copy(request, 40);
  const isReply = (data: Buffer) => data.length >= 48 && data.subarray(24, 32).equals(cookie);
  let at = 0;
  const exchange = await udpExchange(ns, address, options.port ?? 123, request, {
    ...options,
    retryMs: RETRY_MS,
    isReply: data => {
      at = realtime();
      return isReply(data);
    },
  });
  const { reply, outcome, ...facts } = exchange;
  if (!reply) return { ...facts, outcome: outcome as NoAnswer };
  return { ...facts, ...read(reply, facts.sentAt ?? at - facts.ms, at) };
}

function read(reply: Buffer, sentAt: number, at: number): Omit<NtpResult, 'ms' | 'sent'> {
  const [first = 0, stratum = 0] = reply;
  const received = readNtpTime(reply, 32, at);
  const transmitted = readNtpTime(reply, 40, at);
  const offsetMs = (received - sentAt + (transmitted - at)) / 2;
  const delayMs = Math.max(0, at - sentAt - (transmitted - received));
  const letters = reply.toString('latin1', 12, 16).replace(/\0+$/, '');
  if (stratum === 0) return { outcome: 'denied', stratum, story: kissStory(letters) };
  if (first >> 6 === 3 || stratum > 15) {
    const text = story(
      'answered that it has no time itself (not synchronised)',
      '応答: サーバ自身が同期していません',
    );
    return { outcome: 'denied', stratum, story: text };
  }
  const reference = stratum === 1 ? letters : reply.subarray(12, 16).join('.');
  const text = story(
    `time from stratum ${stratum}, offset ${signed(offsetMs)}, delay ${msText(delayMs)}`,
    `stratum ${stratum} の時刻を取得、オフセット ${signed(offsetMs)}、遅延 ${msText(delayMs)}`,
  );
  return { outcome: 'answered', stratum, offsetMs, delayMs, reference, story: text };
}

/** RFC 5905 section 7.4: DENY, RSTR, RATE. */
function kissStory(code: string): Story {
  return story(`sent away with a kiss-o'-death: ${code}`, `kiss-o'-death で拒否されました: ${code}`);
}

function signed(ms: number): string {
  return `${ms < 0 ? '-' : '+'}${msText(Math.abs(ms))}`;
}
