import { accessSync, constants } from 'node:fs';
import { BlockList } from 'node:net';
import { suggest, type TsunaguError } from '../errors/index.js';
import type { Path, Source } from '../yaml/index.js';
import { errors } from './errors.js';
import type { LabSpec, MachineNode, NodePort, NodeSpec } from './model.js';
import {
  interfaceOf,
  isMachine,
  MANAGEMENT,
  machinesOf,
  managementPortOf,
  trunksOf,
  uplinkOf,
  vlanNames,
  vlanPort,
} from './naming.js';

/** Everything that is wrong with how the parts of a lab file fit together. */
export function checkLab(lab: LabSpec, source: Source): TsunaguError[] {
  return [
    ...checkCables(lab, source),
    ...checkInterfaces(lab, source),
    ...checkMachinePorts(lab, source),
    ...checkManagement(lab, source),
    ...checkFiles(lab, source),
    ...checkConditions(lab, source),
  ];
}

function checkCables(lab: LabSpec, source: Source): TsunaguError[] {
  const problems: TsunaguError[] = [];
  const taken = new Map<string, number>();
  for (const [index, cable] of lab.cables.entries()) {
    for (const [end, port] of cable.entries()) {
      const where = source.valueAt(['cables', index, end]);
      const name = `${port.node}:${port.port}`;
      problems.push(...checkPort(lab, port, source, ['cables', index, end]));
      const line = taken.get(name);
      if (line !== undefined) problems.push(errors.portTaken({ port: name, line }, { where }));
      else taken.set(name, where.line ?? 0);
    }
  }
  return problems;
}

function checkPort(lab: LabSpec, { node, port }: NodePort, source: Source, path: Path): TsunaguError[] {
  const where = source.valueAt(path);
  const found = lab.nodes.get(node);
  if (!found) return [unknown('node', node, [...lab.nodes.keys()], where)];
  if (found.type === 'patchswitch' && Number(port) === found.uplink.port) {
    return [errors.uplinkCable({ port: `${node}:${port}` }, { where })];
  }
  const known = portsOf(found);
  if (known.includes(port)) return [];
  return [
    unknown(
      'port',
      `${node}:${port}`,
      known.map(each => `${node}:${each}`),
      where,
    ),
  ];
}

function portsOf(node: NodeSpec): string[] {
  if (isMachine(node)) return node.ports;
  return [...node.ports.keys()].map(String);
}

/** Names have to be short enough (IFNAMSIZ, netdevice(7)) and differ within a namespace. */
function checkInterfaces(lab: LabSpec, source: Source): TsunaguError[] {
  const problems: TsunaguError[] = [];
  // ovs-netdev is what Open vSwitch's userspace datapath makes for itself.
  const shared = new Set(['lo', MANAGEMENT, 'ovs-netdev']);
  const claim = (names: Set<string>, name: string, path: Path) => {
    const where = source.keyAt(path);
    if (name.length > 15) problems.push(errors.longName({ name }, { where }));
    if (names.has(name)) problems.push(errors.sameName({ name }, { where }));
    names.add(name);
  };
  for (const node of lab.nodes.values()) {
    const path = ['nodes', node.name];
    if (isMachine(node)) {
      claimMachine(node);
      continue;
    }
    claim(shared, node.name, path);
    for (const port of portsOf(node)) claim(shared, interfaceOf(node, port), [...path, 'ports', port]);
    if (node.type !== 'patchswitch') continue;
    claim(shared, uplinkOf(node.name), path);
    if (node.ports.has(node.uplink.port)) {
      const port = `${node.name}:${node.uplink.port}`;
      problems.push(
        errors.uplinkCable({ port }, { where: source.keyAt([...path, 'ports', `${node.uplink.port}`]) }),
      );
    }
  }
  return problems;

  function claimMachine(machine: MachineNode): void {
    const path = ['nodes', machine.name];
    const own = new Set(['lo', MANAGEMENT]);
    if (machine.management !== undefined) claim(shared, managementPortOf(machine.name), path);
    for (const [index, port] of machine.ports.entries()) claim(own, port, [...path, 'ports', index]);
    for (const port of trunksOf(machine)) {
      const names = vlanNames(machine, port);
      for (const name of [names.bridge, names.inner]) claim(own, name, [...path, 'ports']);
      for (const name of [names.switch, names.outer]) claim(shared, name, path);
    }
    for (const vlan of machine.vlans) {
      claim(own, vlan.name, [...path, 'ports']);
      claim(shared, vlanPort(machine, vlan), path);
    }
  }
}

/** Everything that names an interface of a machine names one that it has. */
function checkMachinePorts(lab: LabSpec, source: Source): TsunaguError[] {
  return machinesOf(lab).flatMap(({ name, ports, vlans, addresses }) => {
    const path = ['nodes', name];
    const all = [...ports, ...vlans.map(vlan => vlan.name)];
    const strayVlans = vlans
      .filter(({ port }) => !ports.includes(port))
      .map(({ port }) => unknown('port', port, ports, source.valueAt([...path, 'ports'])));
    const strayAddresses = [...addresses.keys()]
      .filter(port => !all.includes(port))
      .map(port => unknown('port', port, all, source.keyAt([...path, 'addresses', port])));
    return [...strayVlans, ...strayAddresses];
  });
}

function checkManagement(lab: LabSpec, source: Source): TsunaguError[] {
  const { address: own, prefix } = lab.management;
  const subnet = new BlockList();
  subnet.addSubnet(own, prefix);
  const taken = new Set([own]);
  const problems: TsunaguError[] = [];
  for (const node of lab.nodes.values()) {
    const address = isMachine(node) ? node.management : undefined;
    if (address === undefined) continue;
    if (!subnet.check(address) || taken.has(address)) {
      const facts = { address, subnet: `${own}/${prefix}`, taken: taken.has(address) };
      problems.push(errors.address(facts, { where: source.valueAt(['nodes', node.name, 'management']) }));
    }
    taken.add(address);
  }
  return problems;
}

function checkFiles(lab: LabSpec, source: Source): TsunaguError[] {
  const problems: TsunaguError[] = [];
  for (const node of machinesOf(lab)) {
    for (const [key, file] of filesOf(node)) {
      if (file === undefined) continue;
      try {
        accessSync(file, constants.R_OK);
      } catch (cause) {
        const where = source.valueAt(['nodes', node.name, key]);
        problems.push(errors.unreadable({ file, reason: (cause as Error).message }, { where, cause }));
      }
    }
  }
  return problems;
}

/** The files that a machine refers to, by their keys in the lab file. */
function filesOf({ type, frr, rules, keepalived, conntrackd }: MachineNode): [string, string | undefined][] {
  const rulesKey = type === 'router' ? 'firewall' : 'rules';
  return [['config', frr?.config], [rulesKey, rules], ...Object.entries({ keepalived, conntrackd })];
}

function checkConditions(lab: LabSpec, source: Source): TsunaguError[] {
  const machines = machinesOf(lab).map(({ name }) => name);
  return lab.ready.flatMap(({ node }, index) =>
    machines.includes(node)
      ? []
      : [unknown('machine', node, machines, source.valueAt(['ready', index, 'node']))],
  );
}

function unknown(
  kind: 'node' | 'port' | 'machine',
  name: string,
  known: string[],
  where: ReturnType<Source['valueAt']>,
) {
  return errors.unknownName({ kind, name, known, near: suggest(name, known) }, { where });
}
