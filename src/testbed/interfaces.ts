import { createHash, randomBytes } from 'node:crypto';
import type { Path } from '../yaml/index.js';
import { checkGateway, checkUsable } from './addressing.js';
import { type Assembly, type Claims, checkOneOf } from './assembly.js';
import { errors } from './errors.js';
import type { Dynamic, InterfaceAddress, InterfaceSpec, PortRef, Route } from './model.js';
import {
  parseAddress,
  parseDynamic,
  parseInterfaceAddress,
  parseMac,
  parseMtu,
  parseSubnet,
  parseVlan,
} from './notation.js';
import type { Draft } from './shape.js';
import { checkTwoTags } from './two-tags.js';
import type { Wiring } from './wiring.js';

type HostDraft = NonNullable<NonNullable<Draft['hosts']>[string]>;
/** What the file says of one interface: in the host itself, or in an item of its `interfaces`. */
export type InterfaceDraft = NonNullable<NonNullable<HostDraft['interfaces']>[number]>;

/** Stands in for a port that is missing or wrong, which has been reported. */
const nowhere: PortRef = { switch: '', port: 0 };

/** Whose interface is read, and where the file says so. */
export interface Owner {
  host: string;
  /** Its number: 0 for `eth0`. */
  index: number;
  path: Path;
}

/** Reads one interface of a host: its port, its addresses, and the ways that lead from it. */
export function readInterface(
  assembly: Assembly,
  wiring: Wiring,
  taken: Claims,
  part: InterfaceDraft,
  { host, index, path }: Owner,
): InterfaceSpec {
  const { source, switches } = assembly;
  const port = wiring.resolve(part.port, [...path, 'port']);
  if (port) wiring.plugHost(port, host, source.valueAt([...path, 'port']));
  const site = switches.get(port?.switch ?? '')?.site ?? [...assembly.sites.keys()][0] ?? '';
  const { addresses, dynamic } = readAddresses(assembly, host, part, path, site, taken);
  const gateways = readGateways(assembly, host, part, path, addresses, dynamic);
  const routes = readRoutes(assembly, host, part, path, addresses, dynamic);
  const [vlan, innerVlan] = [part.vlan].flat().map(text => parseVlan(text ?? ''));
  if (innerVlan !== undefined && port) checkTwoTags(assembly, host, port, [...path, 'vlan']);
  const mtu = parseMtu(part.mtu ?? '');
  return {
    addresses,
    ...(dynamic.length > 0 && { dynamic }),
    ...(gateways[0] !== undefined && { gateway: gateways[0] }),
    ...(gateways.length > 1 && { gateways }),
    ...(routes.length > 0 && { routes }),
    port: port ?? nowhere,
    ...(vlan !== undefined && { vlan }),
    ...(innerVlan !== undefined && { innerVlan }),
    mac:
      part.mac === 'fresh'
        ? freshMac()
        : (parseMac(part.mac ?? '') ?? stableMac(site, index === 0 ? host : `${host}\0eth${index}`)),
    ...(mtu !== undefined && { mtu }),
  };
}

/** The same for a host in every run, so that the tables of devices stay valid: locally administered, unicast. */
export function stableMac(site: string, host: string): string {
  const digest = createHash('sha256').update(`${site}\0${host}`).digest('hex');
  return `02:${digest.slice(0, 10).match(/../g)?.join(':')}`;
}

/** Another one each time. */
function freshMac(): string {
  return `02:${randomBytes(5).toString('hex').match(/../g)?.join(':')}`;
}

function readAddresses(
  assembly: Assembly,
  name: string,
  part: InterfaceDraft,
  path: Path,
  site: string,
  taken: Claims,
): { addresses: InterfaceAddress[]; dynamic: Dynamic[] } {
  const written = [
    { text: part.address, at: [...path, 'address'] },
    ...(part.addresses ?? []).map((text, index) => ({ text, at: [...path, 'addresses', index] })),
  ];
  const addresses: InterfaceAddress[] = [];
  const dynamic: Dynamic[] = [];
  for (const { text, at } of written) {
    const asked = parseDynamic(text ?? '');
    if (asked && !dynamic.includes(asked)) dynamic.push(asked);
    const address = parseInterfaceAddress(text ?? '');
    if (!address) continue;
    const where = assembly.source.valueAt(at);
    addresses.push(address);
    checkUsable(assembly, name, address, where);
    const other = taken.claim(`${site} ${address.address}`, 'host', name, where);
    const facts = { address: address.address, host: name, site };
    if (other) assembly.problems.push(errors.sameAddress({ ...facts, other }, { where }));
  }
  checkOneOf(assembly, path, ['address', 'addresses']);
  return { addresses, dynamic };
}

function readGateways(
  assembly: Assembly,
  host: string,
  part: InterfaceDraft,
  path: Path,
  addresses: InterfaceAddress[],
  dynamic: Dynamic[],
): string[] {
  const written = [
    { text: part.gateway, at: [...path, 'gateway'] },
    ...(part.gateways ?? []).map((text, index) => ({ text, at: [...path, 'gateways', index] })),
  ];
  return written.flatMap(({ text, at }) => {
    const gateway = parseAddress(text ?? '');
    if (gateway === undefined) return [];
    // In which subnet an address that is still to come will be, the file does not say.
    if (dynamic.length === 0) checkGateway(assembly, host, gateway, addresses, at);
    return [gateway];
  });
}

function readRoutes(
  assembly: Assembly,
  host: string,
  part: InterfaceDraft,
  path: Path,
  addresses: InterfaceAddress[],
  dynamic: Dynamic[],
): Route[] {
  return Object.entries(part.routes ?? {}).flatMap(([text, next]) => {
    const [to, via] = [parseSubnet(text), parseAddress(next ?? '')];
    if (!to || via === undefined) return [];
    const at = [...path, 'routes', text];
    if (dynamic.length === 0) checkGateway(assembly, host, via, addresses, at);
    return [{ to, via }];
  });
}
