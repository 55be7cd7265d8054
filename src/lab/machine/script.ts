import { basename } from 'node:path';
import type { MachineNode } from '../model.js';
import { MANAGEMENT, trunksOf, vlanNames } from '../naming.js';
import { frrLines } from './frr.js';
import { type NodeFile, quote, script } from './node-folder.js';
import { pairLines } from './pair.js';
import { SSHD } from './sshd.js';

/** Where a machine's launcher leaves its process id; it lives as long as the machine does. */
export const LAUNCHER_PID = 'launcher.pid';

/** What the scripts of a machine depend on beside its node. */
export interface ScriptFacts {
  /** The prefix length of the management network. */
  prefix: number;
  /** The kernel has 802.1Q interfaces. */
  kernelVlans: boolean;
}

/** The scripts that start a machine; `launch.sh` is run in the node's folder and its network namespace. */
export function machineScripts(machine: MachineNode, facts: ScriptFacts): NodeFile[] {
  return [
    { path: 'launch.sh', text: launchScript() },
    { path: 'start.sh', text: startScript(machine, facts) },
  ];
}

/**
 * Starts the machine in namespaces of its own for mounts, host name and processes, and ends when it is up or has
 * failed. Slave: what others unmount (a namespace, say) goes away in there too, and nothing mounted in there gets out.
 */
function launchScript(): string {
  return script([
    'mkfifo -m 600 up',
    'unshare --mount --uts --pid --fork --mount-proc --propagation slave -- sh start.sh > start.out 2>&1 3> up &',
    `echo $! > ${LAUNCHER_PID}`,
    'read -r up < up || { cat start.out >&2; exit 1; }',
  ]);
}

/** What runs as the machine's first process: with it all others end. */
function startScript(machine: MachineNode, { prefix, kernelVlans }: ScriptFacts): string {
  const { name, management, frr, run } = machine;
  const isRouting = machine.type !== 'linux';
  const accounts = management === undefined ? [] : ['passwd', 'shadow', 'group'];
  return script([
    "trap 'exit 1' TERM",
    'quietly() { out=$1; shift; "$@" > "$out" 2>&1 || { cat "$out" >&2; exit 1; }; }',
    `echo ${name} > /proc/sys/kernel/hostname`,
    ...[...accounts, ...(frr ? ['frr'] : [])].map(path => `mount -n --bind etc/${path} /etc/${path}`),
    'mount -n --bind run /run',
    // A user's lab may be below /tmp; this folder is still the working folder then.
    'mount -n --bind tmp /tmp',

    // Without carrier a route is no route, as in any router (sysctl ip-sysctl.txt).
    'for f in /proc/sys/net/ipv4/conf/*/rp_filter; do echo 0 > $f; done',
    'for f in /proc/sys/net/ipv4/conf/*/ignore_routes_with_linkdown; do echo 1 > $f; done',
    ...rulesets(machine).map(file => `nft -f ${quote(file)}`),
    `ip -batch - <<END\n${interfaceLines(machine, prefix, kernelVlans).join('\n')}\nEND`,
    ...(isRouting ? ['echo 1 > /proc/sys/net/ipv4/ip_forward'] : []),

    ...(management === undefined ? [] : SSHD.prepare),
    ...(frr ? frrLines(frr) : []),
    ...pairLines(machine),
    ...(management === undefined ? [] : SSHD.start),
    // A login is root here; it must not be root of the machine around it.
    ...(frr ? [] : ['mount -n -o remount,bind,ro /']),
    ...(run === undefined
      ? []
      : [`sh -c ${quote(run)} > /run/run.log 2>&1 < /dev/null &`, 'echo $! > /run/run.pid']),
    'echo up >&3',
    'exec 3>&-',
    // The shell takes the exit codes of those whose parents are gone.
    'sleep infinity &',
    'wait',
  ]);
}

/** The rulesets of a machine, by the names that they have in its folder. */
export function rulesets({ rules, management }: MachineNode): string[] {
  return [
    ...(rules === undefined ? [] : [basename(rules)]),
    ...(management === undefined ? [] : ['management.nft']),
  ];
}

/** Lines of ip(8) that make VLANs, set interfaces up, and give them addresses and routes. */
export function interfaceLines(machine: MachineNode, prefix: number, kernelVlans: boolean): string[] {
  const { management, ports, vlans, addresses, routes } = machine;
  const inKernel = vlans.map(
    ({ name, port, vlan }) => `link add link ${port} name ${name} type vlan id ${vlan}`,
  );
  // A bridge hands what comes tagged to the lab's Open vSwitch, which gives it back untagged, VLAN by VLAN.
  const inSwitch = trunksOf(machine).flatMap(port => {
    const { bridge, inner } = vlanNames(machine, port);
    return [
      `link add ${bridge} type bridge mcast_snooping 0`,
      `link set ${port} master ${bridge}`,
      `link set ${inner} master ${bridge} up`,
      `link set ${bridge} up`,
    ];
  });
  const up = [
    'lo',
    ...(management === undefined ? [] : [MANAGEMENT]),
    ...ports,
    ...vlans.map(({ name }) => name),
  ];
  const given = [...addresses].flatMap(([port, all]) => all.map(address => ({ port, address })));
  return [
    ...(kernelVlans ? inKernel : inSwitch),
    ...up.map(link => `link set ${link} up`),
    ...(management === undefined ? [] : [`address add ${management}/${prefix} dev ${MANAGEMENT}`]),
    ...given.map(
      ({ port, address }) => `address add ${address} dev ${port}${address.includes(':') ? ' nodad' : ''}`,
    ),
    ...[...routes].map(([destination, nextHop]) => `route add ${destination} via ${nextHop}`),
  ];
}
