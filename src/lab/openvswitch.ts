import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { errors } from './errors.js';
import type { L2SwitchNode, LabSpec, MachineNode, PatchSwitchNode } from './model.js';
import { interfaceOf, machinesOf, switchFolder, trunksOf, uplinkOf, vlanNames, vlanPort } from './naming.js';
import { start } from './start.js';

const SCHEMA = '/usr/share/openvswitch/vswitch.ovsschema';
const node = 'Open vSwitch';

/** What makes Open vSwitch's programs use the lab's own folder (ovs-vswitchd(8), "ENVIRONMENT"). */
export function switchEnvironment(runDir: string): NodeJS.ProcessEnv {
  const folder = switchFolder(runDir);
  return { OVS_RUNDIR: folder, OVS_LOGDIR: folder, OVS_DBDIR: folder, OVS_SYSCONFDIR: folder };
}

/**
 * Starts an Open vSwitch of the lab's own, with every switch of the lab as a bridge; all interfaces are there.
 * The bridges stand in the database before ovs-vswitchd starts, so it goes to the background with all of them made.
 */
export async function startSwitches(
  lab: LabSpec,
  runDir: string,
  kernelVlans: boolean,
  signal?: AbortSignal,
): Promise<void> {
  const folder = switchFolder(runDir);
  mkdirSync(folder);
  const database = join(folder, 'conf.db');
  const run = (...argv: string[]) =>
    start({ node, namespace: lab.namespace, argv, env: switchEnvironment(runDir) }, signal);
  const daemon = ['--pidfile', '--detach', '--no-chdir', '--log-file', '-vconsole:off'];

  await run('ovsdb-tool', 'create', database, SCHEMA);
  await run('ovsdb-server', database, `--remote=punix:${join(folder, 'db.sock')}`, ...daemon);
  await run('ovs-vsctl', '--no-wait', 'init', ...bridges(lab), ...(kernelVlans ? [] : vlanSwitches(lab)));
  await run('ovs-vswitchd', ...daemon);
  checkInterfaces(await run('ovs-vsctl', '--format=json', '--columns=name,error', 'list', 'Interface'));
}

/** The arguments of one ovs-vsctl(8) transaction that makes every switch of a lab. */
export function bridges(lab: LabSpec): string[] {
  return [...lab.nodes.values()].flatMap(node => {
    if (node.type === 'patchswitch') return patchSwitch(node);
    return node.type === 'l2switch' ? l2Switch(node) : [];
  });
}

/** Only what a controller says (fail_mode secure); it looks for its controller each second (the least there is). */
function patchSwitch({ name, datapathId, controller, uplink, ports }: PatchSwitchNode): string[] {
  const id = datapathId.toString(16).padStart(16, '0');
  const all = [[uplink.port, uplinkOf(name)] as const, ...ports];
  return [
    ...['--', 'add-br', name],
    ...['--', 'set', 'bridge', name, 'datapath_type=netdev', 'fail_mode=secure'],
    ...['protocols=OpenFlow10,OpenFlow13', `other-config:datapath-id=${id}`],
    ...['--', 'set-controller', name, controller],
    ...['--', 'set', 'controller', name, 'connection_mode=out-of-band'],
    ...['max_backoff=1000', 'inactivity_probe=5000'],
    ...all.flatMap(([port, at]) => [
      ...['--', 'add-port', name, at],
      ...['--', 'set', 'interface', at, `ofport_request=${port}`],
    ]),
  ];
}

/** A learning switch; nothing asks for a spanning tree, so there is none. */
function l2Switch(node: L2SwitchNode): string[] {
  return [
    ...['--', 'add-br', node.name],
    ...['--', 'set', 'bridge', node.name, 'datapath_type=netdev', 'fail_mode=standalone'],
    ...[...node.ports].flatMap(([port, vlans]) => [
      ...['--', 'add-port', node.name, interfaceOf(node, port)],
      ...('access' in vlans
        ? [`tag=${vlans.access}`]
        : ['vlan_mode=trunk', `trunks=${vlans.trunk.join(',')}`]),
    ]),
  ];
}

/** The switches that split the ports of machines into VLANs, as vsctl arguments. */
export function vlanSwitches(lab: LabSpec): string[] {
  return machinesOf(lab).flatMap(machine => trunksOf(machine).flatMap(port => vlanSwitch(machine, port)));
}

function vlanSwitch(machine: MachineNode, port: string): string[] {
  const { switch: name, outer } = vlanNames(machine, port);
  const vlans = machine.vlans.filter(vlan => vlan.port === port);
  return [
    ...['--', 'add-br', name],
    ...['--', 'set', 'bridge', name, 'datapath_type=netdev', 'fail_mode=standalone'],
    ...[
      '--',
      'add-port',
      name,
      outer,
      'vlan_mode=trunk',
      `trunks=${vlans.map(({ vlan }) => vlan).join(',')}`,
    ],
    ...vlans.flatMap(each => ['--', 'add-port', name, vlanPort(machine, each), `tag=${each.vlan}`]),
  ];
}

/** ovs-vsctl succeeds even when a port could not be opened; the reason is in its row (ovs-vswitchd.conf.db(5)). */
function checkInterfaces(json: string): void {
  const { data } = JSON.parse(json) as { data: [name: string, error: unknown][] };
  const failed = data.filter(([, error]) => typeof error === 'string' && error !== '');
  if (failed.length === 0) return;
  throw errors.start({ node, said: failed.map(([name, error]) => `${name}: ${String(error)}`).join('; ') });
}
