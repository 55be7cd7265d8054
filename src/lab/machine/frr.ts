import { readFileSync } from 'node:fs';
import type { Owner } from './accounts.js';
import { type NodeFile, quote } from './node-folder.js';

/** FRR's part of a router's folder; its daemons run as `owner`, and `user` may log in to vtysh. */
export function frrFiles(config: string, owner: Owner, user: string): NodeFile[] {
  // vtysh asks PAM about everybody else (vtysh(1), vtysh.conf), which knows nothing of this login.
  const vtysh = [user, 'root'].map(name => `username ${name} nopassword\n`).join('');
  return [
    { path: 'etc/frr', folder: true, owner, mode: 0o750 },
    { path: 'etc/frr/frr.conf', text: readFileSync(config, 'utf8'), owner, mode: 0o640 },
    { path: 'etc/frr/vtysh.conf', text: vtysh, owner, mode: 0o640 },
    { path: 'run/frr', folder: true, owner, mode: 0o755 },
  ];
}

/** Starts FRR as watchfrr does it: zebra first, then the rest, then the configuration. */
export function frrLines({ daemons, config }: { daemons: readonly string[]; config: string }): string[] {
  const daemon = (program: string) =>
    `quietly ${program}.out /usr/lib/frr/${program} -d -P 0 --log file:/run/frr/${program}.log`;
  return [
    // FRR's management daemon, which later versions need.
    `if [ -x /usr/lib/frr/mgmtd ]; then ${daemon('mgmtd')}; fi`,
    daemon('zebra'),
    ...daemons.flatMap(each => [`${daemon(each)} &`, `${each}=$!`]),
    ...daemons.map(each => `wait $${each}`),
    // vtysh names the lines that it refuses; the user knows the file by another name than vtysh does.
    `vtysh -b > vtysh.out 2>&1 || { echo ${quote(`${config}:`)} >&2; grep ^line vtysh.out >&2 || cat vtysh.out >&2; exit 1; }`,
  ];
}
