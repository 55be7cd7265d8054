import { accessSync, constants, lstatSync } from 'node:fs';
import { join } from 'node:path';
import { interfaceExists, Namespace } from '../netns/index.js';
import { errors } from './errors.js';
import type { LabSpec, MachineNode } from './model.js';
import { isMachine } from './naming.js';

/** Debian's packages and what a lab needs of each. */
const everywhere = { iproute2: ['ip'], 'util-linux': ['unshare', 'nsenter', 'mount'] };
const forSwitches = {
  'openvswitch-switch': ['ovs-vswitchd', 'ovs-vsctl'],
  'openvswitch-common': ['ovsdb-server', 'ovsdb-tool'],
};
const forLogins = { 'openssh-server': ['sshd'], 'openssh-client': ['ssh-keygen'], openssl: ['openssl'] };
const forRules = { nftables: ['nft'] };
const forRouters = { frr: ['vtysh', 'zebra'] };
/** conntrack is how a driver forgets connections. */
const forSynchronising = { conntrackd: ['conntrackd'], conntrack: ['conntrack'] };
const forRoles = { keepalived: ['keepalived'] };

/** Where programs are; a user's PATH often lacks those of root. */
export const FOLDERS = [
  '/usr/local/sbin',
  '/usr/local/bin',
  '/usr/sbin',
  '/usr/bin',
  '/sbin',
  '/bin',
  '/usr/lib/frr',
];

/** What a lab needs that a machine may lack. */
export interface Missing {
  programs: string[];
  /** Debian's packages that have them. */
  packages: string[];
}

/** The programs that a lab needs and that none of the folders has. */
export function missingPrograms(lab: LabSpec, folders: readonly string[] = FOLDERS): Missing {
  const nodes = [...lab.nodes.values()];
  const machines = nodes.filter(isMachine);
  const some = (has: (machine: MachineNode) => unknown, programs: Record<string, string[]>) =>
    machines.some(has) ? Object.entries(programs) : [];
  const needed = [
    ...Object.entries(everywhere),
    // A machine's VLANs may need a switch, too.
    ...(nodes.some(node => !isMachine(node) || node.vlans.length > 0) ? Object.entries(forSwitches) : []),
    ...some(({ management }) => management, forLogins),
    ...some(({ management, rules }) => management ?? rules, forRules),
    ...some(({ frr }) => frr, forRouters),
    ...some(({ conntrackd }) => conntrackd, forSynchronising),
    ...some(({ keepalived }) => keepalived, forRoles),
    ...machines.map(({ frr }) => ['frr', frr?.daemons ?? []] as const),
  ];
  const missing: Missing = { programs: [], packages: [] };
  for (const [name, programs] of needed) {
    const absent = programs.filter(program => !folders.some(folder => isExecutable(join(folder, program))));
    missing.programs.push(...absent);
    if (absent.length > 0) missing.packages.push(name);
  }
  return { programs: [...new Set(missing.programs)], packages: [...new Set(missing.packages)] };
}

/**
 * Looks whether a lab can be brought up here, before anything is made. Namespaces are looked at when they are made.
 * @throws TsunaguError `lab.notRoot`, `lab.programsMissing`, `lab.folderTaken`, `lab.interfaceTaken`.
 */
export function checkMachine(lab: LabSpec, runDir: string): void {
  if (process.getuid?.() !== 0) throw errors.notRoot({});
  const missing = missingPrograms(lab);
  if (missing.programs.length > 0) throw errors.programsMissing(missing);
  if (lstatSync(runDir, { throwIfNoEntry: false })) throw errors.folderTaken({ folder: runDir });
  for (const node of lab.nodes.values()) {
    if (node.type !== 'patchswitch') continue;
    const { interface: name } = node.uplink;
    if (interfaceExists(Namespace.own(), name)) throw errors.interfaceTaken({ interface: name });
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
