import { fold } from '../../errors/index.js';
import type { Testbed } from '../../testbed/index.js';
import type { Needs } from './leases.js';

/** Scenarios with one of these tags run alone, whatever their steps say. */
const aloneTags = ['@drill', '@alone'];

/**
 * What a scenario needs, by what its steps name, by name or address: hosts for itself, and the whole network where a step names a
 * link or a device, since what happens to these can reach everybody. Naming too much only costs time.
 * @param texts the texts of its steps, tables and doc strings.
 */
export function needsOf(texts: string[], tags: string[], testbed: Testbed): Needs {
  const text = fold(texts.join('\n'));
  const isNamed = (names: string[]) => names.some(name => text.includes(fold(name)));
  // An IPv4 address may have a port behind it.
  const words = new Set(
    texts
      .join('\n')
      .split(/[^\w.:]+/)
      .map(word => word.replace(/^([\d.]+):\d*$/, '$1')),
  );
  const hosts = [...testbed.hosts.values()].filter(
    ({ name, aliases, addresses, publicAddress }) =>
      isNamed([name, ...aliases]) ||
      [...addresses.map(({ address }) => address), publicAddress].some(
        address => address !== undefined && words.has(address),
      ),
  );
  const touchy = [...testbed.links.values(), ...testbed.devices.values()];
  const alone =
    tags.some(tag => aloneTags.includes(tag)) ||
    touchy.some(({ name, aliases }) => isNamed([name, ...aliases]));
  return { hosts: new Set(hosts.map(({ name }) => name)), alone };
}
