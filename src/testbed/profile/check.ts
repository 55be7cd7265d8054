import type { Where } from '../../errors/index.js';
import type { Path } from '../../yaml/index.js';
import type { Assembly } from '../assembly.js';
import type { HostSpec, PatchSwitchSpec, UplinkSpec } from '../model.js';
import { writtenUplinks } from '../uplinks.js';
import { uplinksOf, wayToTester } from '../ways.js';
import { profileErrors } from './errors.js';
import type { Trial } from './model.js';

export const push = { en: 'push and pop VLAN tags', ja: ' VLAN タグを付け外しする' };
const stack = {
  en: 'stack VLAN tags, which a host with a VLAN needs on a stacked uplink',
  ja: '、VLAN を持つホストが stacked のアップリンクで必要とする、VLAN タグを重ねる',
};
const service = { en: 'push tags of 0x88a8', ja: ' 0x88a8 のタグを付ける' };

/**
 * Reports what the testbed wants of its switches and their profiles say they cannot do; all is read by now. Tags are
 * pushed and popped by the switch that a host's port is on, for the uplink that carries it, be it over trunks.
 */
export function checkProfiles(assembly: Assembly, hosts: Map<string, HostSpec>): void {
  const { switches, draft } = assembly;
  for (const owner of switches.values()) {
    const written = writtenUplinks(draft.switches?.[owner.name] ?? {}, ['switches', owner.name]);
    uplinksOf(owner).forEach((uplink, index) => {
      const carried = [...hosts.values()].filter(
        ({ port }) => wayToTester(switches, port)?.uplink === uplink,
      );
      const { at } = written[index] ?? {};
      if (!at) return;
      for (const name of new Set(carried.map(({ port }) => port.switch))) {
        const spec = switches.get(name);
        const here = carried.filter(({ port }) => port.switch === name);
        if (spec) checkUplink(assembly, spec, uplink, at, here);
      }
    });
  }
}

/** Whether a switch can do what an uplink needs of it for these hosts of its ports. */
function checkUplink(
  { source, problems }: Assembly,
  spec: PatchSwitchSpec,
  { tagging = 'stacked', tpid }: UplinkSpec,
  at: Path,
  hosts: HostSpec[],
): void {
  const cannot = (what: typeof push, trial: Trial, nearest: string, where: Where): void => {
    const lack = spec.profile?.lacks.get(trial);
    if (!lack) return;
    const facts = { switch: spec.name, what, note: lack.note, at: lack.where, nearest };
    problems.push(profileErrors.cannot(facts, { where }));
  };
  if (tagging === 'direct') return;
  const tagged = hosts.filter(({ vlan }) => vlan !== undefined);
  const place = source.has([...at, 'tagging']) ? source.valueAt([...at, 'tagging']) : source.keyAt(at);
  if (tagging === 'stacked' || tagged.length < hosts.length) {
    for (const trial of ['pushTag', 'popTag'] as const) cannot(push, trial, 'tagging: direct', place);
  }
  if (tagging !== 'stacked') return;
  for (const { name } of tagged.slice(0, 1)) {
    cannot(stack, 'stackTags', 'tagging: translate', source.valueAt(['hosts', name, 'vlan']));
  }
  if (tpid === 0x88a8) cannot(service, 'stackTags88a8', 'tpid: 0x8100', source.valueAt([...at, 'tpid']));
}
