import { defineErrors } from '../../errors/index.js';
import { reachabilityText } from '../../report/index.js';
import type { ReachCell } from '../protocol.js';

export const errors = defineErrors('expected', {
  reachability: {
    en: (f: { all: number; wrong: ReachCell[] }) => ({
      what: `${f.wrong.length} of ${f.all} required reachabilities do not hold`,
      why: `\n${reachabilityText(f.wrong, 'en')}`,
      remedy:
        'correct the network (filter, route, VLAN) or the requirement; for ? make the named control pass first. The whole matrix is in the report',
    }),
    ja: f => ({
      what: `到達性の要件 ${f.all} 件のうち ${f.wrong.length} 件が満たされていません`,
      why: `\n${reachabilityText(f.wrong, 'ja')}`,
      remedy:
        'ネットワーク（フィルタ、経路、VLAN）か要件を直してください。? は、示された対照確認がまず成功するようにしてください。全体の表はレポートにあります',
    }),
  },
});
