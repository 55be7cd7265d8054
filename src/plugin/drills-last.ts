import { type Needs, needsOf, type Testbed } from '../testbed/index.js';

/** As much of cucumber's pickle as tells what a scenario needs. */
interface Pickle {
  steps: readonly { text: string; argument?: unknown }[];
  tags: readonly { name: string }[];
}

/** What a scenario needs, by the texts of its steps, their tables and doc strings, and by its tags. */
export function needsOfPickle({ steps, tags }: Pickle, testbed: Testbed): Needs {
  return needsOf(
    textsOf(steps),
    tags.map(tag => tag.name),
    testbed,
  );
}

/** The texts that tell what a scenario needs. */
export function textsOf(steps: Pickle['steps']): string[] {
  return steps.flatMap(({ text, argument }) => [text, JSON.stringify(argument ?? '')]);
}

/**
 * The same scenarios in the same order, but those that run alone after all others. With several workers, one of them in
 * the middle would have all the others wait twice: until it can begin, and until it has ended.
 */
export function drillsLast<T extends { pickle: Pickle }>(pickles: readonly T[], testbed: Testbed): T[] {
  const alone = new Set(pickles.filter(({ pickle }) => needsOfPickle(pickle, testbed).alone));
  return [...pickles.filter(each => !alone.has(each)), ...alone];
}

/**
 * How many workers cucumber-js will run: by its command line (`--parallel 3`, `--parallel=3`), else by the configuration.
 * Its plugin interface does not tell.
 */
export function workersOf(argv: readonly string[], configured = 0): number {
  const index = argv.findLastIndex(each => each === '--parallel' || each.startsWith('--parallel='));
  if (index < 0) return configured;
  return Number(argv[index]?.split('=')[1] ?? argv[index + 1]) || 0;
}
