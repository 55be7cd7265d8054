import type { RunResult } from '../netns/index.js';
import { WaitTimeout, waitFor } from '../wait/index.js';
import { errors } from './errors.js';
import type { LabSpec, ReadyCondition } from './model.js';

/** How long something may take, in milliseconds. */
export interface Budget {
  budgetMs: number;
  signal?: AbortSignal | undefined;
}

type Run = (node: string, argv: readonly string[], budget: Budget) => Promise<RunResult>;

/** Time between two looks at a node, in milliseconds: a look costs a tenth of that in computing time. */
const EVERY_MS = 100;

/**
 * Waits until every condition of a lab holds: the nodes side by side, the conditions of one node in their order,
 * since each look is a program that takes computing time from those it looks at.
 * @throws TsunaguError `lab.notReady`; the signal's reason when it is aborted.
 */
export async function waitReady(lab: LabSpec, run: Run, { budgetMs, signal }: Budget): Promise<void> {
  const begin = performance.now();
  const failed = new AbortController();
  const limits = signal ? AbortSignal.any([signal, failed.signal]) : failed.signal;
  const left = () => Math.max(0, budgetMs - (performance.now() - begin));
  const nodes = new Set(lab.ready.map(({ node }) => node));
  const waits = [...nodes].map(async node => {
    for (const condition of lab.ready) {
      if (condition.node !== node) continue;
      await waitForCondition(
        condition,
        lab.nodes.get(node)?.type === 'router',
        run,
        { budgetMs: left(), signal: limits },
        begin,
      );
    }
  });
  try {
    await Promise.all(waits);
  } catch (error) {
    failed.abort(error);
    await Promise.allSettled(waits);
    throw error;
  }
}

async function waitForCondition(
  { node, command, contains }: ReadyCondition,
  isRouter: boolean,
  run: Run,
  budget: Budget,
  begin: number,
): Promise<void> {
  const shell = isRouter ? ['vtysh', '-c'] : ['sh', '-c'];
  try {
    await waitFor(
      async () => {
        const { stdout, stderr } = await run(node, [...shell, command], { ...budget, budgetMs: 5_000 });
        if (stdout.includes(contains)) return { done: true, value: undefined };
        return { done: false, seen: (stdout + stderr).trim() };
      },
      { ...budget, everyMs: EVERY_MS },
    );
  } catch (cause) {
    if (!(cause instanceof WaitTimeout)) throw cause;
    const elapsedMs = Math.round(performance.now() - begin);
    throw errors.notReady({ node, command, contains, seen: cause.seen, elapsedMs }, { cause });
  }
}
