import { type Expected, expected } from './expected.js';

// Pieces of sentences that several errors share, in both languages.

/** What a name of the testbed can stand for. */
export type Kind = 'host' | 'link' | 'device' | 'switch' | 'site' | 'platform' | 'port' | 'trunk' | 'group';

/** Who has taken something, and where in the file. */
export interface Claim {
  kind: Kind;
  name: string;
  line: number;
}

const kinds: Record<Kind, { en: string; ja: string }> = {
  host: { en: 'host', ja: 'ホスト' },
  link: { en: 'link', ja: 'リンク' },
  device: { en: 'device', ja: '機器' },
  switch: { en: 'patch switch', ja: 'パッチスイッチ' },
  site: { en: 'site', ja: 'サイト' },
  platform: { en: 'platform', ja: 'プラットフォーム' },
  port: { en: 'port', ja: 'ポート' },
  trunk: { en: 'trunk', ja: 'トランク' },
  group: { en: 'group', ja: 'グループ' },
};

export const kind = {
  en: (of: Kind) => kinds[of].en,
  ja: (of: Kind) => kinds[of].ja,
};

export const wanted = {
  en: (what: Expected) => expected[what].en,
  ja: (what: Expected) => expected[what].ja,
};

export const example = (what: Expected) => expected[what].example;

export const inPlace = {
  en: (place: string) => (place === '' ? 'At the top level' : `In ${place}`),
  ja: (place: string) => (place === '' ? '最上位' : `${place} `),
};

/** What stands where something else is expected: a text, a map, or a list of so many. */
export type Found = { text: string } | { list: number } | 'map';

export const found = {
  en: (it: Found) => (it === 'map' ? 'a map' : 'text' in it ? `"${it.text}"` : `a list of ${it.list}`),
  ja: (it: Found) => (it === 'map' ? 'マップ' : 'text' in it ? `「${it.text}」` : `${it.list} 個のリスト`),
};

/** Japanese text with a space where Latin letters or digits meet it. */
export function spaced(text: string): string {
  return text.replace(/^(?=[!-~])/, ' ').replace(/(?<=[!-~])$/, ' ');
}

export const claim = {
  en: (by: Claim) => `the ${kinds[by.kind].en} "${by.name}" (line ${by.line})`,
  ja: (by: Claim) => `${kinds[by.kind].ja}「${by.name}」（${by.line} 行目）`,
};

/** More names than this are no help in a message. */
const MOST = 12;

export const didYouMean = {
  en: ({ near, known }: { near: string[]; known: string[] }) => {
    if (near.length > 0) return `did you mean ${near.map(name => `"${name}"`).join(' or ')}?`;
    return known.length === 0 ? 'the testbed file names none' : `there are: ${some(known, ', ')}`;
  },
  ja: ({ near, known }: { near: string[]; known: string[] }) => {
    if (near.length > 0) return `もしかして: ${near.map(name => `「${name}」`).join('')}`;
    return known.length === 0
      ? 'テストベッドファイルには 1 つも書かれていません'
      : `あるのは次のとおりです: ${some(known, '、')}`;
  },
};

function some(names: string[], separator: string): string {
  return names.slice(0, MOST).join(separator) + (names.length > MOST ? ' …' : '');
}
