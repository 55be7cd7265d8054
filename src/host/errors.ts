import { defineErrors } from '../errors/index.js';

export const errors = defineErrors('host', {
  unknown: {
    en: (f: { name: string; near: string[] }) => ({
      what: `There is no test host ${f.name}`,
      ...(f.near.length > 0 && { why: `did you mean ${f.near.join(', ')}?` }),
      remedy: 'correct the name, or add the host to the testbed file',
    }),
    ja: f => ({
      what: `テストホスト ${f.name} はありません`,
      ...(f.near.length > 0 && { why: `もしかして: ${f.near.join('、')}` }),
      remedy: '名前を直すか、テストベッドファイルにホストを追加してください',
    }),
  },
  interfaceExists: {
    en: (f: { names: string[] }) => ({
      what: `Interface ${f.names.join(', ')} exists already, and it is not ours`,
      remedy: 'run `tsunagu clean` if an earlier run was killed; otherwise rename that interface',
    }),
    ja: f => ({
      what: `インターフェース ${f.names.join(', ')} がすでにあります（tsunagu が作ったものではありません）`,
      remedy:
        '前回の実行が強制終了されていた場合は `tsunagu clean` を実行してください。そうでなければ、そのインターフェースの名前を変えてください',
    }),
  },
  noFamily: {
    en: (f: { host: string; address: string }) => ({
      what: `${f.host} cannot reach ${f.address}: it has no address of that family`,
      remedy: 'give the host an address of the same family (IPv4 or IPv6) in the testbed file',
    }),
    ja: f => ({
      what: `${f.host} には同じ種類（IPv4 / IPv6）のアドレスがないため、${f.address} に届きません`,
      remedy: 'テストベッドファイルで、このホストに同じ種類のアドレスを加えてください',
    }),
  },
  notAddress: {
    en: (f: { host: string; given: string }) => ({
      what: `${f.given} is not an IP address`,
      why: `${f.host} was to send there`,
      remedy: 'give an IPv4 or IPv6 address; only httpGet looks names up',
    }),
    ja: f => ({
      what: `${f.given} は IP アドレスではありません`,
      why: `${f.host} の宛先として指定されました`,
      remedy: 'IPv4 か IPv6 のアドレスを指定してください（名前を引くのは httpGet だけです）',
    }),
  },
  noLease: {
    en: (f: { host: string; ifname: string; budgetMs: number; refusedBy: string }) => ({
      what: `${f.host} got no address by DHCP on ${f.ifname}`,
      why: f.refusedBy
        ? `server ${f.refusedBy} offered one, and did not grant it`
        : `no server offered one within ${Math.round(f.budgetMs)} ms`,
      remedy: 'look whether a DHCP server or relay is in its VLAN, and has free addresses',
    }),
    ja: f => ({
      what: `${f.host} は ${f.ifname} で DHCP のアドレスを取得できませんでした`,
      why: f.refusedBy
        ? `サーバ ${f.refusedBy} は提示しましたが、割り当てませんでした`
        : `${Math.round(f.budgetMs)} ミリ秒以内に提示したサーバがありません`,
      remedy: 'その VLAN に DHCP サーバかリレーがあるか、空きアドレスがあるかを確認してください',
    }),
  },
  noAdvertisement: {
    en: (f: { host: string; ifname: string; budgetMs: number }) => ({
      what: `${f.host} got no IPv6 address by router advertisement on ${f.ifname}`,
      why: `none came within ${Math.round(f.budgetMs)} ms`,
      remedy: 'look whether a router advertises a prefix with the autonomous flag in its VLAN',
    }),
    ja: f => ({
      what: `${f.host} は ${f.ifname} でルータ広告による IPv6 アドレスを得られませんでした`,
      why: `${Math.round(f.budgetMs)} ミリ秒以内に届きませんでした`,
      remedy: 'その VLAN で、自律フラグ付きのプレフィックスがルータから広告されているか確認してください',
    }),
  },
  noResolver: {
    en: (f: { host: string; name: string }) => ({
      what: `${f.host} cannot look up ${f.name}: it has no DNS server`,
      remedy: 'give the host a DNS server, or use an address',
    }),
    ja: f => ({
      what: `${f.host} には DNS サーバーの指定がないため、${f.name} を引けません`,
      remedy: 'このホストに DNS サーバーを指定するか、アドレスを使ってください',
    }),
  },
  badUrl: {
    en: (f: { url: string }) => ({
      what: `${f.url} is not a URL that can be fetched`,
      remedy: 'write it as http://HOST/PATH or https://HOST/PATH',
    }),
    ja: f => ({
      what: `${f.url} は取得できる URL ではありません`,
      remedy: 'http://ホスト/パス または https://ホスト/パス の形で書いてください',
    }),
  },
});
