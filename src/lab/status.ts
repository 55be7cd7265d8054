import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunResult } from '../netns/index.js';
import { pidFiles, programIn } from './machine/programs.js';
import type { NodeSpec } from './model.js';
import { folderOf, isMachine, switchFolder } from './naming.js';

/** How a node of a running lab is. */
export interface NodeStatus {
  node: string;
  type: NodeSpec['type'];
  /** Every program of the node runs. */
  up: boolean;
  /** The programs that should run, with their process ids where they do (in a machine as it counts them). */
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
  const programs = programsOf(node, runDir);
  const up = programs.every(({ pid }) => pid !== undefined);
  const status = { node: node.name, type: node.type, up, programs };
  if (node.type !== 'patchswitch') return status;
  if (!up) return { ...status, connected: false };
  const { stdout } = await run(['ovs-vsctl', '--timeout=4', 'get', 'controller', node.name, 'is_connected']);
  return { ...status, connected: stdout.trim() === 'true' };
}

function programsOf(node: NodeSpec, runDir: string): NodeStatus['programs'] {
  if (isMachine(node)) {
    const folder = folderOf(runDir, node.name);
    return [...pidFiles(node)].map(([name, file]) => ({ name, pid: programIn(folder, file, name) }));
  }
  const folder = switchFolder(runDir);
  return ['ovsdb-server', 'ovs-vswitchd'].map(name => ({
    name,
    pid: livingPid(join(folder, `${name}.pid`), name),
  }));
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
