import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MachineNode } from '../model.js';
import { LAUNCHER_PID } from './script.js';
import { SSHD_PID } from './sshd.js';

/** The pid files of a machine's programs by program name, as the machine sees them. */
export function pidFiles({ frr, keepalived, conntrackd, management, run }: MachineNode): Map<string, string> {
  const daemons = frr ? ['zebra', ...frr.daemons] : [];
  return new Map([
    ...daemons.map(name => [name, `run/frr/${name}.pid`] as const),
    ...(conntrackd === undefined ? [] : [['conntrackd', 'run/conntrackd.pid'] as const]),
    ...(keepalived === undefined ? [] : [['keepalived', 'run/keepalived.pid'] as const]),
    ...(management === undefined ? [] : [['sshd', SSHD_PID] as const]),
    ...(run === undefined ? [] : [['run', 'run/run.pid'] as const]),
  ]);
}

/** The launcher of a machine, which is in all of its namespaces; undefined when it does not run. */
export function launcherOf(folder: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(join(folder, LAUNCHER_PID), 'utf8'), 10);
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'unshare' ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** Arguments that run a command in the namespaces of a machine, by its launcher. */
export function enterBy(launcher: number): string[] {
  const ns = `/proc/${launcher}/ns`;
  return ['nsenter', `--mount=${ns}/mnt`, `--uts=${ns}/uts`, `--pid=${ns}/pid_for_children`, '--'];
}

/** The process id in a pid file of a machine, as the machine counts, if that process lives and has that name (`run`: any). */
export function programIn(folder: string, file: string, name: string): number | undefined {
  const launcher = launcherOf(folder);
  try {
    const pid = Number.parseInt(readFileSync(join(folder, file), 'utf8'), 10);
    const comm = readFileSync(`/proc/${launcher}/root/proc/${pid}/comm`, 'utf8').trim();
    return comm === name || name === 'run' ? pid : undefined;
  } catch {
    return undefined;
  }
}
