import { existsSync, readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { execa } from 'execa';

/** What tsunagu could leave behind on a machine, as sorted lists that can be compared. */
export interface MachineState {
  namespaces: string[];
  links: string[];
  bridges: string[];
  mounts: string[];
  files: string[];
  /** Agents, and processes in our network namespaces or with files of ours. */
  processes: string[];
}

/** What all our namespaces, interfaces and bridges begin with; others may come and go on this machine meanwhile. */
const ours = /^tsu/;
const folders = ['/run/tsunagu', '/var/lib/tsunagu'];

/** Looks at the machine. */
export async function machineState(): Promise<MachineState> {
  const [links, bridges] = await Promise.all([
    execa('ip', ['-br', 'link']),
    execa('ovs-vsctl', ['--timeout=5', 'list-br']),
  ]);
  return {
    namespaces: namespaces(),
    // Without the far end, which follows an @, the state and the flags.
    links: links.stdout
      .split('\n')
      .flatMap(line => line.split(/[\s@]/)[0] ?? [])
      .filter(name => ours.test(name))
      .sort(),
    bridges: bridges.stdout
      .split('\n')
      .filter(name => ours.test(name))
      .sort(),
    mounts: readFileSync('/proc/self/mounts', 'utf8')
      .split('\n')
      .filter(line => /\/tsu/.test(line))
      .sort(),
    files: folders.flatMap(tree),
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

function namespaces(): string[] {
  if (!existsSync('/run/netns')) return [];
  return readdirSync('/run/netns')
    .filter(name => ours.test(name))
    .sort();
}

function tree(folder: string): string[] {
  if (!existsSync(folder)) return [];
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map(name => `${folder}/${name}`)
      .concat(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    // A folder in it went while we looked.
    return tree(folder);
  }
}

function processes(): string[] {
  const inodes = new Set(namespaces().map(name => `net:[${statSync(`/run/netns/${name}`).ino}]`));
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(pid => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
        const inside = inodes.has(readlinkSync(`/proc/${pid}/ns/net`));
        const isOurs =
          inside || command.includes('agent/server/main.js') || command.includes('/var/lib/tsunagu');
        const isWorking = readlinkSync(`/proc/${pid}/cwd`).startsWith('/var/lib/tsunagu');
        return isOurs || isWorking ? [`${pid} ${command}`] : [];
      } catch {
        return []; // It ended while we looked.
      }
    });
}
