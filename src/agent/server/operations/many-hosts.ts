import type { HostSpec, PortRef, Testbed } from '../../../testbed/index.js';
import { hostAddresses, nameKey, parsePortText, stableMac } from '../../../testbed/index.js';
import type { MadeHostsRequest } from '../../protocol/hosts.js';
import type { Handlers } from './context.js';
import { manyHostsErrors as errors } from './many-hosts-errors.js';

/** How long making hosts may take: some 10 ms each, and what the switches take. In milliseconds. */
const makeMs = 30_000;

export const manyHosts: Handlers<'hosts'> = {
  'hosts/make': async (request, { site, scenario, signal, progress }) => {
    const { count, name, port } = request;
    progress({
      en: `making ${count} hosts ${name} on ${port}`,
      ja: `${port} にホスト ${name} を ${count} 台作成中`,
    });
    const specs = specsOf(request, site.testbed, site.made.site);
    const remove = await site.made.make(specs, { budgetMs: makeMs, signal });
    scenario.atEnd(`hosts ${name}`, remove);
    return { names: specs.map(each => each.name) };
  },
};

function specsOf(request: MadeHostsRequest, testbed: Testbed, site: string): HostSpec[] {
  const { count, name, from, gateway, mtu } = request;
  const [vlan, innerVlan] = [request.vlan].flat();
  const port = portOf(request.port, testbed);
  const addresses = hostAddresses(from, count);
  if (!addresses) throw errors.badRange({ from, count });
  const used = new Map(
    [...testbed.hosts.values()].flatMap(host => host.addresses.map(({ address }) => [address, host.name])),
  );
  const keys = new Set(
    [...testbed.hosts.values()].flatMap(each => [each.name, ...each.aliases].map(nameKey)),
  );
  return addresses.map((address, index) => {
    const own = `${name} ${index + 1}`;
    if (keys.has(nameKey(own))) throw errors.nameTaken({ name: own });
    const other = used.get(address.address);
    if (other !== undefined) throw errors.addressTaken({ address: address.address, other });
    return {
      ...{ name: own, aliases: [], addresses: [address], port, mac: stableMac(site, own) },
      ...(gateway !== undefined && { gateway }),
      ...(vlan !== undefined && { vlan }),
      ...(innerVlan !== undefined && { innerVlan }),
      ...(mtu !== undefined && { mtu }),
      where: { file: testbed.file },
    };
  });
}

/** A patch switch's port by its number or its name. */
function portOf(text: string, testbed: Testbed): PortRef {
  const known = [...testbed.switches.values()].flatMap(({ name, ports }) =>
    [...ports.values()].map(port => ({ switch: name, port: port.number, named: port.name })),
  );
  const { switchName = '', port = '' } = parsePortText(text) ?? {};
  const found = known.find(
    each =>
      nameKey(each.switch) === nameKey(switchName) &&
      (String(each.port) === port || (each.named !== undefined && nameKey(each.named) === nameKey(port))),
  );
  if (found) return { switch: found.switch, port: found.port };
  throw errors.noPort({ text, known: known.map(each => `${each.switch}:${each.port}`) });
}
