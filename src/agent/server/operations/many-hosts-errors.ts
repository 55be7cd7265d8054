import { defineErrors } from '../../../errors/index.js';

export const manyHostsErrors = defineErrors('operation', {
  badRange: {
    en: (f: { from: string; count: number }) => ({
      what: `${f.count} hosts cannot have addresses from ${f.from} on`,
      remedy:
        'write the first address with its prefix length (10.1.10.100/24), with room for all of them in the subnet',
    }),
    ja: f => ({
      what: `${f.count} 台のホストに ${f.from} から順にアドレスを付けることはできません`,
      remedy:
        '先頭のアドレスをプレフィックス長付き（10.1.10.100/24）で、サブネットに全台分の余裕があるように書いてください',
    }),
  },
  addressTaken: {
    en: (f: { address: string; other: string }) => ({
      what: `The address ${f.address} is that of host ${f.other}`,
      remedy: 'begin at another address',
    }),
    ja: f => ({
      what: `アドレス ${f.address} はホスト ${f.other} のものです`,
      remedy: '別のアドレスから始めてください',
    }),
  },
  nameTaken: {
    en: (f: { name: string }) => ({
      what: `There is a host ${f.name} already`,
      remedy: 'give these hosts another name',
    }),
    ja: f => ({ what: `${f.name} というホストはすでにあります`, remedy: '別の名前を付けてください' }),
  },
  noPort: {
    en: (f: { text: string; known: string[] }) => ({
      what: `No patch switch has a port ${f.text}`,
      remedy: `write SWITCH:PORT, one of ${f.known.join(', ')}`,
    }),
    ja: f => ({
      what: `${f.text} というパッチスイッチのポートはありません`,
      remedy: `スイッチ:ポート の形で、次のどれかを書いてください: ${f.known.join('、')}`,
    }),
  },
});
