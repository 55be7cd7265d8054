import { defineErrors } from '../errors/index.js';

export const errors = defineErrors('cli', {
  noTestbed: {
    en: (f: { file: string }) => ({
      what: `There is no testbed file: ${f.file} does not exist, and no cucumber configuration here names another`,
      remedy: 'name the file: `tsunagu COMMAND FILE`',
    }),
    ja: f => ({
      what: `テストベッドのファイルがありません（${f.file} は存在せず、cucumber の設定にも指定がありません）`,
      remedy: 'ファイルを指定してください: `tsunagu コマンド ファイル`',
    }),
  },
  noAgentFor: {
    en: (f: { file: string }) => ({
      what: `No site is up with ${f.file}, and the file as it is does not tell its site`,
      remedy: 'put right what is told below, then start the site with `tsunagu up`',
    }),
    ja: f => ({
      what: `${f.file} で動いているサイトはなく、今のファイルからはサイトもわかりません`,
      remedy: '下の内容を直してから、`tsunagu up` でサイトを起動してください',
    }),
  },
  unknownCommand: {
    en: (f: { command: string; near: string[]; known: string[] }) => ({
      what: `tsunagu has no command ${f.command}${f.near.length > 0 ? `; did you mean ${f.near.join(' or ')}?` : ''}`,
      remedy: `commands are: ${f.known.join(', ')}`,
    }),
    ja: f => ({
      what: `tsunagu に ${f.command} というコマンドはありません${f.near.length > 0 ? `（もしかして: ${f.near.join('、')}）` : ''}`,
      remedy: `使えるコマンド: ${f.known.join(', ')}`,
    }),
  },
  deviceArguments: {
    en: (f: { command: string; file: boolean }) => ({
      what: `${f.command} wants the name of a device${f.file ? ' and the file with the change' : ''}`,
      remedy: `for instance: tsunagu ${f.command} R1${f.file ? ' new-filter.nft' : ''}; a name with spaces is put in quotes`,
    }),
    ja: f => ({
      what: `${f.command} には機器の名前${f.file ? 'と変更のファイル' : ''}が必要です`,
      remedy: `例: tsunagu ${f.command} R1${f.file ? ' new-filter.nft' : ''}（空白を含む名前は引用符で囲んでください）`,
    }),
  },
  changeByDryRun: {
    en: (_: object) => ({
      what: 'A dry run tests nothing, and the change would be confirmed',
      remedy: 'leave `--dry-run` out',
    }),
    ja: _ => ({
      what: '--dry-run では何も確かめないまま、変更が確定されてしまいます',
      remedy: '`--dry-run` を外してください',
    }),
  },
  readArguments: {
    en: () => ({
      what: 'device read wants the name of a device and a command',
      remedy: 'for instance: tsunagu device read SW1 show interfaces status',
    }),
    ja: () => ({
      what: 'device read には機器の名前とコマンドが必要です',
      remedy: '例: tsunagu device read SW1 show interfaces status',
    }),
  },
  changeArguments: {
    en: (f: { seen?: string }) => ({
      what:
        f.seen === undefined ? 'tsunagu change needs changes and a command' : `${f.seen} is not DEVICE=FILE`,
      remedy: 'for example: tsunagu change FW1=new-rules.nft FW2=new-rules.nft -- npx cucumber-js',
    }),
    ja: f => ({
      what:
        f.seen === undefined
          ? 'tsunagu change には変更とコマンドが必要です'
          : `${f.seen} は「機器=ファイル」の形になっていません`,
      remedy: '例: tsunagu change FW1=new-rules.nft FW2=new-rules.nft -- npx cucumber-js',
    }),
  },
  notATime: {
    en: (f: { option: string; seen: string }) => ({
      what: `--${f.option} ${f.seen} is not a length of time`,
      remedy: 'give a number with its unit, such as 500ms, 30s or 5m',
    }),
    ja: f => ({
      what: `--${f.option} ${f.seen} は時間として読めません`,
      remedy: '500ms、30s、5m のように、数字と単位を指定してください',
    }),
  },
  notAFlap: {
    en: (f: { seen: string }) => ({
      what: `--flap ${f.seen} does not say how often and how fast`,
      remedy: 'give the number of times and the period, such as --flap 5/2s',
    }),
    ja: f => ({
      what: `--flap ${f.seen} は回数と周期として読めません`,
      remedy: '回数と周期を --flap 5/2s のように指定してください',
    }),
  },
  oneKind: {
    en: (_: Record<string, never>) => ({
      what: '--one-way goes with neither --silent nor --flap',
      remedy: 'give one of them; --flap with --silent drops frames and leaves the carrier',
    }),
    ja: () => ({
      what: '--one-way は --silent や --flap と一緒には使えません',
      remedy: 'どれか 1 つにしてください（--flap と --silent の組は、キャリアを残してフレームを捨てます）',
    }),
  },
  notPorts: {
    en: (f: { seen: string }) => ({
      what: `--ports ${f.seen} are not two port numbers`,
      remedy: 'give the numbers of two ports that a cable joins, such as --ports 6,7',
    }),
    ja: f => ({
      what: `--ports ${f.seen} は 2 つのポート番号として読めません`,
      remedy: 'ケーブルでつながれた 2 つのポートの番号を --ports 6,7 のように指定してください',
    }),
  },
  profileExists: {
    en: (f: { file: string }) => ({
      what: `There is a profile already: ${f.file}; nothing was tried`,
      remedy: 'replace it with --force, or write another file with -o FILE',
    }),
    ja: f => ({
      what: `プロファイル ${f.file} がすでにあります。まだ何も試していません`,
      remedy: '置き換えるなら --force、別のファイルに書くなら -o ファイル を付けてください',
    }),
  },
  notWritten: {
    en: (f: { file: string; reason: string }) => ({
      what: `${f.file} cannot be written`,
      why: f.reason,
      remedy: 'name a file in a folder that you may write to: -o FILE',
    }),
    ja: f => ({
      what: `${f.file} に書けません`,
      why: f.reason,
      remedy: '書き込めるフォルダのファイルを指定してください: -o ファイル',
    }),
  },
  nameMissing: {
    en: (f: { command: string }) => ({
      what: `tsunagu ${f.command} needs a name`,
      remedy: 'see `tsunagu status` for the names',
    }),
    ja: f => ({
      what: `tsunagu ${f.command} には名前が必要です`,
      remedy: '名前は `tsunagu status` で確認できます',
    }),
  },
  labMissing: {
    en: (f: { command: string; known: string[] }) => ({
      what: `tsunagu ${f.command} needs the name of a lab`,
      remedy: `name one that is shipped (${f.known.join(', ')}), or the path of a lab file or its folder`,
    }),
    ja: f => ({
      what: `tsunagu ${f.command} にはラボの名前が必要です`,
      remedy: `同梱のラボ（${f.known.join('、')}）の名前か、ラボファイルまたはそのフォルダのパスを指定してください`,
    }),
  },
  nodeMissing: {
    en: (_: Record<string, never>) => ({
      what: 'tsunagu lab console needs the name of a node',
      remedy: 'see `tsunagu lab status` for the names',
    }),
    ja: () => ({
      what: 'tsunagu lab console にはノードの名前が必要です',
      remedy: '名前は `tsunagu lab status` で確認できます',
    }),
  },
  driverMissing: {
    en: (f: { known: string[] }) => ({
      what: 'tsunagu driver check needs the file of a driver or the name of a platform',
      remedy: `name a file, or one of the platforms: ${f.known.join(', ')}`,
    }),
    ja: f => ({
      what: 'tsunagu driver check にはドライバーのファイルかプラットフォームの名前が必要です',
      remedy: `ファイルか、プラットフォームのどれかを指定してください: ${f.known.join('、')}`,
    }),
  },
  needsRoot: {
    en: (f: { command: string; user: string; seen: string }) => ({
      what: `tsunagu ${f.command} needs root, and ${f.user} may not become root without a password`,
      why: f.seen,
      remedy: `run it as root (sudo npx tsunagu ${f.command} …), or allow \`sudo -n\` for this user (a sudoers line with NOPASSWD)`,
    }),
    ja: f => ({
      what: `tsunagu ${f.command} には root 権限が必要ですが、${f.user} はパスワードなしで root になれません`,
      why: f.seen,
      remedy: `root で実行する（sudo npx tsunagu ${f.command} …）か、このユーザーに \`sudo -n\` を許可してください（sudoers に NOPASSWD の行）`,
    }),
  },
  usage: {
    en: (f: { seen: string }) => ({ what: f.seen, remedy: 'see `tsunagu help`' }),
    ja: f => ({ what: f.seen, remedy: '`tsunagu help` を見てください' }),
  },
  noDriver: {
    en: (f: { what: string; near: string[]; known: string[] }) => ({
      what: `There is no driver ${JSON.stringify(f.what)}, neither a file nor a platform`,
      why: `the platforms are ${f.known.join(', ')}`,
      remedy:
        f.near.length > 0
          ? `did you mean ${f.near.join(' or ')}?`
          : 'say tsunagu driver check FILE, or the name of a platform',
    }),
    ja: f => ({
      what: `ドライバー ${JSON.stringify(f.what)} は、ファイルにもプラットフォームにもありません`,
      why: `プラットフォーム: ${f.known.join(', ')}`,
      remedy:
        f.near.length > 0
          ? `もしかして: ${f.near.join(' または ')}`
          : 'tsunagu driver check に、ファイルかプラットフォームの名前を指定してください',
    }),
  },
});
