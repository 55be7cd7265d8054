import { fold, formatWhere } from '../errors/index.js';
import type { Path } from '../yaml/index.js';
import { type Assembly, Claims, checkOneOf, entries, refer } from './assembly.js';
import { errors } from './errors.js';
import type { PatchSwitchSpec } from './model.js';
import { parseDatapath, parseEndpoint, parsePort, parseTable } from './notation.js';
import { profileErrors } from './profile/errors.js';
import type { Lack, SwitchProfile } from './profile/model.js';
import { readProfile } from './profile/read.js';
import type { Draft } from './shape.js';
import { hasTrunk } from './trunks.js';
import { readUplinks, writtenUplinks } from './uplinks.js';

type SwitchDraft = NonNullable<NonNullable<Draft['switches']>[string]>;

/** Reads the sites of the file. */
export function readSites(assembly: Assembly): void {
  const names = new Claims();
  for (const { name, part, where } of entries(assembly, 'sites', assembly.draft.sites)) {
    const other = names.claim(fold(name), 'site', name, where);
    if (other) assembly.problems.push(errors.sameName({ name, other }, { where }));
    const namespace = part?.management?.namespace;
    assembly.sites.set(name, {
      name,
      ...(namespace !== undefined && { managementNamespace: namespace }),
      where,
    });
  }
}

/** Reads the patch switches of the file; the sites are known by now. */
export function readSwitches(assembly: Assembly): void {
  const names = new Claims();
  const values = new Claims();
  for (const { name, part, path, where } of entries(assembly, 'switches', assembly.draft.switches)) {
    const other = names.claim(fold(name), 'switch', name, where);
    if (other) assembly.problems.push(errors.sameName({ name, other }, { where }));
    const spec = readSwitch(assembly, name, part ?? {}, path);
    assembly.switches.set(name, spec);
    if (part) claimValues(assembly, values, spec, part, path);
  }
}

function readSwitch(assembly: Assembly, name: string, part: SwitchDraft, path: Path): PatchSwitchSpec {
  const { listen, connect } = part;
  const ports = readPorts(assembly, part, path);
  const profile = profileOf(assembly, name, part, path);
  const table = parseTable(part.table ?? '') ?? profile?.table;
  return {
    name,
    site: siteOf(assembly, name, part, path),
    datapathId: parseDatapath(part.datapath ?? '') ?? 0n,
    control: {
      mode: listen === undefined ? 'connect' : 'listen',
      ...(parseEndpoint(listen ?? connect ?? '') ?? { host: '', port: 0 }),
    },
    ...readUplinks(assembly, name, part, path, ports),
    ...(table !== undefined && { table }),
    ...(profile && { profile, cannot: cannotOf(profile) }),
    ports,
    where: assembly.source.keyAt(path),
  };
}

/** The profile that the file names for a switch, which must be of that switch. */
function profileOf(
  { source, problems }: Assembly,
  name: string,
  part: SwitchDraft,
  path: Path,
): SwitchProfile | undefined {
  if (part.profile === undefined) return undefined;
  const where = source.valueAt([...path, 'profile']);
  const { profile, problems: more } = readProfile(part.profile, where);
  problems.push(...more);
  const datapath = parseDatapath(part.datapath ?? '');
  if (!profile) return undefined;
  if (datapath !== undefined && profile.datapathId !== datapath) {
    const [wanted, seen] = [datapath, profile.datapathId].map(id => `0x${id.toString(16).padStart(16, '0')}`);
    problems.push(
      profileErrors.otherSwitch(
        { switch: name, file: profile.file, datapath: `${seen}`, wanted: `${wanted}` },
        { where },
      ),
    );
  }
  const table = parseTable(part.table ?? '');
  if (table !== undefined && profile.table !== undefined && table !== profile.table) {
    const facts = { switch: name, file: profile.file, table, tried: profile.table };
    problems.push(profileErrors.otherTable(facts, { where: source.valueAt([...path, 'table']) }));
  }
  return profile;
}

/** A silent cut that a dead agent leaves must end by the switch's own timers. */
function cannotOf({ lacks }: SwitchProfile): NonNullable<PatchSwitchSpec['cannot']> {
  const text = (lack: Lack): string => `${formatWhere(lack.where)}${lack.note && `: ${lack.note}`}`;
  const [portDown, hardTimeout] = [lacks.get('portDown'), lacks.get('hardTimeout')];
  return {
    ...(portDown && { 'link-down': text(portDown) }),
    ...(hardTimeout && { silent: text(hardTimeout) }),
  };
}

function siteOf(assembly: Assembly, name: string, part: SwitchDraft, path: Path): string {
  const sites = [...assembly.sites.keys()];
  if (part.site !== undefined) return refer(assembly, 'site', part.site, sites, [...path, 'site']) ?? '';
  const isLeftOut = !assembly.source.has([...path, 'site']);
  if (sites.length > 1 && isLeftOut) {
    assembly.problems.push(
      errors.siteNeeded({ switch: name, sites }, { where: assembly.source.keyAt(path) }),
    );
  }
  return sites[0] ?? '';
}

function readPorts(assembly: Assembly, part: SwitchDraft, path: Path): PatchSwitchSpec['ports'] {
  const ports: PatchSwitchSpec['ports'] = new Map();
  const names = new Claims();
  for (const [key, value] of Object.entries(part.ports ?? {})) {
    const number = parsePort(key);
    if (number === undefined) continue;
    const { name, description } =
      typeof value === 'string' ? { name: value } : { description: undefined, ...value };
    ports.set(number, {
      number,
      ...(name !== undefined && { name }),
      ...(description !== undefined && { description }),
    });
    if (name === undefined) continue;
    const where = assembly.source.valueAt([
      ...path,
      'ports',
      key,
      ...(typeof value === 'string' ? [] : ['name']),
    ]);
    const other = names.claim(fold(name), 'port', key, where);
    if (other) assembly.problems.push(errors.sameName({ name, other }, { where }));
  }
  return ports;
}

/** Reports what two switches cannot both have, and the choice between listen and connect. */
function claimValues(
  assembly: Assembly,
  values: Claims,
  spec: PatchSwitchSpec,
  part: SwitchDraft,
  path: Path,
) {
  const { source, problems } = assembly;
  const claim = (what: 'datapath' | 'interface', thing: string, at: Path, value: string) => {
    const where = source.valueAt([...path, ...at]);
    const other = values.claim(`${what} ${thing}`, 'switch', spec.name, where);
    if (other) problems.push(errors.sameValue({ what, value, other }, { where }));
  };
  if (part.datapath !== undefined) {
    claim(
      'datapath',
      String(spec.datapathId),
      ['datapath'],
      `0x${spec.datapathId.toString(16).padStart(16, '0')}`,
    );
  }
  for (const { draft, at } of writtenUplinks(part, [])) {
    if (draft.interface === undefined) continue;
    claim('interface', `${spec.site} ${draft.interface}`, [...at, 'interface'], draft.interface);
  }
  checkOneOf(assembly, path, ['listen', 'connect']);
  // Hosts of a switch without an uplink are reached over a trunk.
  const hasUplink = ['uplink', 'uplinks'].some(key => assembly.source.has([...path, key]));
  if (hasUplink || !hasTrunk(assembly, spec.name)) checkOneOf(assembly, path, ['uplink', 'uplinks']);
}
