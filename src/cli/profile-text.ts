import { stringify } from 'yaml';
import type { SwitchProfile } from '../agent/protocol.js';
import type { Language } from '../errors/index.js';

const comments = {
  en: {
    head: (name: string, at: string, file: string) => [
      `What the patch switch ${name} can do, tried by \`tsunagu switch probe\` on ${at}.`,
      `Named in the testbed file (switches: ${name}: { profile: ${file} }), tsunagu refuses what it cannot do`,
      'before anything is changed, and offers the nearest thing that it can. What you know better, correct here.',
    ],
    lease:
      "Shortest lease of silent cuts, by how exact the switch's timers are; longer is safe, shorter is refused.",
    entries: 'Flows that fit, by its own word: some switches say too much. Lower it to what really fits.',
    table: 'The flow table that was tried; testbeds that name this file write there.',
    findings: 'works: false has consequences: portDown refuses `link-down`, hardTimeout refuses `silent`,',
    more: 'pushTag, popTag and stackTags the taggings that need them.',
    frames:
      'Frames over a cable between two ports: passes, dropped, altered, or not tried (too long for the uplink).',
    doubleTagged:
      'Q-in-Q that does not pass refuses hosts with a VLAN on a stacked uplink, hosts with two, tagged links over trunks.',
    timings: 'In milliseconds.',
  },
  ja: {
    head: (name: string, at: string, file: string) => [
      `パッチスイッチ ${name} にできること（${at} に \`tsunagu switch probe\` で調査）`,
      `テストベッドファイルで指定すると（switches: ${name}: { profile: ${file} }）、できないことは変更の前に断り、`,
      'できるものの中でいちばん近い方法を示します。より正確に知っていることがあれば、ここを直してください。',
    ],
    lease:
      'silent での切断の最短リース（スイッチのタイマーの精度による）。長くしても安全で、短いものは断ります。',
    entries: '入るフローの数（スイッチの公称値。実際より多く言うものもあるので、実際の数に直してください）。',
    table: '調べたフローテーブル。このファイルを指定したテストベッドのフローはここに入ります。',
    findings: 'works: false の影響: portDown なら `link-down`、hardTimeout なら `silent` を断り、',
    more: 'pushTag、popTag、stackTags ならそれらを必要とする tagging を断ります。',
    frames:
      '2 つのポート間のケーブルを通したフレーム: passes 通過、dropped 破棄、altered 変化、not tried 未試行（アップリンクには長すぎる）。',
    doubleTagged:
      'Q-in-Q が通らなければ、stacked のアップリンクで VLAN を持つホスト、VLAN を 2 つ持つホスト、トランクを通るタグ付きリンクを断ります。',
    timings: 'ミリ秒単位。',
  },
};

/** A profile as the YAML file that a testbed can name. */
export function profileText(
  { leaseMs, entries, findings, frames, timings, table, datapathId, ...about }: SwitchProfile,
  { language, at, file }: { language: Language; at: string; file: string },
): string {
  const c = comments[language];
  const say = (...lines: string[]) => lines.map(line => `# ${line}\n`).join('');
  const { switch: name, ...versions } = about;
  return [
    say(...c.head(name, at, file)),
    stringify({ version: 1, switch: name }),
    `datapath: "0x${datapathId}"\n`,
    stringify(versions),
    `\n${say(c.table)}${stringify({ table })}`,
    leaseMs === undefined ? '' : `\n${say(c.lease)}lease: ${leaseMs / 1000}s\n`,
    entries === undefined ? '' : `\n${say(c.entries)}${stringify({ entries })}`,
    `\n${say(c.findings, c.more)}${stringify({ findings })}`,
    frames === undefined ? '' : `\n${say(c.frames, c.doubleTagged)}${stringify({ frames })}`,
    Object.keys(timings).length === 0 ? '' : `\n${say(c.timings)}${stringify({ timings })}`,
  ].join('');
}

const words = {
  en: {
    findings: 'what it can do',
    frames: 'frames',
    lease: (seconds: number) => `leases from ${seconds} s on`,
    noFrames: 'frames were not tried: give two free ports that a cable joins (--ports A,B)',
    fates: { passes: 'pass', dropped: 'dropped', altered: 'altered', 'not tried': 'not tried' },
  },
  ja: {
    findings: 'できること',
    frames: 'フレーム',
    lease: (seconds: number) => `リースは ${seconds} 秒から`,
    noFrames:
      'フレームは試していません: ケーブルでつながれた空きポートを 2 つ指定してください（--ports A,B）',
    fates: { passes: '通過', dropped: '破棄', altered: '変化', 'not tried': '未試行' },
  },
};

/** A profile in a few lines, for a terminal. */
export function profileSummary(profile: SwitchProfile, language: Language): string {
  const w = words[language];
  const { findings, frames, leaseMs } = profile;
  const lines = Object.entries(findings).map(
    ([trial, { works, note }]) => `  ${works ? '✓' : '✗'} ${trial}${note ? `: ${note}` : ''}`,
  );
  const byFate = Object.entries(w.fates).flatMap(([fate, word]) => {
    const kinds = Object.entries(frames ?? {}).flatMap(([kind, seen]) => (seen === fate ? kind : []));
    return kinds.length > 0 ? [`  ${word}: ${kinds.join(', ')}`] : [];
  });
  const times = Object.entries(profile.timings).map(([name, ms]) => `${name} ${ms} ms`);
  return [
    `${profile.switch}: ${[profile.manufacturer, profile.hardware, profile.software].filter(Boolean).join(', ')}`,
    `${w.findings}:`,
    ...lines,
    ...(frames ? [`${w.frames}:`, ...byFate] : [w.noFrames]),
    ...(leaseMs === undefined ? [] : [w.lease(leaseMs / 1000)]),
    times.join(', '),
  ].join('\n');
}
