import type { TsunaguError } from '../errors/index.js';
import { errors } from './errors.js';
import { Namespace } from './namespace.js';
import { type RunResult, runIn } from './process.js';

/** Where and how long a batch runs. */
export interface BatchOptions {
  /** The namespace that its lines apply to; absent: the machine's own. */
  namespace?: Namespace;
  /** In milliseconds (default 10,000). */
  budgetMs?: number;
  signal?: AbortSignal | undefined;
}

/**
 * Runs lines of ip(8) in one process; stops at the first that fails.
 * @throws TsunaguError `netns.command` with the failing line and the kernel's words.
 */
export async function ipBatch(lines: readonly string[], options: BatchOptions = {}): Promise<void> {
  const [failure] = await run(lines, [], options);
  if (failure) throw failure;
}

/** As `ipBatch`, but goes on after a line that fails, and returns an error for each. */
export function ipBatchAll(lines: readonly string[], options: BatchOptions = {}): Promise<TsunaguError[]> {
  return run(lines, ['-force'], options);
}

async function run(
  lines: readonly string[],
  flags: string[],
  options: BatchOptions,
): Promise<TsunaguError[]> {
  if (lines.length === 0) return [];
  const result = await runIn(options.namespace ?? Namespace.own(), 'ip', [...flags, '-batch', '-'], {
    input: `${lines.join('\n')}\n`,
    budgetMs: options.budgetMs ?? 10_000,
    signal: options.signal,
  });
  if (result.exitCode === 0) return [];
  return failures(lines, result);
}

/** ip says what the kernel said, then `Command failed -:LINE`. */
function failures(lines: readonly string[], result: RunResult): TsunaguError[] {
  const found: TsunaguError[] = [];
  let said: string[] = [];
  for (const text of result.stderr.split('\n').filter(Boolean)) {
    const number = /^Command failed -:(\d+)$/.exec(text)?.[1];
    if (number === undefined) {
      said.push(text);
      continue;
    }
    found.push(
      errors.command({ command: 'ip', line: lines[Number(number) - 1] ?? '', said: said.join(' ') }),
    );
    said = [];
  }
  if (found.length > 0) return found;
  const why = result.timedOut ? 'it did not end in time' : said.join(' ') || `exit code ${result.exitCode}`;
  return [errors.command({ command: 'ip', line: '', said: why })];
}
