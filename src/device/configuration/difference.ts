import type { ConfigurationSyntax } from '../platform.js';
import { type Block, isStanding } from './tree.js';

/** What differs within one block: `path` is its headers, outermost first. */
export interface BlockDifference {
  path: string[];
  /** Blocks and lines that are there and were not. */
  came: Block[];
  /** Blocks and lines that were there and are not. */
  went: Block[];
}

/**
 * Compares two configurations block by block, outermost first. The order of lines within a block does not count.
 * A block of a standing thing that came or went is compared with an empty one, as it cannot come or go itself.
 */
export function difference(
  now: Block[],
  golden: Block[],
  syntax: ConfigurationSyntax,
  path: string[] = [],
): BlockDifference[] {
  const here: BlockDifference = { path, came: [], went: [] };
  const below: BlockDifference[] = [];
  for (const line of new Set([...golden, ...now].map(block => block.line))) {
    const is = now.find(block => block.line === line);
    const was = golden.find(block => block.line === line);
    if ((is && was) || isStanding(line, syntax)) {
      below.push(...difference(is?.children ?? [], was?.children ?? [], syntax, [...path, line]));
    } else if (is) {
      here.came.push(is);
    } else if (was) {
      here.went.push(was);
    }
  }
  return here.came.length + here.went.length > 0 ? [here, ...below] : below;
}

/** Differences as lines for people: `+` is there and was not, `-` was there and is not. */
export function describe(differences: BlockDifference[]): string[] {
  return differences.flatMap(({ path, came, went }) => [
    ...came.flatMap(block => flatten(block, path)).map(line => `+ ${line}`),
    ...went.flatMap(block => flatten(block, path)).map(line => `- ${line}`),
  ]);
}

function flatten(block: Block, path: string[]): string[] {
  const here = [...path, block.line];
  return [here.join(' / '), ...block.children.flatMap(child => flatten(child, here))];
}
