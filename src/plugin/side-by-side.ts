import { type Needs, needsOf, type Testbed } from '../testbed/index.js';

/** As much of cucumber's pickle as tells what a scenario needs. */
interface Pickle {
  steps: readonly { text: string; argument?: unknown }[];
  tags: readonly { name: string }[];
}

/** What a scenario needs, by the texts of its steps, their tables and doc strings, and by its tags. */
function needsOfPickle({ steps, tags }: Pickle, testbed: Testbed): Needs {
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
 * An order in which several workers wait little for each other: next to each other stand scenarios with no host in
 * common, those first whose hosts many others still need. Those that run alone are last, in their own order: one of them
 * in the middle would have all the others wait twice, until it can begin, and until it has ended.
 */
export function sideBySide<T extends { pickle: Pickle }>(
  pickles: readonly T[],
  testbed: Testbed,
  workers: number,
): T[] {
  const all = pickles.map(each => ({ each, ...needsOfPickle(each.pickle, testbed) }));
  const left = all.filter(({ alone }) => !alone);
  const wanted = new Map<string, number>();
  const count = (hosts: ReadonlySet<string>, change: number) => {
    for (const host of hosts) wanted.set(host, (wanted.get(host) ?? 0) + change);
  };
  for (const { hosts } of left) count(hosts, 1);
  const demand = ({ hosts }: Needs) => Math.max(0, ...[...hosts].map(host => wanted.get(host) ?? 0));
  const ordered: typeof all = [];
  while (left.length > 0) {
    const beside = new Set(ordered.slice(1 - workers).flatMap(({ hosts }) => [...hosts]));
    const free = left.filter(({ hosts }) => [...hosts].every(host => !beside.has(host)));
    const next = mostBy(free.length > 0 ? free : left, demand) as (typeof all)[number];
    left.splice(left.indexOf(next), 1);
    count(next.hosts, -1);
    ordered.push(next);
  }
  return [...ordered, ...all.filter(({ alone }) => alone)].map(({ each }) => each);
}

/** The first of those with the highest value. */
function mostBy<T>(list: readonly T[], value: (each: T) => number): T | undefined {
  const highest = Math.max(...list.map(value));
  return list.find(each => value(each) === highest);
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
