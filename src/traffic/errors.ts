import { defineErrors, type Language } from '../errors/index.js';
import { type Stage, type Story, sayStory } from './story.js';

/** What to do about a story, by where packets died. */
const remedies: Record<Stage, { en: string; ja: string }> = {
  flowing: { en: 'allow more time', ja: '待ち時間を延ばしてください' },
  unsent: {
    en: "look at the sender's interface, address, gateway and ARP/ND table",
    ja: '送信側のインターフェース、アドレス、ゲートウェイ、ARP/ND テーブルを確認してください',
  },
  forward: {
    en: 'look at links, routes and filters on the way there, or allow more time',
    ja: '行きの経路のリンク、ルート、フィルターを確認するか、待ち時間を延ばしてください',
  },
  unanswered: {
    en: "look at the target's gateway, routes and firewall",
    ja: '相手側のゲートウェイ、ルート、ファイアウォールを確認してください',
  },
  reverse: {
    en: 'look at the route back and at filters on it (asymmetric routing, stateful firewall), or allow more time',
    ja: '帰りの経路のルートとフィルター（非対称ルーティング、ステートフルファイアウォール）を確認するか、待ち時間を延ばしてください',
  },
  both: {
    en: 'look at the links and devices between them, or allow more time',
    ja: '両者の間のリンクと機器を確認するか、待ち時間を延ばしてください',
  },
  somewhere: {
    en: 'look at links, routes and filters on the way, and whether the target is up',
    ja: '経路上のリンク、ルート、フィルターと、相手が動いているかを確認してください',
  },
};

const seconds = (ms: number) => `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;
const remedy = (story: Story, language: Language) => remedies[story.stage][language];
const path = ({ from, to }: Story) => `${from.name} -> ${to.name} (${to.address})`;

export const errors = defineErrors('traffic', {
  noReply: {
    en: (f: { story: Story; waitedMs: number }) => ({
      what: `The probe ${path(f.story)} got nothing through within ${seconds(f.waitedMs)}, so it was not started`,
      why: sayStory(f.story, 'en'),
      remedy: remedy(f.story, 'en'),
    }),
    ja: f => ({
      what: `プローブ ${path(f.story)} は ${seconds(f.waitedMs)} 以内に 1 度も通らなかったため、開始できません`,
      why: sayStory(f.story, 'ja'),
      remedy: remedy(f.story, 'ja'),
    }),
  },
  notRecovered: {
    en: (f: { story: Story; waitedMs: number; outMs: number }) => ({
      what: `${path(f.story)} did not come back within ${seconds(f.waitedMs)}; nothing has got through for ${seconds(f.outMs)}`,
      why: sayStory(f.story, 'en'),
      remedy: remedy(f.story, 'en'),
    }),
    ja: f => ({
      what: `${path(f.story)} は ${seconds(f.waitedMs)} 以内に復旧しませんでした。${seconds(f.outMs)} の間、通っていません`,
      why: sayStory(f.story, 'ja'),
      remedy: remedy(f.story, 'ja'),
    }),
  },
  noLoss: {
    en: (f: { story: Story; waitedMs: number; sent: number }) => ({
      what: `${path(f.story)} was never out within ${seconds(f.waitedMs)}: ${f.sent} packets were sent`,
      why: sayStory(f.story, 'en'),
      remedy: 'check that what was cut is on the path of this traffic',
    }),
    ja: f => ({
      what: `${path(f.story)} は ${seconds(f.waitedMs)} の間、途切れませんでした (送信 ${f.sent} パケット)`,
      why: sayStory(f.story, 'ja'),
      remedy: '切断したものがこの通信の経路上にあるか確認してください',
    }),
  },
  notEnded: {
    en: (f: { story: Story; waitedMs: number }) => ({
      what: `The probe ${path(f.story)} (${f.story.kind}) did not end within ${seconds(f.waitedMs)}, and was left as it is`,
      why: 'its sending was stopped, but sockets or requests that were under way did not close',
      remedy: 'its report is right; run `tsunagu down` when the run is over, which ends them with the agent',
    }),
    ja: f => ({
      what: `プローブ ${path(f.story)}（${f.story.kind}）が ${seconds(f.waitedMs)} 以内に終了しなかったため、待つのをやめました`,
      why: '送信は止めましたが、途中のソケットまたは要求が閉じません',
      remedy:
        'プローブの結果は有効です。実行が終わったら `tsunagu down` を実行すると、エージェントとともに終了します',
    }),
  },
  interval: {
    en: (f: { intervalMs: number }) => ({
      what: `A probe cannot send each ${f.intervalMs} ms`,
      remedy: 'choose an interval between 1 ms and 1000 ms',
    }),
    ja: f => ({
      what: `プローブの送信間隔 ${f.intervalMs} ms は使えません`,
      remedy: '1 ms から 1000 ms の間にしてください',
    }),
  },
});
