import { createHash } from 'node:crypto';
import type { Path } from '../yaml/index.js';
import { checkGateway, checkUsable } from './addressing.js';
import { type Assembly, Claims, checkOneOf, entries } from './assembly.js';
import { errors } from './errors.js';
import type { HostSpec, InterfaceAddress, PortRef } from './model.js';
import { parseAddress, parseInterfaceAddress, parseMac, parseVlan } from './notation.js';
import type { Draft } from './shape.js';
import type { Wiring } from './wiring.js';

type HostDraft = NonNullable<NonNullable<Draft['hosts']>[string]>;

/** Reads the test hosts of the file; the links are plugged by now. */
export function readHosts(assembly: Assembly, wiring: Wiring): Map<string, HostSpec> {
  const { source, draft, switches } = assembly;
  const hosts = new Map<string, HostSpec>();
  const taken = new Claims();
  for (const { name, part = {}, path, where } of entries(assembly, 'hosts', draft.hosts)) {
    const port = wiring.resolve(part.port, [...path, 'port']);
    if (port) wiring.plugHost(port, name, source.valueAt([...path, 'port']));
    const site = switches.get(port?.switch ?? '')?.site ?? [...assembly.sites.keys()][0] ?? '';
    const addresses = readAddresses(assembly, name, part, path, site, taken);
    const gateway = parseAddress(part.gateway ?? '');
    if (gateway !== undefined) checkGateway(assembly, name, gateway, addresses, [...path, 'gateway']);
    const publicAddress = readPublicAddress(assembly, name, part, path, site, taken);
    const vlan = parseVlan(part.vlan ?? '');
    hosts.set(name, {
      name,
      aliases: part.aliases?.flatMap(alias => alias ?? []) ?? [],
      addresses,
      ...(gateway !== undefined && { gateway }),
      ...(publicAddress !== undefined && { publicAddress }),
      port: port ?? nowhere,
      ...(vlan !== undefined && { vlan }),
      mac: parseMac(part.mac ?? '') ?? stableMac(site, name),
      where,
    });
  }
  return hosts;
}

const nowhere: PortRef = { switch: '', port: 0 };

/** The same for a host in every run, so that the tables of devices stay valid: locally administered, unicast. */
export function stableMac(site: string, host: string): string {
  const digest = createHash('sha256').update(`${site}\0${host}`).digest('hex');
  return `02:${digest.slice(0, 10).match(/../g)?.join(':')}`;
}

function readPublicAddress(
  assembly: Assembly,
  name: string,
  part: HostDraft,
  path: Path,
  site: string,
  taken: Claims,
): string | undefined {
  const address = parseAddress(part.publicAddress ?? '');
  if (address === undefined) return undefined;
  const where = assembly.source.valueAt([...path, 'publicAddress']);
  const other = taken.claim(`${site} ${address}`, 'host', name, where);
  if (other) assembly.problems.push(errors.sameAddress({ address, host: name, site, other }, { where }));
  return address;
}

function readAddresses(
  assembly: Assembly,
  name: string,
  part: HostDraft,
  path: Path,
  site: string,
  taken: Claims,
): InterfaceAddress[] {
  const written = [
    { text: part.address, at: [...path, 'address'] },
    ...(part.addresses ?? []).map((text, index) => ({ text, at: [...path, 'addresses', index] })),
  ];
  const addresses: InterfaceAddress[] = [];
  for (const { text, at } of written) {
    const address = parseInterfaceAddress(text ?? '');
    if (!address) continue;
    const where = assembly.source.valueAt(at);
    addresses.push(address);
    checkUsable(assembly, name, address, where);
    const other = taken.claim(`${site} ${address.address}`, 'host', name, where);
    const facts = { address: address.address, host: name, site };
    if (other) assembly.problems.push(errors.sameAddress({ ...facts, other }, { where }));
  }
  if (assembly.draft.hosts?.[name]) checkOneOf(assembly, path, ['address', 'addresses']);
  return addresses;
}
