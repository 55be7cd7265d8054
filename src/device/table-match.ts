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

/** The column that a word names, in either language and any case; undefined if there is none. */
export function columnNamed(table: TableSubject, word: string): string | undefined {
  const bare = (text: string) =>
    text
      .normalize('NFKC')
      .replace(/[\s_-]/g, '')
      .toLowerCase();
  const found = Object.entries(COLUMNS[table]).find(([name, ja]) =>
    [name, ja].some(known => bare(known) === bare(word)),
  );
  return found?.[0];
}

/** The columns in which a row is not what was wanted. */
export function mismatch(row: object, wanted: Record<string, string>): string[] {
  const values = row as Record<string, string | number | undefined>;
  return Object.entries(wanted)
    .filter(
      ([column, text]) =>
        text !== '' && canonical(column, String(values[column] ?? '')) !== canonical(column, text),
    )
    .map(([column]) => column);
}

/** The rows that are as wanted. */
export function rowsThat<Row extends object>(rows: Row[], wanted: Record<string, string>): Row[] {
  return rows.filter(row => mismatch(row, wanted).length === 0);
}

/** MAC addresses are the same however they are written; all else is compared as it is. */
function canonical(column: string, text: string): string {
  return column === 'mac' ? text.replace(/[.:-]/g, '').toLowerCase() : text.trim();
}
