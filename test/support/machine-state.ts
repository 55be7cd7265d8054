import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { execa } from 'execa';

/** What tsunagu could leave behind on a machine, as sorted lists that can be compared. */
export interface MachineState {
  namespaces: string[];
  links: string[];
  bridges: string[];
  mounts: string[];
  files: string[];
  /** Processes in other network namespaces than ours, and agents. */
  processes: string[];
}

/** Looks at the machine. */
export async function machineState(): Promise<MachineState> {
  const [links, bridges] = await Promise.all([
    execa('ip', ['-br', 'link']),
    execa('ovs-vsctl', ['--timeout=5', '--format=csv', '--columns=name,ports', 'list', 'Bridge']),
  ]);
  return {
    namespaces: list('/run/netns'),
    // Without states and flags, which change by themselves.
    links: links.stdout
      .split('\n')
      .map(line => line.split(/\s+/)[0] ?? '')
      .sort(),
    bridges: bridges.stdout.split('\n').sort(),
    mounts: readFileSync('/proc/self/mounts', 'utf8').split('\n').sort(),
    files: [...tree('/run/tsunagu'), ...tree('/var/lib/tsunagu'), ...tree('/etc/netns')],
    processes: processes(),
  };
}

/**
 * Waits until the machine is as it was, and returns the differences that are still there after the budget;
 * an empty list when it is as it was.
 */
export async function differencesFrom(before: MachineState, budgetMs: number): Promise<string[]> {
  const deadline = Date.now() + budgetMs;
  for (;;) {
    const found = compare(before, await machineState());
    if (found.length === 0 || Date.now() > deadline) return found;
    await delay(50);
  }
}

function compare(before: MachineState, after: MachineState): string[] {
  return (Object.keys(before) as (keyof MachineState)[]).flatMap(key => [
    ...after[key].filter(item => !before[key].includes(item)).map(item => `${key}: ${item} was left behind`),
    ...before[key].filter(item => !after[key].includes(item)).map(item => `${key}: ${item} is gone`),
  ]);
}

function list(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

function tree(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => `${folder}/${name}`)
    .concat(folder);
}

function processes(): string[] {
  const own = readlinkSync('/proc/self/ns/net');
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(pid => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
        const elsewhere = readlinkSync(`/proc/${pid}/ns/net`) !== own;
        return elsewhere || command.includes('agent/server/main.js') ? [`${pid} ${command}`] : [];
      } catch {
        return []; // It ended while we looked.
      }
    });
}
