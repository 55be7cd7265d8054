import { defineErrors } from '../errors/index.js';

const near = (names: string[]) => (names.length > 0 ? names.join(', ') : undefined);

export const errors = defineErrors('requirements', {
  unreadable: {
    en: (f: { file: string; reason: string }) => ({
      what: `The file of requirements ${f.file} cannot be read`,
      why: f.reason,
      remedy: 'write its path from the folder in which cucumber-js runs',
    }),
    ja: f => ({
      what: `要件ファイル ${f.file} を読めません`,
      why: f.reason,
      remedy: 'cucumber-js を実行するフォルダからのパスで書いてください',
    }),
  },
  invalid: {
    en: (f: { name: string; count: number }) => ({
      what: `${f.name} has ${f.count === 1 ? 'a mistake' : `${f.count} mistakes`}:`,
      remedy: '',
    }),
    ja: f => ({ what: `${f.name} に誤りが ${f.count} 件あります:`, remedy: '' }),
  },
  unclosed: {
    en: () => ({
      what: 'This double quote is never closed',
      remedy: 'close it; a double quote within a field is written twice',
    }),
    ja: () => ({
      what: 'この二重引用符が閉じられていません',
      remedy: '閉じてください。値の中の二重引用符は 2 つ重ねて書きます',
    }),
  },
  noColumn: {
    en: (f: { title: string }) => ({
      what: `There is no column "${f.title}"`,
      remedy:
        'the first row gives the titles: from, to, ports, allow (and no, service, from_net, to_net ...)',
    }),
    ja: f => ({
      what: `「${f.title}」の列がありません`,
      remedy: '1 行目に見出し（送信元、宛先、ポート、可否。ほかに番号、サービスなど）を書いてください',
    }),
  },
  unknownColumn: {
    en: (f: { title: string; near: string[]; known: string[] }) => ({
      what: `There is no column of the title "${f.title}"`,
      remedy: near(f.near) ? `did you mean ${near(f.near)}?` : `titles are: ${f.known.join(', ')}`,
    }),
    ja: f => ({
      what: `「${f.title}」という見出しの列は使えません`,
      remedy: near(f.near) ? `もしかして: ${near(f.near)}` : `使える見出し: ${f.known.join('、')}`,
    }),
  },
  ports: {
    en: (f: { text: string }) => ({
      what: `"${f.text}" does not say what is asked for`,
      remedy: 'write icmp, tcp/22,80,443 or udp/53',
    }),
    ja: f => ({
      what: `「${f.text}」からプロトコルとポートが読み取れません`,
      remedy: 'icmp、tcp/22,80,443、udp/53 のように書いてください',
    }),
  },
  allowed: {
    en: (f: { text: string }) => ({
      what: `"${f.text}" says neither yes nor no`,
      remedy: 'write yes or no (or ✓ ✗, ○ ×)',
    }),
    ja: f => ({
      what: `「${f.text}」では可否がわかりません`,
      remedy: '可・不可、○・×、yes・no のどれかで書いてください',
    }),
  },
  noName: {
    en: (f: { side: 'from' | 'to' }) => ({
      what: `Nobody is named in the column "${f.side}"`,
      remedy: 'name a host, an alias or a group of the testbed',
    }),
    ja: f => ({
      what: `${f.side === 'from' ? '送信元' : '宛先'}が空です`,
      remedy: 'テストベッドのホスト、別名、グループのどれかを書いてください',
    }),
  },
});
