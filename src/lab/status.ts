import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunResult } from '../netns/index.js';
import type { NodeSpec } from './model.js';
import { folderOf, switchFolder } from './naming.js';
import { SSHD_PID } from './sshd.js';

/** How a node of a running lab is. */
export interface NodeStatus {
  node: string;
  type: NodeSpec['type'];
  /** Every program of the node runs. */
  up: boolean;
  /** The programs that should run, with their process ids where they do. */
  programs: { name: string; pid: number | undefined }[];
  /** Of a patch switch: whether it is connected to its controller. */
  connected?: boolean;
}

/** Looks at a node by its pid files; `run` runs a command in it. */
export async function nodeStatus(
  node: NodeSpec,
  runDir: string,
  run: (argv: string[]) => Promise<RunResult>,
): Promise<NodeStatus> {
  const programs = [...pidFiles(node, runDir)].map(([name, file]) => ({ name, pid: livingPid(file, name) }));
  const up = programs.every(({ pid }) => pid !== undefined);
  const status = { node: node.name, type: node.type, up, programs };
  if (node.type !== 'patchswitch') return status;
  if (!up) return { ...status, connected: false };
  const { stdout } = await run(['ovs-vsctl', '--timeout=4', 'get', 'controller', node.name, 'is_connected']);
  return { ...status, connected: stdout.trim() === 'true' };
}

function pidFiles(node: NodeSpec, runDir: string): Map<string, string> {
  if (node.type !== 'router') {
    const folder = switchFolder(runDir);
    return new Map(['ovsdb-server', 'ovs-vswitchd'].map(name => [name, join(folder, `${name}.pid`)]));
  }
  const folder = folderOf(runDir, node.name);
  const frr = ['zebra', ...node.daemons].map(name => [name, join(folder, 'run/frr', `${name}.pid`)] as const);
  return new Map([...frr, ['sshd', join(folder, SSHD_PID)]]);
}

/** The process id in a file, if that process lives and has that name (proc(5), /proc/PID/comm). */
function livingPid(file: string, name: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === name ? pid : undefined;
  } catch {
    return undefined;
  }
}
