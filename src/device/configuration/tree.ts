import type { ConfigurationSyntax } from '../platform.js';

/** A line of a configuration with the block below it, by indentation. */
export interface Block {
  line: string;
  children: Block[];
}

/** The lines that are configuration: no headings, comments, times, ends of blocks. */
export function significant(output: string[], syntax: ConfigurationSyntax): string[] {
  return output.filter(line => line.trim() !== '' && !syntax.ignore.some(pattern => pattern.test(line)));
}

/** Reads lines as a tree: deeper indentation is what belongs to the line above. A block that appears twice is one. */
export function parse(lines: string[]): Block[] {
  const root: Block = { line: '', children: [] };
  const open: { indent: number; block: Block }[] = [{ indent: -1, block: root }];
  for (const line of lines) {
    const indent = line.length - line.trimStart().length;
    while ((open.at(-1)?.indent ?? -1) >= indent) open.pop();
    const parent = open.at(-1)?.block ?? root;
    open.push({ indent, block: childOf(parent, line.trim()) });
  }
  return root.children;
}

/** Whether a header stands for something that exists of itself, as an interface does. */
export function isStanding(line: string, syntax: ConfigurationSyntax): boolean {
  return syntax.standing.some(pattern => pattern.test(line));
}

function childOf(parent: Block, line: string): Block {
  const known = parent.children.find(child => child.line === line);
  if (known) return known;
  const block = { line, children: [] };
  parent.children.push(block);
  return block;
}
