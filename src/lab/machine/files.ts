import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { LabSpec, MachineNode } from '../model.js';
import { MANAGEMENT } from '../naming.js';
import { type Account, type Accounts, type Owner, withAccount } from './accounts.js';
import { frrFiles } from './frr.js';
import type { NodeFile } from './node-folder.js';
import { pairFiles } from './pair.js';
import { machineScripts } from './script.js';
import { sshdConfig } from './sshd.js';

/** What a machine's files are made from beside the lab file. */
export interface MachineMaterial {
  accounts: Accounts;
  /** The lab's password as crypt(5) writes it. */
  passwordHash: string;
  /** FRR's user, which its daemons run as; there is none on a machine without FRR. */
  frr: Owner | undefined;
  /** The kernel has 802.1Q interfaces. */
  kernelVlans: boolean;
}

/** The files of a machine's folder; those under etc, run and tmp are what its processes see as /etc/..., /run, /tmp. */
export function machineFiles(lab: LabSpec, machine: MachineNode, material: MachineMaterial): NodeFile[] {
  const { management, frr, rules } = machine;
  const facts = { prefix: lab.management.prefix, kernelVlans: material.kernelVlans };
  return [
    { path: 'run', folder: true, mode: 0o755 },
    { path: 'tmp', folder: true, mode: 0o1777 },
    ...(frr && material.frr ? frrFiles(frr.config, material.frr, lab.login.user) : []),
    ...pairFiles(machine),
    ...(rules === undefined ? [] : [{ path: basename(rules), text: readFileSync(rules, 'utf8') }]),
    ...(management === undefined ? [] : loginFiles(lab, machine, management, material)),
    ...machineScripts(machine, facts),
  ];
}

function loginFiles(
  lab: LabSpec,
  machine: MachineNode,
  address: string,
  material: MachineMaterial,
): NodeFile[] {
  const { accounts, passwordHash, frr } = material;
  const account: Account = {
    user: lab.login.user,
    passwordHash,
    // As FRR's own user a router's login may save the configuration, and no more than that.
    ...(machine.frr && frr
      ? { owner: frr, memberOf: 'frrvty', shell: '/usr/bin/vtysh' }
      : { owner: { uid: 0, gid: 0 }, memberOf: 'root', shell: '/bin/bash' }),
  };
  const own = withAccount(accounts, account);
  return [
    { path: 'etc/passwd', text: own.passwd },
    { path: 'etc/group', text: own.group },
    { path: 'etc/shadow', text: own.shadow, mode: 0o600 },
    { path: 'run/sshd', folder: true, mode: 0o755 },
    { path: 'run/sshd/sshd_config', text: sshdConfig(address, lab.login.user) },
    { path: 'management.nft', text: managementPlane(address) },
  ];
}

/** The management network is no way through the machine, and its address there is not reachable from elsewhere. */
function managementPlane(address: string): string {
  return `table inet tsunagu-management {
  chain forward {
    type filter hook forward priority -10; policy accept;
    iifname ${MANAGEMENT} drop
    oifname ${MANAGEMENT} drop
  }
  chain input {
    type filter hook input priority -10; policy accept;
    ip daddr ${address} iifname != { ${MANAGEMENT}, lo } drop
  }
}
`;
}
