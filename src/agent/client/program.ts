import type { ProgramReport, Readiness } from '../protocol.js';
import type { Ask } from './ask.js';
import { errors } from './errors.js';
import { excerpt } from './seen.js';

/** A program that was started on a test host; it is stopped with the scenario, and its output is kept in the report. */
export class Program {
  readonly #host: string;
  readonly #id: number | undefined;
  readonly #ask: Ask;

  /** @param id its number; without, the program that was started last on the host. */
  constructor(host: string, ask: Ask, id?: number) {
    this.#host = host;
    this.#id = id;
    this.#ask = ask;
  }

  /** See `Host.startProgram`. */
  static async start(
    ask: Ask,
    host: string,
    command: string,
    { budgetMs, signal, ...ready }: Readiness & { budgetMs?: number; signal?: AbortSignal },
  ): Promise<Program> {
    const params = { host, command, ready, ...(budgetMs !== undefined && { budgetMs }) };
    const { id } = await ask('program/start', params, signal);
    return new Program(host, ask, id);
  }

  /** What it has printed so far, and whether it runs. */
  report(): Promise<ProgramReport> {
    return this.#ask('program/look', this.#params);
  }

  /** Ends it and its process group; stopping again gives the same report. */
  stop(): Promise<ProgramReport> {
    return this.#ask('program/stop', this.#params);
  }

  /** @throws TsunaguError `expected.text` when it has not printed the text. */
  async expectOutput(text: string): Promise<void> {
    const { output } = await this.report();
    if (output.includes(text)) return;
    throw errors.text({ subject: 'output', wanted: text, seen: excerpt(output) });
  }

  get #params(): { host: string; id?: number } {
    return { host: this.#host, ...(this.#id !== undefined && { id: this.#id }) };
  }
}
