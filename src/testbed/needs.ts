import { fold } from '../errors/index.js';
import { type HostSpec, interfacesOf, type Testbed } from './model.js';

/** What a scenario must have for itself while it runs. */
export interface Needs {
  /** Names of hosts that nobody else may use meanwhile. */
  hosts: ReadonlySet<string>;
  /** True when nobody else may run at all: the scenario changes the network. */
  alone: boolean;
}

/** Scenarios with one of these tags run alone, whatever their steps say. */
const aloneTags = ['@drill', '@alone'];

/**
 * What a scenario needs, by what its steps name, by name or address: hosts for itself, and the whole network where a
 * step names a link, a device or a patch switch, since what happens to these can reach everybody. Naming too much only
 * costs time.
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
  const inGroups = [...(testbed.groups ?? [])].flatMap(([group, members]) =>
    isNamed([group]) ? members : [],
  );
  // A file that a step names can name anybody.
  const anybody = /\.csv\b/i.test(text);
  const hosts = [...testbed.hosts.values()].filter(
    host =>
      anybody ||
      inGroups.includes(host.name) ||
      isNamed([host.name, ...host.aliases]) ||
      addressesOf(host).some(address => words.has(address)),
  );
  const switches = [...testbed.switches.keys()].map(name => ({ name, aliases: [] }));
  const touchy = [...testbed.links.values(), ...testbed.devices.values(), ...switches];
  const alone =
    tags.some(tag => aloneTags.includes(tag)) ||
    touchy.some(({ name, aliases }) => isNamed([name, ...aliases]));
  return { hosts: new Set(hosts.map(({ name }) => name)), alone };
}

function addressesOf(host: HostSpec): string[] {
  const own = interfacesOf(host).flatMap(({ addresses }) => addresses.map(({ address }) => address));
  return host.publicAddress === undefined ? own : [...own, host.publicAddress];
}
