import type { Assembly } from '../assembly.js';
import type { LinkSpec } from '../model.js';
import { push, twoTagsLack } from './check.js';
import { profileErrors } from './errors.js';
import type { Lack } from './model.js';

const stack = {
  en: 'stack VLAN tags, which a link over a trunk needs where tagged frames run on it',
  ja: '、トランクを通るリンクでタグ付きフレームを流すのに必要な、VLAN タグを重ねる',
};

const pass = {
  en: 'pass frames with two VLAN tags, which tagged frames on a link over a trunk have there',
  ja: '、トランクを通るリンクでタグ付きフレームを流すのに必要な、タグが 2 つのフレームを通す',
};

/** Reports links over trunks at whose ends a switch cannot, as its profile says, do what the trunk's tag needs. */
export function checkTrunkLinks({ switches, problems }: Assembly, links: Map<string, LinkSpec>): void {
  for (const { pairs, untagged, where } of links.values()) {
    const ends = pairs.flatMap(([a, b]) => (a.switch === b.switch ? [] : [a.switch, b.switch]));
    for (const name of new Set(ends)) {
      const profile = switches.get(name)?.profile;
      const cannot = (what: typeof push, lack: Lack | undefined, nearest: string): void => {
        if (!lack) return;
        const facts = { switch: name, what, note: lack.note, at: lack.where, nearest };
        problems.push(profileErrors.cannot(facts, { where }));
      };
      for (const trial of ['pushTag', 'popTag'] as const)
        cannot(push, profile?.lacks.get(trial), `ports: [${name}:…, ${name}:…]`);
      if (untagged) continue;
      cannot(stack, profile?.lacks.get('stackTags'), 'untagged: true');
      cannot(pass, twoTagsLack(profile, undefined), 'untagged: true');
    }
  }
}
