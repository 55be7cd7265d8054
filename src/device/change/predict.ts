import { describe, difference } from '../configuration/difference.js';
import { type Block, parse } from '../configuration/tree.js';
import type { ConfigurationSyntax } from '../platform.js';

/**
 * What lines would change in a configuration, as far as it can be told without the device: lines that are not there
 * come, negated ones go. What a line replaces only the device knows.
 */
export function predict(now: string[], lines: string[], syntax: ConfigurationSyntax): string[] {
  const after = parse(now);
  if (syntax.edit?.kind === 'set') {
    const { set, delete: negation } = syntax.edit;
    for (const { line } of parse(lines)) {
      if (line.startsWith(negation)) remove(after, set + line.slice(negation.length));
      else merge(after, { line, children: [] });
    }
  } else {
    const blocks = syntax.edit?.kind === 'blocks' ? syntax.edit : undefined;
    for (const block of parse(lines)) mergeBlock(after, block, blocks?.negation, blocks?.exit);
  }
  return describe(difference(after, parse(now), syntax));
}

function mergeBlock(into: Block[], block: Block, negation?: string, exit?: string): void {
  if (block.line === exit) return;
  if (negation !== undefined && block.line.startsWith(negation)) {
    remove(into, block.line.slice(negation.length));
    return;
  }
  const found = merge(into, block);
  for (const child of block.children) mergeBlock(found.children, child, negation, exit);
}

function merge(into: Block[], { line }: Block): Block {
  const known = into.find(block => block.line === line);
  if (known) return known;
  const made = { line, children: [] };
  into.push(made);
  return made;
}

/** A line goes with all that it is the beginning of: `no description` takes `description uplink` back. */
function remove(from: Block[], line: string): void {
  const kept = from.filter(block => block.line !== line && !block.line.startsWith(`${line} `));
  from.splice(0, from.length, ...kept);
}
