import { bindUdp, type Namespace, realtime, Tap } from '../../netns/index.js';
import { type AttemptOptions, within } from '../deadline.js';
import { msText, type Story, story } from '../story.js';

export interface MulticastOptions extends AttemptOptions {
  port: number;
  /** Only from this source (IGMPv3, MLDv2: RFC 4607). */
  source?: string;
  /** Default eth0. */
  ifname?: string;
  /** The host's own address there, for IPv4 (default: the kernel's choice, which needs a route). */
  own?: string;
}

export interface MulticastResult {
  /** received; silence: the group was joined, and nothing came; notSent: no membership report left the host. */
  outcome: 'received' | 'silence' | 'notSent';
  /** A membership report was seen leaving by then (IGMP, MLD): what switches and routers go by. */
  joined: boolean;
  /** Who sent what came first, and what. */
  from?: string;
  payload?: string;
  /** From joining to the first datagram, in milliseconds. */
  ms: number;
  story: Story;
}

/** Joins a group and waits for its first datagram; leaves it again. */
export async function multicastReceive(
  ns: Namespace,
  group: string,
  options: MulticastOptions,
): Promise<MulticastResult> {
  const { port, source, ifname = 'eth0', own } = options;
  const family = group.includes(':') ? 6 : 4;
  const tap = Tap.open(ns, ifname, { filter: { protocol: family === 4 ? IGMP : HOP_BY_HOP }, snaplen: 128 });
  // Bound to the group: what is sent to others on the same port is not taken.
  const socket = await bindUdp(ns, { family, address: group, port });
  const start = realtime();
  let localError: string | undefined;
  try {
    const first = await within<{ from: string; payload: string }>(options, done => {
      socket.on('message', (data, { address }) => done({ from: address, payload: data.toString('utf8') }));
      const at = family === 6 ? `::%${ifname}` : own;
      try {
        // Names of interfaces are looked up where the thread is.
        ns.run(() => {
          if (source === undefined) socket.addMembership(group, at);
          else socket.addSourceSpecificMembership(source, group, at);
        });
      } catch (error) {
        localError = (error as Error).message;
        done();
      }
    });
    const ms = realtime() - start;
    const joined = tap.drain().some(({ outgoing, data }) => outgoing && isReport(data, family));
    if (first) {
      const text = story(
        `received from ${first.from} to ${group} after ${msText(ms)}`,
        `${msText(ms)} で ${first.from} から ${group} 宛てを受信`,
      );
      return { outcome: 'received', joined, ...first, ms, story: text };
    }
    if (!joined) {
      const why = localError ?? 'no membership report left the host';
      const text = story(
        `not joined: ${why}`,
        `参加できず: ${localError ?? 'メンバーシップレポートがホストから出ませんでした'}`,
      );
      return { outcome: 'notSent', joined, ms, story: text };
    }
    const text = story(
      `nothing came to ${group} within ${options.budgetMs} ms (the group was joined)`,
      `${options.budgetMs} ミリ秒以内に ${group} 宛ての受信なし（グループへの参加は確認済み）`,
    );
    return { outcome: 'silence', joined, ms, story: text };
  } finally {
    void tap.close();
    socket.close();
  }
}

const IGMP = 2;
const HOP_BY_HOP = 0;
/** RFC 2236, RFC 3376: version 1, 2 and 3 membership reports. */
const IGMP_REPORTS = [0x12, 0x16, 0x22];
/** RFC 2710, RFC 3810: multicast listener reports, behind a hop-by-hop option of 8 bytes. */
const MLD_REPORTS = [131, 143];

function isReport(data: Buffer, family: 4 | 6): boolean {
  if (family === 4) return IGMP_REPORTS.includes(data[14 + ((data[14] ?? 0) & 15) * 4] ?? 0);
  return data.readUInt16BE(12) === 0x86dd && data[20] === HOP_BY_HOP && MLD_REPORTS.includes(data[62] ?? 0);
}
