import type { Language } from '../errors/index.js';
import { formatDuration } from './duration.js';
import { displayWidth, pad } from './width.js';

/** What a whole run did. Times in milliseconds. */
export interface RunFacts {
  scenarios: { passed: number; failed: number; skipped?: number };
  totalMs: number;
  /** Where the time went. Scenarios that ran side by side are counted each, so this may exceed the total. */
  spent: { setUpMs: number; trafficMs: number; waitingMs: number; resetMs: number; cleanUpMs: number };
  /** Resets of devices. */
  resets: number;
  /** Times that a link was cut. */
  cuts: number;
  /** Scenarios that had to wait for others, longest first: how long, and for whom. */
  waits: { scenario: string; ms: number; waitedFor: string[] }[];
  /** Devices that are not configured as they were at the start, and what differs, a line each. */
  changed: { device: string; difference: string[] }[];
  /** Names of links that could not be restored. */
  leftCut: string[];
  /** What was not done because this machine or kernel cannot, in both languages. */
  skipped: Record<Language, { what: string; why: string }>[];
  /** Path or URL of the report. */
  report?: string;
}

/** How the summary is written. */
export interface SummaryStyle {
  /** Colours by ANSI escape sequences; off unless asked for. */
  color?: boolean;
}

/** So many are named in the summary; the page has all. */
const LONGEST_WAITS = 3;

const texts = {
  en: {
    scenarios: (n: number) => `${n} ${n === 1 ? 'scenario' : 'scenarios'}`,
    passed: 'passed',
    failed: 'failed',
    skipped: 'skipped',
    count: (n: number, what: string) => `${n} ${what}`,
    outcomes: (scenarios: string, outcomes: string[]) => `${scenarios} (${outcomes.join(', ')})`,
    total: (scenarios: string, time: string) => `${scenarios} in ${time}`,
    labels: {
      time: 'time',
      waits: 'waited',
      changed: 'CHANGED',
      network: 'network',
      skipped: 'not done',
      report: 'report',
    },
    waits: (n: number, time: string) =>
      `${n} ${n === 1 ? 'scenario' : 'scenarios'} for others, ${time} in all; longest:`,
    wait: (scenario: string, time: string, others: string) => `${scenario}: ${time} for ${others}`,
    spent: {
      setUpMs: 'set-up',
      trafficMs: 'traffic',
      waitingMs: 'waiting',
      resetMs: 'reset',
      cleanUpMs: 'clean-up',
    },
    cuts: (n: number) => `${n} ${n === 1 ? 'cut' : 'cuts'}`,
    resets: (n: number) => `${n} ${n === 1 ? 'reset' : 'resets'}`,
    changed: (device: string) => `${device} is not configured as it was when the run began:`,
    leftCut: (links: string[]) => (links.length === 0 ? 'no link left cut' : `LEFT CUT: ${links.join(', ')}`),
    because: (what: string, why: string) => `${what}: ${why}`,
  },
  ja: {
    scenarios: (n: number) => `${n} シナリオ`,
    passed: '成功',
    failed: '失敗',
    skipped: 'スキップ',
    count: (n: number, what: string) => `${what} ${n}`,
    outcomes: (scenarios: string, outcomes: string[]) => `${scenarios}（${outcomes.join('、')}）`,
    total: (scenarios: string, time: string) => `${scenarios}、${time}`,
    labels: {
      time: '時間',
      waits: '順番待ち',
      changed: '設定の相違',
      network: 'ネットワーク',
      skipped: '未実施',
      report: 'レポート',
    },
    waits: (n: number, time: string) => `${n} シナリオがほかを待った（計 ${time}）。長いもの:`,
    wait: (scenario: string, time: string, others: string) => `${scenario}: ${time}（相手: ${others}）`,
    spent: {
      setUpMs: '準備',
      trafficMs: '通信',
      waitingMs: '待ち',
      resetMs: 'リセット',
      cleanUpMs: '後片付け',
    },
    cuts: (n: number) => `切断 ${n} 回`,
    resets: (n: number) => `リセット ${n} 回`,
    changed: (device: string) => `${device} の設定が、実行を始めたときと異なります:`,
    leftCut: (links: string[]) =>
      links.length === 0 ? '切れたままのリンクなし' : `切れたままのリンク: ${links.join('、')}`,
    because: (what: string, why: string) => `${what}（${why}）`,
  },
};

/** The lines that close a run, without a line break at the end. */
export function runSummary(
  facts: RunFacts,
  language: Language,
  { color = false }: SummaryStyle = {},
): string {
  const say = texts[language];
  const paint = (code: number, text: string) => (color ? `\u001b[${code}m${text}\u001b[0m` : text);
  const { passed, failed, skipped = 0 } = facts.scenarios;
  const outcomes = [
    passed > 0 && paint(32, say.count(passed, say.passed)),
    failed > 0 && paint(31, say.count(failed, say.failed)),
    skipped > 0 && paint(33, say.count(skipped, say.skipped)),
  ].filter(part => part !== false);
  const count = say.scenarios(passed + failed + skipped);
  const scenarios = outcomes.length > 0 ? say.outcomes(count, outcomes) : count;
  const left = say.leftCut(facts.leftCut);
  const rows: [label: string, text: string][] = [
    [say.labels.time, spent(facts, language)],
    ...waits(facts, language),
    [
      say.labels.network,
      [
        say.cuts(facts.cuts),
        facts.leftCut.length > 0 ? paint(31, left) : left,
        say.resets(facts.resets),
      ].join(' · '),
    ],
    ...facts.changed.flatMap(({ device, difference }) => [
      [say.labels.changed, paint(31, say.changed(device))] as [string, string],
      ...difference.map((line): [string, string] => ['', line]),
    ]),
    ...facts.skipped.map(({ [language]: { what, why } }, index): [string, string] => [
      index === 0 ? say.labels.skipped : '',
      paint(33, say.because(what, why)),
    ]),
    ...(facts.report === undefined ? [] : [[say.labels.report, facts.report] as [string, string]]),
  ];
  const column = Math.max(...rows.map(([label]) => displayWidth(label))) + 2;
  const lines = rows.map(([label, text]) => `  ${paint(2, pad(label, column))}${text}`);
  return [say.total(scenarios, formatDuration(facts.totalMs, language)), ...lines].join('\n');
}

/** Where the time went, longest first. */
function spent(facts: RunFacts, language: Language): string {
  const names = texts[language].spent;
  const kinds = Object.keys(names) as (keyof RunFacts['spent'])[];
  return kinds
    .sort((a, b) => facts.spent[b] - facts.spent[a])
    .map(kind => `${names[kind]} ${formatDuration(facts.spent[kind], language)}`)
    .join(' · ');
}

/** Who waited for whom: the longest ones. */
function waits({ waits }: RunFacts, language: Language): [label: string, text: string][] {
  if (waits.length === 0) return [];
  const say = texts[language];
  const duration = (ms: number) => formatDuration(ms, language);
  const all = waits.reduce((sum, { ms }) => sum + ms, 0);
  return [
    [say.labels.waits, say.waits(waits.length, duration(all))],
    ...waits
      .slice(0, LONGEST_WAITS)
      .map(({ scenario, ms, waitedFor }): [string, string] => [
        '',
        say.wait(scenario, duration(ms), waitedFor.join(', ')),
      ]),
  ];
}
