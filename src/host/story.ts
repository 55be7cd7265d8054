import type { Language } from '../errors/index.js';

/** One line of what happened, in each language. */
export type Story = Record<Language, string>;

export function story(en: string, ja: string): Story {
  return { en, ja };
}

/** Milliseconds with as many digits as matter: 0.213 ms, 12.3 ms, 3000 ms. */
export function msText(ms: number): string {
  const digits = ms < 10 ? 3 : ms < 100 ? 1 : 0;
  return `${ms.toFixed(digits)} ms`;
}

/** What an ICMP error says (RFC 792, RFC 1812 section 5.2.7.1; RFC 4443 section 3). */
export function icmpReason(
  family: 4 | 6,
  { type, code, mtu }: { type: number; code: number; mtu?: number },
): Story {
  const plain = plainReason(family, type, code);
  if (!mtu) return plain;
  return story(`${plain.en} (at most ${mtu} bytes)`, `${plain.ja}（最大 ${mtu} バイト）`);
}

function plainReason(family: 4 | 6, type: number, code: number): Story {
  const key = `${family}/${type}/${code}`;
  return (
    reasons[key] ??
    reasons[`${family}/${type}`] ??
    story(`ICMP type ${type} code ${code}`, `ICMP タイプ ${type} コード ${code}`)
  );
}

const prohibited = story('administratively prohibited', '通信が禁止されている');
const port = story('port unreachable', 'ポート到達不能');
const host = story('host unreachable', 'ホスト到達不能');
const reasons: Record<string, Story> = {
  '4/3/0': story('network unreachable', 'ネットワーク到達不能'),
  '4/3/1': host,
  '4/3/2': story('protocol unreachable', 'プロトコル到達不能'),
  '4/3/3': port,
  '4/3/4': story('fragmentation needed', '断片化が必要'),
  '4/3/9': prohibited,
  '4/3/10': prohibited,
  '4/3/13': prohibited,
  '4/11': story('time to live exceeded', 'TTL 超過'),
  '6/1/0': story('no route', '経路なし'),
  '6/1/1': prohibited,
  '6/1/3': host,
  '6/1/4': port,
  '6/1/5': prohibited,
  '6/1/6': prohibited,
  '6/2': story('packet too big', 'パケットが大きすぎる'),
  '6/3': story('hop limit exceeded', 'ホップ数超過'),
};
