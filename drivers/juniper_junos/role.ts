import type { HaRole } from '../../src/device/platform.js';
import { roleOf } from '../common/roles.js';

const GROUP = /^Redundancy group: (\d+)/;
const NODE = /^\s*(node\d+)\s+\d+\s+(\S+)/;
/** The line above a prompt: `{primary:node0}`. */
const OURS = /^\{[\w-]+:(node\d+)\}/m;

/**
 * Reads `show chassis cluster status`: below each redundancy group a row a node. Which one is this one says the
 * line above the prompt; without it, all nodes are told, each by its name.
 */
export function readCluster(output: string): HaRole[] {
  const ours = OURS.exec(output)?.[1];
  const roles: HaRole[] = [];
  let group = '';
  for (const line of output.split('\n')) {
    group = GROUP.exec(line)?.[1] ?? group;
    const [, node, word] = NODE.exec(line) ?? [];
    if (node === undefined || word === undefined || (ours && node !== ours)) continue;
    const name = `redundancy-group ${group}`;
    const self = node.slice('node'.length);
    // A cluster has two nodes, 0 and 1.
    const facts = { id: group, self, peer: self === '0' ? '1' : '0' };
    roles.push(roleOf(ours ? name : `${name} ${node}`, word, facts));
  }
  return roles;
}
