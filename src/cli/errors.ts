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
  usage: {
    en: (f: { seen: string }) => ({ what: f.seen, remedy: 'see `tsunagu help`' }),
    ja: f => ({ what: f.seen, remedy: '`tsunagu help` を見てください' }),
  },
});
