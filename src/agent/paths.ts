import { join } from 'node:path';

/** Where a site keeps what it needs while it runs; gone after a reboot, as namespaces are. */
export function runFolder(site: string): string {
  return join('/run/tsunagu', site);
}

/** The agent's socket: mode 0600, owned by the user who started the agent. */
export function socketPath(site: string): string {
  return join(runFolder(site), 'agent.sock');
}

/** What the agent says of itself while it works. */
export function logPath(site: string): string {
  return join(runFolder(site), 'agent.log');
}

/** The journal outlives a reboot, since a port that was taken down on a hardware switch does too. */
export function journalPath(site: string): string {
  return join('/var/lib/tsunagu', `${site}.journal`);
}

/**
 * Files of the emulated network. Not below /run, which its routers see another one of.
 */
export function labFolder(site: string): string {
  return join('/var/lib/tsunagu', `${site}.lab`);
}

/** The environment variable in which cucumber's workers find the agent's socket. */
export const socketVariable = 'TSUNAGU_SOCKET';

/** The folder of the run's reports, for the processes that run scenarios. */
export const reportsVariable = 'TSUNAGU_REPORTS';
