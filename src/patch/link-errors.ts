import { defineErrors, type Language } from '../errors/index.js';
import type { Flap, LapseReason } from './fault.js';

const clock = (at: number): string => new Date(at).toISOString();

interface FlapLimits {
  periodMs: { low: number; high: number };
  count: { high: number };
}

interface Lapsed {
  link: string;
  how: string;
  at: number;
  reason: LapseReason;
}

const lapse: Record<Language, Record<LapseReason, (at: string) => string>> = {
  en: {
    lease: at => `its lease ran out at ${at}, because it could not be renewed`,
    switch: at => `it was gone when the patch switch connected again at ${at}`,
    undone: at => `at ${at} something other than tsunagu undid it at the switch`,
    failed: at => `at ${at} the switch did not take it down, or bring it up again, in time`,
  },
  ja: {
    lease: at => `更新できなかったため、${at} に期限が切れました`,
    switch: at => `${at} にパッチスイッチが再接続したときには、切断はなくなっていました`,
    undone: at => `${at} に tsunagu 以外の何かがスイッチで切断を解除しました`,
    failed: at => `${at} に、スイッチが時間内にリンクを落とせないか、上げられませんでした`,
  },
};

/** Cutting and restoring that cannot be done, or that did not have the effect it must have. */
export const linkErrors = defineErrors('link', {
  unknown: {
    en: (f: { link: string; near: string[]; known: string[] }) => ({
      what: `There is no link ${f.link} on the patch panel`,
      why: `the links are ${f.known.join(', ') || 'none'}`,
      remedy: f.near.length
        ? `did you mean ${f.near.join(' or ')}?`
        : 'use the name of a link of the testbed',
    }),
    ja: f => ({
      what: `パッチパネルにリンク ${f.link} はありません`,
      why: `リンク: ${f.known.join(', ') || 'なし'}`,
      remedy: f.near.length
        ? `もしかして: ${f.near.join('、')}`
        : 'テストベッドにあるリンクの名前を使ってください',
    }),
  },
  alreadyCut: {
    en: (f: { link: string; how: string; since: number }) => ({
      what: `Link ${f.link} is cut already`,
      why: `by ${f.how} since ${clock(f.since)}`,
      remedy: 'restore it before cutting it again',
    }),
    ja: f => ({
      what: `リンク ${f.link} はすでに切断されています`,
      why: `${clock(f.since)} に ${f.how} で切断`,
      remedy: '再び切断する前に復旧してください',
    }),
  },
  notUp: {
    en: (f: { link: string; ports: string[] }) => ({
      what: `Link ${f.link} is not up, so cutting it would prove nothing`,
      why: f.ports.join('; '),
      remedy: 'look at the cable and the device at the other end of that port',
    }),
    ja: f => ({
      what: `リンク ${f.link} が上がっていないため、切断しても何も確かめられません`,
      why: f.ports.join('; '),
      remedy: 'そのポートのケーブルと接続先の機器を確認してください',
    }),
  },
  badFlap: {
    en: (f: { link: string; flap: Flap | undefined; limits: FlapLimits }) => ({
      what: f.flap
        ? `Link ${f.link} cannot flap ${f.flap.count} times with a period of ${f.flap.periodMs} ms`
        : `How link ${f.link} is to flap is not said`,
      remedy: `take a period of ${f.limits.periodMs.low} to ${f.limits.periodMs.high} ms, and 1 to ${f.limits.count.high} times`,
    }),
    ja: f => ({
      what: f.flap
        ? `リンク ${f.link} を周期 ${f.flap.periodMs} ミリ秒で ${f.flap.count} 回フラップさせることはできません`
        : `リンク ${f.link} のフラップの周期と回数が指定されていません`,
      remedy: `周期は ${f.limits.periodMs.low} から ${f.limits.periodMs.high} ミリ秒、回数は 1 から ${f.limits.count.high} 回にしてください`,
    }),
  },
  notItsPort: {
    en: (f: { link: string; port: string; known: string[] }) => ({
      what: `Link ${f.link} does not run through port ${f.port}`,
      why: `its ports are ${f.known.join(', ')}`,
      remedy: 'name the port of the link at which the frames to be dropped come in',
    }),
    ja: f => ({
      what: `リンク ${f.link} はポート ${f.port} を通っていません`,
      why: `このリンクのポート: ${f.known.join(', ')}`,
      remedy: '止めたい向きのフレームが入ってくる側のポートを指定してください',
    }),
  },
  overlaps: {
    en: (f: { link: string; other: string; how: string }) => ({
      what: `${f.link} cannot be cut while ${f.other} is cut (${f.how}): they have ports in common`,
      remedy: `restore ${f.other} first`,
    }),
    ja: f => ({
      what: `${f.link} は、ポートを共有する ${f.other} が切断中（${f.how}）のため切断できません`,
      remedy: `先に ${f.other} を復旧してください`,
    }),
  },
  cannotDo: {
    en: (f: { link: string; how: string; switch: string; why: string; nearest: string | undefined }) => ({
      what: `Link ${f.link} cannot be cut by \`${f.how}\`: patch switch ${f.switch} cannot do that`,
      why: f.why,
      remedy: f.nearest
        ? `the nearest thing that it can do is \`${f.nearest}\`; nothing was changed`
        : 'use a link through another patch switch; nothing was changed',
    }),
    ja: f => ({
      what: `パッチスイッチ ${f.switch} にはできないため、リンク ${f.link} を \`${f.how}\` で切断できません`,
      why: f.why,
      remedy: f.nearest
        ? `いちばん近い方法は \`${f.nearest}\` です。まだ何も変更していません`
        : '別のパッチスイッチを通るリンクを使ってください。まだ何も変更していません',
    }),
  },
  leaseTooShort: {
    en: (f: { link: string; switch: string; leaseMs: number; leastMs: number; at: string }) => ({
      what: `Link ${f.link} cannot be cut with a lease of ${f.leaseMs} ms: the timers of patch switch ${f.switch} are not that exact`,
      why: `its profile says so: ${f.at}`,
      remedy: `the shortest lease that it can keep is ${f.leastMs} ms; nothing was changed`,
    }),
    ja: f => ({
      what: `パッチスイッチ ${f.switch} のタイマーの精度が足りないため、リンク ${f.link} を ${f.leaseMs} ミリ秒のリースで切断できません`,
      why: `プロファイルによる: ${f.at}`,
      remedy: `最短のリースは ${f.leastMs} ミリ秒です。まだ何も変更していません`,
    }),
  },
  notAllCut: {
    en: (f: { failed: string[]; links: string[] }) => ({
      what: `Of the links ${f.links.join(', ')}, ${f.failed.join(', ')} could not be cut, so all were restored`,
      remedy: 'see below for what was wrong with each',
    }),
    ja: f => ({
      what: `${f.links.join('、')} のうち ${f.failed.join('、')} を切断できなかったため、すべて復旧しました`,
      remedy: 'それぞれの原因は以下のとおりです',
    }),
  },
  notCut: {
    en: (f: { link: string }) => ({
      what: `Link ${f.link} is not cut, so there is nothing to restore`,
      remedy: 'cut it first, or leave this step out',
    }),
    ja: f => ({
      what: `リンク ${f.link} は切断されていないので、復旧するものがありません`,
      remedy: '先に切断するか、このステップを外してください',
    }),
  },
  lapsed: {
    en: (f: Lapsed) => ({
      what: `The cut (${f.how}) of link ${f.link} ended by itself before it was restored`,
      why: lapse.en[f.reason](clock(f.at)),
      remedy:
        'what was measured after that is not valid; see whether the patch switch was away (power, management network) or somebody changed it, then run the drill again',
    }),
    ja: (f: Lapsed) => ({
      what: `リンク ${f.link} の切断（${f.how}）は、復旧する前にひとりでに終わっていました`,
      why: lapse.ja[f.reason](clock(f.at)),
      remedy:
        'それ以降の測定結果は無効です。パッチスイッチとの接続が切れていないか（電源、管理ネットワーク）、誰かが設定を変えていないかを調べ、演習をやり直してください',
    }),
  },
  carrierStays: {
    en: (f: { link: string; switch: string; port: number; waitedMs: number }) => ({
      what: `The far end of port ${f.port} of ${f.switch} (link ${f.link}) still has carrier`,
      why: `the switch says that the port is down, for ${Math.round(f.waitedMs)} ms now`,
      remedy: 'this switch only pretends to take the port down; cut the link with `silent` instead',
    }),
    ja: f => ({
      what: `${f.switch} のポート ${f.port}（リンク ${f.link}）の対向側のキャリアが落ちません`,
      why: `スイッチはポートが落ちたと報告してから ${Math.round(f.waitedMs)} ミリ秒たっています`,
      remedy: 'このスイッチはポートを落としたように見せているだけです。代わりに `silent` で切断してください',
    }),
  },
  noCarrier: {
    en: (f: { link: string; switch: string; port: number; waitedMs: number }) => ({
      what: `The far end of port ${f.port} of ${f.switch} (link ${f.link}) did not get carrier back`,
      why: `the switch says that the port is up, for ${Math.round(f.waitedMs)} ms now`,
      remedy: 'look at the cable and the device at the other end of that port',
    }),
    ja: f => ({
      what: `${f.switch} のポート ${f.port}（リンク ${f.link}）の対向側のキャリアが戻りません`,
      why: `スイッチはポートが上がったと報告してから ${Math.round(f.waitedMs)} ミリ秒たっています`,
      remedy: 'そのポートのケーブルと接続先の機器を確認してください',
    }),
  },
  notUndone: {
    en: (f: { link: string }) => ({
      what: `Link ${f.link} could not be cut, and what had been changed for that could not be put back`,
      remedy:
        'it is tried again when the patch switch connects again, and at the end; see below for both reasons',
    }),
    ja: f => ({
      what: `リンク ${f.link} を切断できず、途中までの変更も元に戻せませんでした`,
      remedy: 'パッチスイッチの再接続時と終了時に再び試みます。それぞれの理由は以下のとおりです',
    }),
  },
  notRestored: {
    en: (f: { links: string[] }) => ({
      what: `Links are not restored: ${f.links.join(', ')}`,
      remedy:
        'it is tried again when the patch switch connects again; `tsunagu clean` does it later by the journal',
    }),
    ja: f => ({
      what: `復旧できなかったリンクがあります: ${f.links.join('、')}`,
      remedy:
        'パッチスイッチの再接続時に再び試みます。後からでも `tsunagu clean` で記録（ジャーナル）に従って復旧できます',
    }),
  },
});
