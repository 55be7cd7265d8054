import { defineErrors, formatWhere, type Where } from '../../errors/index.js';

interface Cannot {
  switch: string;
  what: { en: string; ja: string };
  /** How the profile knows, and where. */
  note: string;
  at: Where;
  /** The nearest thing that the switch can do. */
  nearest: string;
}

const why = ({ note, at }: Pick<Cannot, 'note' | 'at'>): string => `${formatWhere(at)}${note && `: ${note}`}`;

/** What a testbed wants of a switch and its profile says it cannot do. */
export const profileErrors = defineErrors('profile', {
  unreadable: {
    en: (f: { file: string; reason: string }) => ({
      what: `The profile ${f.file} cannot be read`,
      why: f.reason,
      remedy: 'its path counts from the folder of the testbed file; `tsunagu switch probe` writes one',
    }),
    ja: f => ({
      what: `プロファイル ${f.file} を読めません`,
      why: f.reason,
      remedy: 'パスはテストベッドファイルのフォルダからの相対です。`tsunagu switch probe` で作成できます',
    }),
  },
  otherSwitch: {
    en: (f: { switch: string; file: string; datapath: string; wanted: string }) => ({
      what: `The profile ${f.file} is of another switch than "${f.switch}": its datapath id is ${f.datapath}, not ${f.wanted}`,
      remedy: `name the profile of this switch, or make it anew: \`tsunagu switch probe ${f.switch}\``,
    }),
    ja: f => ({
      what: `プロファイル ${f.file} は「${f.switch}」とは別のスイッチのものです（データパス ID が ${f.wanted} ではなく ${f.datapath}）`,
      remedy: `このスイッチのプロファイルを指定するか、作り直してください: \`tsunagu switch probe ${f.switch}\``,
    }),
  },
  otherTable: {
    en: (f: { switch: string; file: string; table: number; tried: number }) => ({
      what: `"${f.switch}" is to have its flows in table ${f.table}, but its profile ${f.file} was made in table ${f.tried}`,
      remedy: `take \`table: ${f.tried}\`, or make the profile anew in table ${f.table}: \`tsunagu switch probe ${f.switch}\``,
    }),
    ja: f => ({
      what: `「${f.switch}」のフローはテーブル ${f.table} に入れる設定ですが、プロファイル ${f.file} はテーブル ${f.tried} で作られています`,
      remedy: `\`table: ${f.tried}\` にするか、テーブル ${f.table} で作り直してください: \`tsunagu switch probe ${f.switch}\``,
    }),
  },
  cannot: {
    en: (f: Cannot) => ({
      what: `The patch switch "${f.switch}" cannot ${f.what.en}`,
      why: `its profile says so: ${why(f)}`,
      remedy: `the nearest thing that it can do is \`${f.nearest}\``,
    }),
    ja: f => ({
      what: `パッチスイッチ「${f.switch}」には${f.what.ja}ことができません`,
      why: `プロファイルによる: ${why(f)}`,
      remedy: `いちばん近い方法は \`${f.nearest}\` です`,
    }),
  },
});
