import type { Language } from '../errors/index.js';
import { HOPS, type Hop, type PacketLog } from './log.js';

/**
 * icmp: echo requests and their replies. udp: one stream each way. tcp: a session whose records are sent back. http:
 * requests, each on a connection of its own.
 */
export type ProbeKind = 'icmp' | 'udp' | 'tcp' | 'http';

/**
 * Where packets die: not even sent; on the way there; at the target, which sends none; on the way back; in
 * both streams (udp); or somewhere, when the target is not a test host and only the sender's side can be watched.
 */
export type Stage = 'flowing' | 'unsent' | 'forward' | 'unanswered' | 'reverse' | 'both' | 'somewhere';

/** What became of the packets that were offered since the last one that went the whole way. */
export interface Story {
  stage: Stage;
  kind: ProbeKind;
  from: { name: string; address: string };
  to: { name: string; address: string };
  /** How many of these packets were seen at each hop. */
  counts: Record<Hop, number>;
  /** When the last packet that went the whole way was offered (ms since the epoch). */
  lastGoodMs?: number;
  /** The last error that sending gave, such as ENETUNREACH. */
  sendError?: string;
}

/** What a story is told about. */
export interface StoryContext {
  kind: ProbeKind;
  from: Story['from'];
  to: Story['to'];
  /** Whether the target's interface is watched too. */
  watched: boolean;
  sendError?: string | undefined;
}

/**
 * Reads the story out of the log: the stage is that of the last packet offered at or before `decidedMs`, because
 * later ones may still be on their way.
 */
export function tellStory(log: PacketLog, decidedMs: number, context: StoryContext): Story {
  const { kind, from, to, watched, sendError } = context;
  const lastGood = lastThrough(log, kind);
  let decided = log.next - 1;
  while (decided > lastGood && log.at('offered', decided) > decidedMs) decided--;
  const counts: Story['counts'] = { offered: 0, leftFrom: 0, reachedTo: 0, leftTo: 0, reachedFrom: 0 };
  for (let seq = lastGood + 1; seq <= decided; seq++) {
    for (const hop of HOPS) if (log.has(hop, seq)) counts[hop]++;
  }
  return {
    stage: decided > lastGood ? stageOf(log, decided, kind, watched) : 'flowing',
    kind,
    from,
    to,
    counts,
    ...(lastGood >= log.first && { lastGoodMs: log.at('offered', lastGood) }),
    ...(sendError !== undefined && { sendError }),
  };
}

/** Whether a packet made it: there and back (icmp, tcp, http), or both streams' packets did (udp). */
export function wentThrough(log: PacketLog, seq: number, kind: ProbeKind): boolean {
  return log.has('reachedFrom', seq) && (kind !== 'udp' || log.has('reachedTo', seq));
}

/** The last packet that went the whole way; the one before `log.first` when there is none. */
export function lastThrough(log: PacketLog, kind: ProbeKind): number {
  let seq = log.highest('reachedFrom');
  if (kind === 'udp') seq = Math.min(seq, log.highest('reachedTo'));
  while (seq >= log.first && !wentThrough(log, seq, kind)) seq--;
  return Math.max(seq, log.first - 1);
}

function stageOf(log: PacketLog, seq: number, kind: ProbeKind, watched: boolean): Stage {
  if (!log.has('leftFrom', seq)) return 'unsent';
  if (!watched) return 'somewhere';
  const arrived = log.has('reachedTo', seq);
  if (!arrived) return kind === 'udp' && !log.has('reachedFrom', seq) ? 'both' : 'forward';
  return log.has('leftTo', seq) ? 'reverse' : 'unanswered';
}

/** The story in one sentence or two. */
export function sayStory(story: Story, language: Language): string {
  return language === 'ja' ? japanese(story) : english(story);
}

const words: Record<Language, Record<ProbeKind, { what: string; back: string }>> = {
  en: {
    icmp: { what: 'echo requests', back: 'replies' },
    udp: { what: 'UDP packets', back: 'UDP packets' },
    tcp: { what: 'records of a TCP session', back: 'echoes' },
    http: { what: 'HTTP requests', back: 'responses' },
  },
  ja: {
    icmp: { what: 'エコー要求', back: '応答' },
    udp: { what: 'UDP パケット', back: 'UDP パケット' },
    tcp: { what: 'TCP セッションのデータ', back: 'エコー' },
    http: { what: 'HTTP リクエスト', back: '応答' },
  },
};

function english({ stage, kind, from, to, counts: c, sendError }: Story): string {
  const { what, back } = words.en[kind];
  const path = `${from.name} (${from.address}) to ${to.name} (${to.address})`;
  const error = sendError ? `; sending said ${sendError}` : '';
  const there = `${c.leftFrom} of ${c.offered} ${what} left ${from.name}`;
  const texts: Record<Stage, string> = {
    flowing: `${what} from ${path} get through`,
    unsent: `nothing left ${from.name}: ${path}, ${there}${error}; its interface is down, or it has no route or no answer to ARP/ND for the next hop`,
    forward: `lost on the way from ${path}: ${there}, ${c.reachedTo} reached ${to.name}`,
    unanswered: `${to.name} sent nothing back: ${path}, ${c.reachedTo} ${what} reached ${to.name}, ${c.leftTo} ${back} left it`,
    reverse: `lost on the way back, from ${to.name} (${to.address}) to ${from.name} (${from.address}): ${c.leftTo} ${back} left ${to.name}, ${c.reachedFrom} arrived at ${from.name}`,
    both: `lost both ways between ${path}: ${there}, ${c.reachedTo} reached ${to.name}; ${c.leftTo} left ${to.name}, ${c.reachedFrom} arrived at ${from.name}`,
    somewhere: `no reply came from ${path}: ${there}, ${c.reachedFrom} ${back} arrived (${to.name} is not a test host, so its side was not watched)`,
  };
  return texts[stage];
}

function japanese({ stage, kind, from, to, counts: c, sendError }: Story): string {
  const { what, back } = words.ja[kind];
  const path = `${from.name} (${from.address}) から ${to.name} (${to.address})`;
  const error = sendError ? `、送信エラー ${sendError}` : '';
  const there = `${what} ${c.offered} 個のうち ${c.leftFrom} 個が ${from.name} から出ました`;
  const texts: Record<Stage, string> = {
    flowing: `${path} へ${what}は届いています`,
    unsent: `${from.name} から何も出ていません: ${path} へ、${there}${error}。インターフェースが落ちているか、経路がないか、次ホップの ARP/ND に応答がありません`,
    forward: `行きの途中で失われています: ${path} へ、${there}が、${to.name} に届いたのは ${c.reachedTo} 個です`,
    unanswered: `${to.name} が何も返していません: ${path} へ、${what}は ${c.reachedTo} 個届きましたが、${to.name} から出た${back}は ${c.leftTo} 個です`,
    reverse: `帰りの途中で失われています: ${to.name} (${to.address}) から ${from.name} (${from.address}) へ、${back} ${c.leftTo} 個が ${to.name} から出ましたが、${from.name} に届いたのは ${c.reachedFrom} 個です`,
    both: `行きも帰りも失われています: ${path} へ、${there}が、${to.name} に届いたのは ${c.reachedTo} 個。${to.name} からは ${c.leftTo} 個が出て、${from.name} に届いたのは ${c.reachedFrom} 個です`,
    somewhere: `応答がありません: ${path} へ、${there}が、戻った${back}は ${c.reachedFrom} 個です (${to.name} はテストホストではないため、相手側は見ていません)`,
  };
  return texts[stage];
}
