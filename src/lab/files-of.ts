import type { LabSpec } from './model.js';

/** The files that a lab is made from: its own, and those that it refers to. */
export function filesOfLab({ file, nodes }: LabSpec): string[] {
  const referred = [...nodes.values()].flatMap(node => {
    if (node.type === 'patchswitch' || node.type === 'l2switch') return [];
    return [node.frr?.config, node.rules, node.keepalived, node.conntrackd].flatMap(path => path ?? []);
  });
  return [file, ...referred];
}
