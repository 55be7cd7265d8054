import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { errors } from './errors.js';
import type { Namespace } from './namespace.js';

/** Limits and input of a command. */
export interface RunOptions {
  /** Time until its process group is ended, in milliseconds. */
  budgetMs: number;
  signal?: AbortSignal | undefined;
  /** What it reads from its standard input. */
  input?: string | Uint8Array;
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** Bytes kept of each output stream; what comes after is dropped (default 1 MiB). */
  maxOutput?: number;
}

/** How a command ended. */
export interface RunResult {
  /** undefined when a signal ended it. */
  exitCode: number | undefined;
  signal: NodeJS.Signals | undefined;
  stdout: string;
  stderr: string;
  /** It was ended because its budget was used up. */
  timedOut: boolean;
}

/** Time between SIGTERM and SIGKILL, in milliseconds. */
const GRACE_MS = 500;

/** Starts a child inside a namespace: it is forked on the calling thread, and so inherits where that is. */
export function spawnIn(
  ns: Namespace,
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): ChildProcess {
  return ns.run(() => spawn(command, args, options));
}

/**
 * Runs a command inside a namespace to its end, in a process group of its own, which is ended as a whole when the
 * budget is used up or the signal is aborted.
 * @throws TsunaguError `netns.commandMissing`; the signal's reason when it is aborted.
 */
export async function runIn(
  ns: Namespace,
  command: string,
  args: readonly string[],
  options: RunOptions,
): Promise<RunResult> {
  options.signal?.throwIfAborted();
  const child = spawnIn(ns, command, args, {
    detached: true,
    stdio: 'pipe',
    ...(options.env && { env: options.env }),
    ...(options.cwd !== undefined && { cwd: options.cwd }),
  });
  const stdout = collect(child.stdout, options.maxOutput ?? 1 << 20);
  const stderr = collect(child.stderr, options.maxOutput ?? 1 << 20);
  // A command may end without reading its input.
  child.stdin?.on('error', () => {});
  child.stdin?.end(options.input);

  let timedOut = false;
  let kill: NodeJS.Timeout | undefined;
  const end = () => {
    endGroup(child, 'SIGTERM');
    kill ??= setTimeout(() => {
      endGroup(child, 'SIGKILL');
      // Whoever left the group may keep them open for ever.
      child.stdout?.destroy();
      child.stderr?.destroy();
    }, GRACE_MS);
  };
  const budget = setTimeout(() => {
    timedOut = true;
    end();
  }, options.budgetMs);
  options.signal?.addEventListener('abort', end);
  try {
    const [exitCode, signal] = await closed(child, command);
    options.signal?.throwIfAborted();
    return {
      exitCode: exitCode ?? undefined,
      signal: signal ?? undefined,
      stdout: stdout(),
      stderr: stderr(),
      timedOut,
    };
  } finally {
    clearTimeout(budget);
    clearTimeout(kill);
    options.signal?.removeEventListener('abort', end);
  }
}

function closed(child: ChildProcess, command: string): Promise<[number | null, NodeJS.Signals | null]> {
  return new Promise((resolve, reject) => {
    child.once('error', cause => reject(errors.commandMissing({ command, said: cause.message }, { cause })));
    child.once('close', (code, signal) => resolve([code, signal]));
  });
}

function endGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function collect(stream: NodeJS.ReadableStream | null, most: number): () => string {
  const chunks: Buffer[] = [];
  let size = 0;
  stream?.on('data', (chunk: Buffer) => {
    if (size < most) chunks.push(chunk.subarray(0, most - size));
    size += chunk.length;
  });
  return () => Buffer.concat(chunks).toString('utf8');
}
