import { runIn } from '../netns/index.js';
import { errors } from './errors.js';
import { FOLDERS } from './preflight.js';
import { within } from './within.js';

/** Limits of one step of the bring-up, far above what it needs, in milliseconds. */
const START_BUDGET_MS = 20_000;

/** Something that starts as a part of a lab, and runs to its end (daemons go to the background by themselves). */
export interface Start {
  /** How errors call it. */
  node: string;
  namespace: string;
  argv: readonly string[];
  env?: NodeJS.ProcessEnv;
  input?: string;
  cwd?: string;
}

/**
 * Runs a command of the bring-up.
 * @returns what it wrote to its standard output.
 * @throws TsunaguError `lab.start` with what it said when it failed.
 */
export function start(
  { node, namespace, argv, env, input, cwd }: Start,
  signal?: AbortSignal,
): Promise<string> {
  return within(namespace, async ns => {
    const [command = '', ...args] = argv;
    const result = await runIn(ns, command, args, {
      budgetMs: START_BUDGET_MS,
      signal,
      env: { ...process.env, PATH: FOLDERS.join(':'), ...env },
      ...(cwd !== undefined && { cwd }),
      ...(input !== undefined && { input }),
    });
    if (result.exitCode === 0) return result.stdout;
    const said = result.timedOut
      ? `${command} did not end within ${START_BUDGET_MS} ms`
      : result.stderr.trim();
    throw errors.start({ node, said: said || `${command} ended with exit code ${result.exitCode}` });
  });
}
