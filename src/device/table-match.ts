import type { TableSubject } from './tables.js';

/** The columns that a table may have, with what they are called in Japanese feature files. */
export const COLUMNS: Record<TableSubject, Record<string, string>> = {
  neighbours: { address: 'アドレス', mac: 'MAC', interface: 'インターフェース', vrf: 'VRF' },
  macTable: { mac: 'MAC', vlan: 'VLAN', interface: 'インターフェース', kind: '種類' },
  routes: {
    prefix: '宛先',
    protocol: 'プロトコル',
    nextHop: '次ホップ',
    interface: 'インターフェース',
    distance: '距離',
    metric: 'メトリック',
    vrf: 'VRF',
  },
  interfaces: {
    name: '名前',
    admin: '設定',
    oper: '状態',
    description: '説明',
    address: 'アドレス',
    mac: 'MAC',
    mtu: 'MTU',
    inPackets: '受信パケット',
    outPackets: '送信パケット',
    inErrors: '受信エラー',
    outErrors: '送信エラー',
  },
  sessions: {
    protocol: 'プロトコル',
    source: '送信元',
    destination: '宛先',
    translatedSource: '変換後の送信元',
    translatedDestination: '変換後の宛先',
  },
};

/** The column that a word names, by its name or its Japanese name in any case; undefined if there is none. */
export function columnNamed(columns: Record<string, string>, word: string): string | undefined {
  const bare = (text: string) =>
    text
      .normalize('NFKC')
      .replace(/[\s_-]/g, '')
      .toLowerCase();
  const found = Object.entries(columns).find(([name, ja]) =>
    [name, ja].some(known => bare(known) === bare(word)),
  );
  return found?.[0];
}

/** The columns in which a row is not what was wanted; of several values one must be. */
export function mismatch(row: object, wanted: Record<string, string>): string[] {
  const values = row as Record<string, string | number | string[] | undefined>;
  const isSo = (value: string | number | string[] = '', text: string) =>
    [value].flat().some(one => canonical(String(one)) === canonical(text));
  return Object.entries(wanted)
    .filter(([column, text]) => text !== '' && !isSo(values[column], text))
    .map(([column]) => column);
}

/** The rows that are as wanted. */
export function rowsThat<Row extends object>(rows: Row[], wanted: Record<string, string>): Row[] {
  return rows.filter(row => mismatch(row, wanted).length === 0);
}

const MAC =
  /^(?:[\da-f]{2}([:-]))(?:[\da-f]{2}\1){4}[\da-f]{2}$|^[\da-f]{4}([.:-])[\da-f]{4}\2[\da-f]{4}$|^[\da-f]{6}-?[\da-f]{6}$/i;

/** MAC addresses are the same however they are written; all else is compared as it is. */
function canonical(text: string): string {
  const bare = text.trim();
  return MAC.test(bare) ? bare.replace(/[.:-]/g, '').toLowerCase() : bare;
}
