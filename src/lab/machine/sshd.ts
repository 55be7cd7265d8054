/** Where a node's sshd leaves its process id, as the node sees it. */
export const SSHD_PID = 'run/sshd/sshd.pid';

/** Lines of a script that start sshd in a node; `prepare` is what takes a while and goes on beside the rest. */
export const SSHD = {
  prepare: ['ssh-keygen -q -t ed25519 -N "" -f /run/sshd/host_key < /dev/null &', 'key=$!'],
  start: ['wait $key', '/usr/sbin/sshd -f /run/sshd/sshd_config -E /run/sshd/sshd.log'],
};

/** A node's sshd_config(5): one user, by password, into the node's own command line and nowhere else. */
export function sshdConfig(address: string, user: string): string {
  return [
    `ListenAddress ${address}:22`,
    'HostKey /run/sshd/host_key',
    `PidFile /${SSHD_PID}`,
    'UsePAM no',
    `AllowUsers ${user}`,
    // The one user of a firewall has root's user id.
    'PermitRootLogin yes',
    'PasswordAuthentication yes',
    'KbdInteractiveAuthentication no',
    'PubkeyAuthentication no',
    'DisableForwarding yes',
    'PrintMotd no',
    'PrintLastLog no',
    'UseDNS no',
    '',
  ].join('\n');
}
