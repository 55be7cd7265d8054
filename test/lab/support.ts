import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LabSpec, loadLab, type RunningLab } from '../../src/lab/index.js';
import { namespaceNames } from '../../src/netns/index.js';
import type { Ledger, UndoRecord } from '../../src/scope/index.js';

/** The labs that are tested; this file is dist/test/lab/support.js. */
const LABS = fileURLToPath(new URL('../../../labs/', import.meta.url));
export const TWO_ROUTES = join(LABS, 'two-routes/');

/** The names that the copies of the lab have here, so that they meet no lab of anybody else's. */
export const NAMESPACE = 'lbx';
export const UPLINK = 'lbx-up';

/** A folder for one test; `remove` is for its end. */
export function makeFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'lbx-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A copy of the shipped lab under other names; `edit` changes the text of its files. */
export function copyLab(
  folder: string,
  edit: (text: string, file: string) => string = text => text,
  lab = 'two-routes',
): string {
  const copy = join(folder, lab);
  rmSync(copy, { recursive: true, force: true });
  cpSync(join(LABS, lab), copy, { recursive: true });
  const files = readdirSync(copy, { withFileTypes: true }).filter(entry => entry.isFile());
  for (const { name: file } of files) {
    const text = readFileSync(join(copy, file), 'utf8');
    const own = text.replace(/tsu-(?:lab|ent)\b(?!-up)/g, NAMESPACE).replace(/tsu-(?:ent-)?up/g, UPLINK);
    writeFileSync(join(copy, file), edit(own, file));
  }
  return copy;
}

export function loadCopy(
  folder: string,
  edit?: (text: string, file: string) => string,
  lab?: string,
): LabSpec {
  return loadLab(copyLab(folder, edit, lab), { env: {} });
}

/** A ledger in memory: what is recorded and not yet struck. */
export class MemoryLedger implements Ledger {
  readonly records = new Set<UndoRecord>();
  add(...records: UndoRecord[]): () => void {
    for (const record of records) this.records.add(record);
    return () => {
      for (const record of records) this.records.delete(record);
    };
  }
}

/** Everything of the machine's that a lab could leave behind or change. */
export function machineState(): Record<string, string[]> {
  const links = JSON.parse(execFileSync('ip', ['-json', 'link'], { encoding: 'utf8' })) as {
    ifname: string;
  }[];
  const ours = (names: string[]) => names.filter(name => name.includes(NAMESPACE)).sort();
  return {
    namespaces: ours(namespaceNames()),
    links: ours(links.map(({ ifname }) => ifname)),
    mounts: ours(readFileSync('/proc/self/mountinfo', 'utf8').split('\n')),
    processes: ours(processes()),
    accounts: ['passwd', 'shadow', 'group'].map(name => digest(join('/etc', name))),
    // Files only: others may have routers of theirs in folders there (vtysh -N).
    frr: readdirSync('/etc/frr', { withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(({ name }) => digest(join('/etc/frr', name))),
    sshd: readdirSync('/run').filter(name => name.startsWith('sshd')),
    hostname: [readFileSync('/proc/sys/kernel/hostname', 'utf8')],
  };
}

function digest(file: string): string {
  return `${file} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`;
}

/** The processes that live in a namespace of ours or name one of our folders; not this one. */
function processes(): string[] {
  const inodes = new Map<string, string>();
  for (const name of namespaceNames().filter(each => each.startsWith(NAMESPACE))) {
    inodes.set(`net:[${statSync(`/run/netns/${name}`).ino}]`, name);
  }
  return readdirSync('/proc').flatMap(pid => {
    if (!/^\d+$/.test(pid) || Number(pid) === process.pid) return [];
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      const namespace = inodes.get(readlinkSync(`/proc/${pid}/ns/net`)) ?? '';
      return [`${pid} ${namespace} ${command} ${readlinkSync(`/proc/${pid}/cwd`)}`];
    } catch {
      return [];
    }
  });
}

/** Runs a command in a node of the lab, and hands back its output. */
export async function run(lab: RunningLab, node: string, ...argv: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await lab.runIn(node, argv, { budgetMs: 10_000 });
  if (exitCode !== 0) throw new Error(`${argv.join(' ')}: ${stderr}`);
  return stdout;
}

/** Does what a controller would: joins ports of the patch switch two by two. */
export async function patch(lab: RunningLab, ...pairs: [number | string, number | string][]): Promise<void> {
  for (const [a, b] of pairs) {
    await run(
      lab,
      'PS1',
      'ovs-ofctl',
      '-O',
      'OpenFlow13',
      'add-flow',
      'PS1',
      `in_port=${a},actions=output:${b}`,
    );
    await run(
      lab,
      'PS1',
      'ovs-ofctl',
      '-O',
      'OpenFlow13',
      'add-flow',
      'PS1',
      `in_port=${b},actions=output:${a}`,
    );
  }
}

/** PORT_MOD: sets a port of the patch switch down or up. */
export async function setPort(lab: RunningLab, port: number, state: 'up' | 'down'): Promise<void> {
  await run(lab, 'PS1', 'ovs-ofctl', '-O', 'OpenFlow13', 'mod-port', 'PS1', String(port), state);
}

/** The wires of the three links of two-routes. */
export const LINKS: [number, number][] = [
  [5, 6],
  [7, 8],
  [12, 13],
];
