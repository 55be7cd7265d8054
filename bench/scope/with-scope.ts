import { constants } from 'node:os';
import { Scope } from '../../src/scope/index.js';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Runs a benchmark's work, and removes what it made: at its end, and when one of these signals ends it.
 * @param budgetMs time for removing.
 */
export async function withScope<T>(
  name: string,
  work: (scope: Scope) => Promise<T>,
  budgetMs = 10_000,
): Promise<T> {
  const scope = new Scope(name);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    await scope.close(budgetMs).catch((error: Error) => console.error(error.message));
    process.exit(128 + constants.signals[signal]);
  };
  for (const signal of SIGNALS) process.once(signal, end);
  try {
    return await work(scope);
  } finally {
    await scope.close(budgetMs);
    for (const signal of SIGNALS) process.off(signal, end);
  }
}
