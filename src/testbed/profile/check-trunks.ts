import type { Assembly } from '../assembly.js';
import type { LinkSpec } from '../model.js';
import { push } from './check.js';
import { profileErrors } from './errors.js';
import type { Trial } from './model.js';

const stack = {
  en: 'stack VLAN tags, which a link over a trunk needs where tagged frames run on it',
  ja: '、トランクを通るリンクでタグ付きフレームを流すのに必要な、VLAN タグを重ねる',
};

/** Reports links over trunks at whose ends a switch cannot, as its profile says, do what the trunk's tag needs. */
export function checkTrunkLinks({ switches, problems }: Assembly, links: Map<string, LinkSpec>): void {
  for (const { pairs, untagged, where } of links.values()) {
    const ends = pairs.flatMap(([a, b]) => (a.switch === b.switch ? [] : [a.switch, b.switch]));
    for (const name of new Set(ends)) {
      const cannot = (what: typeof push, trial: Trial, nearest: string): void => {
        const lack = switches.get(name)?.profile?.lacks.get(trial);
        if (!lack) return;
        const facts = { switch: name, what, note: lack.note, at: lack.where, nearest };
        problems.push(profileErrors.cannot(facts, { where }));
      };
      for (const trial of ['pushTag', 'popTag'] as const)
        cannot(push, trial, `ports: [${name}:…, ${name}:…]`);
      if (!untagged) cannot(stack, 'stackTags', 'untagged: true');
    }
  }
}
