import { errors } from './errors.js';

interface Release {
  name: string;
  run: (signal: AbortSignal) => unknown;
}

/** What a clean-up step could not do. */
export interface CleanupFailure {
  name: string;
  error: unknown;
}

/**
 * A stack of clean-up steps with a time budget of its own. Register the release before acquiring:
 * a release must therefore be right when its resource was never made, and when it runs twice.
 * Closing runs them all, last first, whatever fails, and then throws one error that names every failure.
 */
export class Scope {
  readonly #name: string;
  readonly #releases: Release[] = [];
  #closing: Promise<void> | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  /** Registers a clean-up step; returns a function that takes it back without running it. */
  defer(name: string, run: (signal: AbortSignal) => unknown): () => void {
    if (this.#closing) throw new Error(`scope ${this.#name} is closed; ${name} came too late`);
    const release = { name, run };
    this.#releases.push(release);
    return () => {
      const index = this.#releases.indexOf(release);
      if (index >= 0) this.#releases.splice(index, 1);
    };
  }

  /**
   * Runs every clean-up step, last registered first; a second call waits for the first one.
   * @param budgetMs time for all steps together; a step that is still running then is told so by its
   *   signal and counted as failed, and the remaining ones still run, each with a tenth of the budget.
   * @throws TsunaguError `scope.cleanup` with one cause a failed step.
   */
  close(budgetMs = 10_000): Promise<void> {
    this.#closing ??= this.#closeAll(budgetMs);
    return this.#closing;
  }

  async #closeAll(budgetMs: number): Promise<void> {
    const deadline = Date.now() + budgetMs;
    const failures: CleanupFailure[] = [];
    for (let release = this.#releases.pop(); release; release = this.#releases.pop()) {
      const left = Math.max(deadline - Date.now(), budgetMs / 10);
      try {
        await within(left, release.run);
      } catch (error) {
        failures.push({ name: release.name, error });
      }
    }
    if (failures.length > 0) throw errors.cleanup({ scope: this.#name, failures: failures.map(describe) });
  }
}

async function within(ms: number, run: Release['run']): Promise<void> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`still running after ${Math.round(ms)} ms`));
      controller.abort();
    }, ms);
  });
  try {
    await Promise.race([Promise.resolve().then(() => run(controller.signal)), late]);
  } finally {
    clearTimeout(timer);
  }
}

function describe({ name, error }: CleanupFailure): string {
  return `${name}: ${error instanceof Error ? error.message : String(error)}`;
}
