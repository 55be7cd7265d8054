import { defineErrors } from '../errors/index.js';

/** What can be wrong with the text of a YAML file, whatever it is about. */
export const errors = defineErrors('yaml', {
  syntax: {
    en: (f: { message: string; reference: boolean }) => ({
      what: `This is not YAML: ${f.message}`,
      remedy: f.reference
        ? `put "\${NAME}" in quotes where it stands inside { } or [ ]`
        : 'look at the indentation, colons, quotes and brackets here and in the line before',
    }),
    ja: f => ({
      what: 'YAML として読めません',
      why: f.message,
      remedy: f.reference
        ? `{ } や [ ] の中では "\${NAME}" を引用符で囲んでください`
        : 'この行と前の行の字下げ、コロン、引用符、括弧を確かめてください',
    }),
  },
  tab: {
    en: () => ({ what: 'This line is indented by a tab', remedy: 'indent by spaces: YAML allows no tabs' }),
    ja: () => ({
      what: 'この行はタブで字下げされています',
      remedy: '半角スペースで字下げしてください。YAML ではタブを使えません',
    }),
  },
  fullWidth: {
    en: (f: { letter: string }) => ({
      what:
        f.letter === '：' ? 'Here is a full-width colon (：)' : 'This line is indented by a full-width space',
      remedy: f.letter === '：' ? 'write `: ` (half-width colon and a space)' : 'indent by half-width spaces',
    }),
    ja: f => ({
      what: f.letter === '：' ? 'コロンが全角（：）です' : 'この行は全角スペースで字下げされています',
      remedy:
        f.letter === '：' ? '半角のコロンと空白 `: ` にしてください' : '半角スペースで字下げしてください',
    }),
  },
  documents: {
    en: () => ({ what: 'A second YAML document begins here', remedy: 'keep one document: remove the `---`' }),
    ja: () => ({
      what: 'ここから 2 つ目の YAML 文書が始まっています',
      remedy: '1 つの文書にまとめ、`---` を消してください',
    }),
  },
  anchor: {
    en: (f: { circular: boolean }) => ({
      what: f.circular
        ? 'This alias stands inside its own anchor'
        : 'There is no anchor for this alias before it',
      remedy: 'write out what it stands for; put a text that begins with * in quotes',
    }),
    ja: f => ({
      what: f.circular
        ? 'このエイリアス（*）は、それが指すアンカー（&）自身の中にあります'
        : 'このエイリアス（*）に対応するアンカー（&）が、これより前にありません',
      remedy: '内容をここに書いてください。* で始まる文字列は引用符で囲んでください',
    }),
  },
  repeatedKey: {
    en: (f: { key: string; line: number }) => ({
      what: `"${f.key}" stands here a second time; it is already in line ${f.line}`,
      remedy: 'remove or rename one of the two',
    }),
    ja: f => ({
      what: `「${f.key}」が 2 回書かれています。${f.line} 行目にもあります`,
      remedy: 'どちらかを消すか、名前を変えてください',
    }),
  },
  unset: {
    en: (f: { name: string }) => ({
      what: `The environment variable ${f.name} is not set`,
      remedy: `set it before the run (export ${f.name}=…), or give a default: \${${f.name}:-…}`,
    }),
    ja: f => ({
      what: `環境変数 ${f.name} が設定されていません`,
      remedy: `実行前に設定する（export ${f.name}=…）か、既定値を書いてください: \${${f.name}:-…}`,
    }),
  },
  reference: {
    en: () => ({
      what: `Here is a \${ that names no environment variable`,
      remedy: `write \${NAME} or \${NAME:-default}; for a literal \${ write $\${`,
    }),
    ja: () => ({
      what: `ここの \${ は環境変数の名前になっていません`,
      remedy: `\${NAME} か \${NAME:-既定値} と書いてください。文字としての \${ は $\${ と書きます`,
    }),
  },
});
