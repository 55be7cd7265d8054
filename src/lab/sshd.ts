/** Where a node's sshd leaves its process id, as the node sees it. */
export const SSHD_PID = 'run/sshd/sshd.pid';

/** A node's sshd_config(5): one user, by password, into the node's own command line and nowhere else. */
export function sshdConfig(address: string, user: string): string {
  return [
    `ListenAddress ${address}:22`,
    'HostKey /run/sshd/host_key',
    `PidFile /${SSHD_PID}`,
    'UsePAM no',
    `AllowUsers ${user}`,
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
