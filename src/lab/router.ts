import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type Account, type Accounts, type Owner, withAccount } from './accounts.js';
import type { LabSpec, RouterNode } from './model.js';
import { MANAGEMENT } from './naming.js';
import { type NodeFile, quote, script } from './node-folder.js';
import { sshdConfig } from './sshd.js';

/** What a router's files are made from beside the lab file. */
export interface RouterMaterial {
  accounts: Accounts;
  /** The lab's password as crypt(5) writes it. */
  passwordHash: string;
  /** FRR's user, which its daemons run as. */
  frr: Owner;
}

/** The files of a router's folder; those under etc and run are what its processes see as /etc/... and /run. */
export function routerFiles(lab: LabSpec, router: RouterNode, material: RouterMaterial): NodeFile[] {
  const { frr, accounts, passwordHash } = material;
  const account: Account = {
    user: lab.login.user,
    passwordHash,
    // As FRR's own user it may save the configuration, and no more than that.
    owner: frr,
    memberOf: 'frrvty',
    shell: '/usr/bin/vtysh',
  };
  const own = withAccount(accounts, account);
  // vtysh asks PAM about everybody else (vtysh(1), vtysh.conf), which knows nothing of this login.
  const vtysh = [lab.login.user, 'root'].map(user => `username ${user} nopassword\n`).join('');
  return [
    { path: 'etc/passwd', text: own.passwd },
    { path: 'etc/group', text: own.group },
    { path: 'etc/shadow', text: own.shadow, mode: 0o600 },
    { path: 'etc/frr', folder: true, owner: frr, mode: 0o750 },
    { path: 'etc/frr/frr.conf', text: readFileSync(router.config, 'utf8'), owner: frr, mode: 0o640 },
    { path: 'etc/frr/vtysh.conf', text: vtysh, owner: frr, mode: 0o640 },
    { path: 'run/frr', folder: true, owner: frr, mode: 0o755 },
    { path: 'run/sshd', folder: true, mode: 0o755 },
    { path: 'run/sshd/sshd_config', text: sshdConfig(router.management, lab.login.user) },
    ...(router.firewall === undefined
      ? []
      : [{ path: basename(router.firewall), text: readFileSync(router.firewall, 'utf8') }]),
    { path: 'management.nft', text: managementPlane(router.management) },
    { path: 'start.sh', text: startScript(router, lab.management.prefix) },
  ];
}

/** The management network is no way through the router, and its address there is not reachable from elsewhere. */
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

/**
 * The script that starts everything in a router; it runs in the router's folder, in namespaces of its own for network,
 * mounts and host name. FRR is started as watchfrr does it: zebra first, then the rest, then the configuration.
 */
function startScript(router: RouterNode, prefix: number): string {
  const { name, management, ports, daemons, firewall, config } = router;
  const links = ['lo', MANAGEMENT, ...ports].map(link => `link set ${link} up`);
  const daemon = (program: string) =>
    `quietly ${program}.out /usr/lib/frr/${program} -d -P 0 --log file:/run/frr/${program}.log`;
  return script([
    'quietly() { out=$1; shift; "$@" > "$out" 2>&1 || { cat "$out" >&2; exit 1; }; }',
    `echo ${name} > /proc/sys/kernel/hostname`,
    ...['passwd', 'shadow', 'group', 'frr'].map(path => `mount -n --bind etc/${path} /etc/${path}`),
    'mount -n --bind run /run',

    'cd /proc/sys/net/ipv4/conf',
    // Without carrier a route is no route, as in any router (sysctl ip-sysctl.txt).
    'for f in */rp_filter; do echo 0 > $f; done',
    'for f in */ignore_routes_with_linkdown; do echo 1 > $f; done',
    'cd - > /dev/null',
    ...[...(firewall === undefined ? [] : [basename(firewall)]), 'management.nft'].map(
      file => `nft -f ${quote(file)}`,
    ),
    `ip -batch - <<END\n${[...links, `address add ${management}/${prefix} dev ${MANAGEMENT}`].join('\n')}\nEND`,
    'echo 1 > /proc/sys/net/ipv4/ip_forward',

    'ssh-keygen -q -t ed25519 -N "" -f /run/sshd/host_key < /dev/null &',
    'key=$!',
    // FRR's management daemon, which later versions need.
    `if [ -x /usr/lib/frr/mgmtd ]; then ${daemon('mgmtd')}; fi`,
    daemon('zebra'),
    ...daemons.flatMap(each => [`${daemon(each)} &`, `${each}=$!`]),
    'wait $key',
    '/usr/sbin/sshd -f /run/sshd/sshd_config -E /run/sshd/sshd.log',
    ...daemons.map(each => `wait $${each}`),
    // vtysh names the lines that it refuses; the user knows the file by another name than vtysh does.
    `vtysh -b > vtysh.out 2>&1 || { echo ${quote(`${config}:`)} >&2; grep ^line vtysh.out >&2 || cat vtysh.out >&2; exit 1; }`,
  ]);
}
