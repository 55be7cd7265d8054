import type { Where } from '../../errors/index.js';
import type { Path } from '../../yaml/index.js';
import type { Assembly } from '../assembly.js';
import type { HostSpec, PatchSwitchSpec, UplinkSpec } from '../model.js';
import { writtenUplinks } from '../uplinks.js';
import { profileErrors } from './errors.js';
import type { Trial } from './model.js';

const push = { en: 'push and pop VLAN tags', ja: ' VLAN タグを付け外しする' };
const stack = {
  en: 'stack VLAN tags, which a host with a VLAN needs on a stacked uplink',
  ja: '、VLAN を持つホストが stacked のアップリンクで必要とする、VLAN タグを重ねる',
};
const service = { en: 'push tags of 0x88a8', ja: ' 0x88a8 のタグを付ける' };

/** Reports what the testbed wants of its switches and their profiles say they cannot do; all is read by now. */
export function checkProfiles(assembly: Assembly, hosts: Map<string, HostSpec>): void {
  for (const spec of assembly.switches.values()) {
    if (!spec.profile) continue;
    const part = assembly.draft.switches?.[spec.name] ?? {};
    const path: Path = ['switches', spec.name];
    const uplinks = spec.uplinks ?? [spec.uplink];
    writtenUplinks(part, path).forEach(({ at }, index) => {
      const uplink = uplinks[index];
      if (uplink) checkUplink(assembly, spec, uplink, at, hostsOn(spec, uplink, hosts));
    });
  }
}

function checkUplink(
  { source, problems }: Assembly,
  spec: PatchSwitchSpec,
  { tagging = 'stacked', tpid }: UplinkSpec,
  at: Path,
  hosts: HostSpec[],
): void {
  const cannot = (what: typeof push, trial: Trial, nearest: string, where: Where): void => {
    const { note, where: known } = spec.profile?.lacks.get(trial) ?? {};
    if (note === undefined || !known) return;
    problems.push(profileErrors.cannot({ switch: spec.name, what, note, at: known, nearest }, { where }));
  };
  const tagged = hosts.filter(({ vlan }) => vlan !== undefined);
  const place = source.has([...at, 'tagging']) ? source.valueAt([...at, 'tagging']) : source.keyAt(at);
  const pushes = hosts.length > 0 && (tagging === 'stacked' || tagged.length < hosts.length);
  if (tagging === 'direct' || hosts.length === 0) return;
  if (pushes) {
    for (const trial of ['pushTag', 'popTag'] as const) cannot(push, trial, 'tagging: direct', place);
  }
  if (tagging !== 'stacked') return;
  for (const { name } of tagged.slice(0, 1)) {
    cannot(stack, 'stackTags', 'tagging: translate', source.valueAt(['hosts', name, 'vlan']));
  }
  if (tpid === 0x88a8) cannot(service, 'stackTags88a8', 'tpid: 0x8100', source.valueAt([...at, 'tpid']));
}

function hostsOn(spec: PatchSwitchSpec, uplink: UplinkSpec, hosts: Map<string, HostSpec>): HostSpec[] {
  const elsewhere = (spec.uplinks ?? []).filter(each => each !== uplink).flatMap(({ ports }) => ports ?? []);
  const carries = (port: number): boolean =>
    uplink.ports ? uplink.ports.includes(port) : !elsewhere.includes(port);
  return [...hosts.values()].filter(({ port }) => port.switch === spec.name && carries(port.port));
}
