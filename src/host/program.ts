import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { listeningPorts, Namespace, outputPipe, spawnIn } from '../netns/index.js';
import { WaitTimeout, waitFor } from '../wait/index.js';
import type { AttemptOptions } from './deadline.js';
import type { TestHost } from './host.js';
import { programErrors } from './program-errors.js';

/** When a program counts as started; without any of these, as soon as it runs. */
export interface Readiness {
  /** It listens on this TCP port. */
  tcp?: number;
  /** It takes datagrams on this UDP port. */
  udp?: number;
  /** It has printed this text, to either of its outputs. */
  output?: string;
}

/** How a program is started. */
export interface ProgramOptions extends AttemptOptions {
  ready?: Readiness;
  /** The server that it looks names up with (default: the host's own). */
  nameServer?: string;
}

/** What is known of a program. */
export interface ProgramReport {
  command: string;
  /** What it has printed, to either output, at most 1 MiB. */
  output: string;
  running: boolean;
  /** How it ended by itself, or by the signal that stopped it. */
  exitCode?: number;
  signal?: string;
}

/** Bytes kept of the outputs together. */
const MOST_OUTPUT = 1 << 20;
/** Time to read what is left in the pipe, in milliseconds. */
const DRAIN_MS = 100;
/** Time between SIGTERM and SIGKILL, in milliseconds: some daemons say goodbye to their peers. */
const GRACE_MS = 2000;

/**
 * A program that runs in a test host until it is stopped, in a process group of its own. One that forks itself into the
 * background is as good: what it leaves behind in the host's namespace ends with the scenario.
 */
export class Program {
  readonly command: string;
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;
  readonly #reader: Socket;
  readonly #chunks: Buffer[] = [];
  #size = 0;
  #failure: Error | undefined;

  private constructor(host: TestHost, command: string, nameServer: string | undefined) {
    this.command = command;
    const { program, args, env } = host.commandLine(['sh', '-c', command], nameServer);
    const { reader, writer, closeWriter } = outputPipe();
    this.#reader = reader.on('error', () => {}).on('data', (chunk: Buffer) => this.#keep(chunk));
    try {
      this.#child = spawnIn(Namespace.own(), program, args, {
        ...{ detached: true, env, stdio: ['ignore', writer, writer] },
      });
    } finally {
      closeWriter();
    }
    // Not `close`: what it forks into the background may keep its outputs open.
    this.#ended = new Promise(resolve => {
      this.#child.once('exit', () => resolve());
      this.#child.once('error', error => {
        this.#failure = error;
        resolve();
      });
    });
  }

  /**
   * Starts a program by the shell, and waits until it is ready.
   * @throws TsunaguError `host.programEnded` when it ends before, `host.programNotReady` with what it printed and where
   *   it listens; the signal's reason. It is stopped then.
   */
  static async start(host: TestHost, command: string, options: ProgramOptions): Promise<Program> {
    const { ready = {}, nameServer, budgetMs, signal } = options;
    const program = new Program(host, command, nameServer);
    try {
      await waitFor(() => program.#look(host, ready), { budgetMs, signal, everyMs: 10 });
      return program;
    } catch (error) {
      const { tcp, udp } = listeningPorts(host.ns);
      await program.stop();
      if (!(error instanceof WaitTimeout)) throw error;
      throw programErrors.programNotReady({
        ...{ host: host.name, command, budgetMs, ready, output: program.report().output },
        listening: [...[...tcp].map(port => `TCP ${port}`), ...[...udp].map(port => `UDP ${port}`)],
      });
    }
  }

  /** What it has printed so far, and whether it runs. */
  report(): ProgramReport {
    const { exitCode, signalCode } = this.#child;
    return {
      command: this.command,
      output: Buffer.concat(this.#chunks).toString('utf8'),
      running: exitCode === null && signalCode === null && this.#failure === undefined,
      ...(exitCode !== null && { exitCode }),
      ...(signalCode !== null && { signal: signalCode }),
    };
  }

  /** Ends its process group: SIGTERM, then SIGKILL. A second call does nothing. */
  async stop(): Promise<ProgramReport> {
    const kill = setTimeout(() => this.#signal('SIGKILL'), GRACE_MS);
    this.#signal('SIGTERM');
    await this.#ended;
    clearTimeout(kill);
    // What is left of the group has lost its leader.
    this.#signal('SIGKILL');
    await this.#drained();
    return this.report();
  }

  #look(host: TestHost, { tcp, udp, output }: Readiness) {
    const { running, output: printed, exitCode, signal } = this.report();
    const failed = this.#failure !== undefined || (!running && exitCode !== 0);
    // With 0 it has put itself into the background, or had nothing more to do.
    const over = !running && tcp === undefined && udp === undefined && output !== undefined;
    const has = output === undefined || printed.includes(output);
    if (failed || (over && !has)) {
      const how = this.#failure?.message ?? (signal ? signal : `exit code ${exitCode}`);
      throw programErrors.programEnded({ host: host.name, command: this.command, how, output: printed });
    }
    const ports = listeningPorts(host.ns);
    const listens = (tcp === undefined || ports.tcp.has(tcp)) && (udp === undefined || ports.udp.has(udp));
    return listens && has ? { done: true as const, value: undefined } : { done: false as const, seen: '' };
  }

  /** What was written before the end is still in the pipe, which others may hold open for ever. */
  async #drained(): Promise<void> {
    if (!this.#reader.readableEnded) {
      await Promise.race([once(this.#reader, 'end'), delay(DRAIN_MS, undefined, { ref: false })]);
    }
    this.#reader.destroy();
  }

  #keep(chunk: Buffer): void {
    if (this.#size < MOST_OUTPUT) this.#chunks.push(chunk.subarray(0, MOST_OUTPUT - this.#size));
    this.#size += chunk.length;
  }

  #signal(signal: NodeJS.Signals): void {
    try {
      if (this.#child.pid !== undefined) process.kill(-this.#child.pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}
