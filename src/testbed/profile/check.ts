import type { Where } from '../../errors/index.js';
import type { Path } from '../../yaml/index.js';
import type { Assembly } from '../assembly.js';
import {
  type HostSpec,
  type InterfaceSpec,
  interfacesOf,
  type PatchSwitchSpec,
  type UplinkSpec,
} from '../model.js';
import { writtenUplinks } from '../uplinks.js';
import { uplinksOf, wayToTester } from '../ways.js';
import { profileErrors } from './errors.js';
import type { Lack, SwitchProfile, Trial } from './model.js';

export const push = { en: 'push and pop VLAN tags', ja: ' VLAN タグを付け外しする' };
const stack = {
  en: 'stack VLAN tags, which a host with a VLAN needs on a stacked uplink',
  ja: '、VLAN を持つホストが stacked のアップリンクで必要とする、VLAN タグを重ねる',
};
const service = { en: 'push tags of 0x88a8', ja: ' 0x88a8 のタグを付ける' };
const passStacked = {
  en: 'pass frames with two VLAN tags, which those of a host with a VLAN have on a stacked uplink',
  ja: '、VLAN を持つホストが stacked のアップリンクで必要とする、タグが 2 つのフレームを通す',
};
const passTwo = {
  en: 'pass frames with two VLAN tags, which those of a host with two VLANs have',
  ja: '、VLAN を 2 つ持つホストが必要とする、タグが 2 つのフレームを通す',
};

/** An interface of a host, and where the file writes it. */
type Plugged = InterfaceSpec & { path: Path };

/**
 * Reports what the testbed wants of its switches and their profiles say they cannot do; all is read by now. Tags are
 * pushed and popped by the switch that a host's port is on, for the uplink that carries it, be it over trunks.
 */
export function checkProfiles(assembly: Assembly, hosts: Map<string, HostSpec>): void {
  const { switches, draft, source } = assembly;
  const plugged = [...hosts.values()].flatMap(host =>
    interfacesOf(host).map((each, index): Plugged => {
      const inItems = source.has(['hosts', host.name, 'interfaces']);
      return { ...each, path: ['hosts', host.name, ...(inItems ? ['interfaces', index] : [])] };
    }),
  );
  for (const owner of switches.values()) {
    const written = writtenUplinks(draft.switches?.[owner.name] ?? {}, ['switches', owner.name]);
    uplinksOf(owner).forEach((uplink, index) => {
      const carried = plugged.filter(({ port }) => wayToTester(switches, port)?.uplink === uplink);
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
  hosts: Plugged[],
): void {
  const report = (what: typeof push, lack: Lack | undefined, nearest: string, where: Where): void => {
    if (!lack) return;
    const facts = { switch: spec.name, what, note: lack.note, at: lack.where, nearest };
    problems.push(profileErrors.cannot(facts, { where }));
  };
  const cannot = (what: typeof push, trial: Trial, nearest: string, where: Where): void =>
    report(what, spec.profile?.lacks.get(trial), nearest, where);
  const cannotPass = ({ path }: Plugged, what: typeof push, nearest: string): void =>
    report(what, twoTagsLack(spec.profile, tpid), nearest, source.valueAt([...path, 'vlan']));
  const double = hosts.find(({ innerVlan }) => innerVlan !== undefined);
  // That two tags below an outer one are too many has been said.
  if (double && tagging !== 'stacked') {
    const other = tpid === 0x88a8 && !twoTagsLack(spec.profile, 0x8100);
    cannotPass(double, passTwo, other ? 'tpid: 0x8100' : `vlan: ${double.vlan}`);
  }
  if (tagging === 'direct') return;
  const tagged = hosts.filter(({ vlan }) => vlan !== undefined);
  const place = source.has([...at, 'tagging']) ? source.valueAt([...at, 'tagging']) : source.keyAt(at);
  if (tagging === 'stacked' || tagged.length < hosts.length) {
    for (const trial of ['pushTag', 'popTag'] as const) cannot(push, trial, 'tagging: direct', place);
  }
  if (tagging !== 'stacked') return;
  for (const first of tagged.slice(0, 1)) {
    cannot(stack, 'stackTags', 'tagging: translate', source.valueAt([...first.path, 'vlan']));
    cannotPass(first, passStacked, 'tagging: translate');
  }
  if (tpid === 0x88a8) cannot(service, 'stackTags88a8', 'tpid: 0x8100', source.valueAt([...at, 'tpid']));
}

/** Why frames with two tags do not pass a switch, if a profile says so of its frames; `tpid`: of the outer tag. */
export function twoTagsLack(profile: SwitchProfile | undefined, tpid: UplinkSpec['tpid']): Lack | undefined {
  const kind = tpid === 0x88a8 ? 'Q-in-Q 88a8' : 'Q-in-Q';
  const seen = profile?.frames.get(kind);
  return seen && { note: `${kind}: ${seen.fate}`, where: seen.where };
}
