import { readFileSync } from 'node:fs';

/** A process, told apart from a later one with the same pid by its start time (proc(5), stat, field 22). */
export interface ProcessIdentity {
  pid: number;
  startTime: string;
}

/** Field 22 of /proc/PID/stat, in clock ticks since boot; undefined when there is no such process. */
function startTime(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command's name may hold spaces and parentheses; fields 3 onwards follow the last parenthesis.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

/** The identity of this process. */
export function thisProcess(): ProcessIdentity {
  return { pid: process.pid, startTime: startTime(process.pid) ?? '' };
}

/** True while that very process runs. */
export function isAlive(identity: ProcessIdentity): boolean {
  return identity.pid > 0 && startTime(identity.pid) === identity.startTime;
}
