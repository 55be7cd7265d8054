import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** A path of a testbed file: `~` is the home of who runs us, a relative one begins beside the file. */
export function pathBeside(file: string, path: string): string {
  return path.startsWith('~/') ? join(home(), path.slice(2)) : resolve(dirname(file), path);
}

/** Where OpenSSH looks for known hosts: the user's file and the machine's. */
export function knownToTheMachine(): string[] {
  return [join(home(), '.ssh/known_hosts'), '/etc/ssh/ssh_known_hosts'];
}

/** The home of the user, also where sudo made us root: passwd(5) knows it, the environment may not. */
function home(): string {
  const uid = process.env.SUDO_UID ?? String(process.getuid?.() ?? 0);
  const entry = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map(line => line.split(':'))
    .find(fields => fields[2] === uid);
  return entry?.[5] ?? '/';
}
