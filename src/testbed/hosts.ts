import { type Path, showPath } from '../yaml/index.js';
import { type Assembly, Claims, entries } from './assembly.js';
import { errors } from './errors.js';
import { readInterface } from './interfaces.js';
import type { HostSpec, InterfaceSpec } from './model.js';
import { parseAddress } from './notation.js';
import type { Draft } from './shape.js';
import type { Wiring } from './wiring.js';

export { stableMac } from './interfaces.js';

type HostDraft = NonNullable<NonNullable<Draft['hosts']>[string]>;

/** Keys that belong into the items of `interfaces` where there are such. */
const INTERFACE_KEYS = [
  ...['address', 'addresses', 'gateway', 'gateways', 'routes'],
  ...['port', 'vlan', 'mac', 'mtu'],
];

/** Reads the test hosts of the file; the links are plugged by now. */
export function readHosts(assembly: Assembly, wiring: Wiring): Map<string, HostSpec> {
  const hosts = new Map<string, HostSpec>();
  const taken = new Claims();
  for (const { name, part, path, where } of entries(assembly, 'hosts', assembly.draft.hosts)) {
    if (!part) continue;
    const read = ({ draft, at }: ReturnType<typeof writtenInterfaces>[number], index: number) =>
      readInterface(assembly, wiring, taken, draft, { host: name, index, path: at });
    const [first, ...more] = writtenInterfaces(assembly, name, part, path).map(read);
    if (!first) continue;
    checkOneSite(assembly, name, [first, ...more], path);
    const dns = parseAddress(part.dns ?? '');
    const publicAddress = readPublicAddress(assembly, name, part, first, path, taken);
    hosts.set(name, {
      name,
      aliases: part.aliases?.flatMap(alias => alias ?? []) ?? [],
      ...first,
      ...(more.length > 0 && { more }),
      ...(dns !== undefined && { dns }),
      ...(publicAddress !== undefined && { publicAddress }),
      where,
    });
  }
  return hosts;
}

function readPublicAddress(
  assembly: Assembly,
  host: string,
  part: HostDraft,
  { port }: InterfaceSpec,
  path: Path,
  taken: Claims,
): string | undefined {
  const address = parseAddress(part.publicAddress ?? '');
  if (address === undefined) return undefined;
  const where = assembly.source.valueAt([...path, 'publicAddress']);
  const site = assembly.switches.get(port.switch)?.site ?? [...assembly.sites.keys()][0] ?? '';
  const other = taken.claim(`${site} ${address}`, 'host', host, where);
  if (other) assembly.problems.push(errors.sameAddress({ address, host, site, other }, { where }));
  return address;
}

/** Where the file writes a host's interfaces: one in the host itself, or several below `interfaces`. */
function writtenInterfaces({ source, problems }: Assembly, host: string, part: HostDraft, path: Path) {
  if (!source.has([...path, 'interfaces'])) {
    if (!source.has([...path, 'port'])) {
      const facts = { place: showPath(path), key: 'port', expected: 'portReference' as const };
      problems.push(errors.missing(facts, { where: source.keyAt(path) }));
    }
    return [{ draft: part, at: path }];
  }
  for (const key of INTERFACE_KEYS.filter(key => source.has([...path, key]))) {
    problems.push(errors.besideInterfaces({ host, key }, { where: source.keyAt([...path, key]) }));
  }
  return (part.interfaces ?? []).flatMap((draft, index) =>
    draft ? [{ draft, at: [...path, 'interfaces', index] }] : [],
  );
}

function checkOneSite(
  { switches, problems, source }: Assembly,
  host: string,
  interfaces: InterfaceSpec[],
  path: Path,
): void {
  const known = interfaces.flatMap(({ port }) => switches.get(port.switch)?.site ?? []);
  const sites = [...new Set(known)];
  if (sites.length < 2) return;
  problems.push(errors.severalSites({ host, sites }, { where: source.valueAt([...path, 'interfaces']) }));
}
