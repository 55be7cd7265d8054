import type { Envelope } from '@cucumber/messages';

/** Counts how scenarios ended; of one that was retried the last attempt counts. */
export class Tally {
  readonly #failed = new Map<string, boolean>();
  readonly #skipped = new Set<string>();
  #passed = 0;
  #failures = 0;
  #skips = 0;

  /** Takes a message of cucumber's into account. */
  see({ testCaseStarted, testStepFinished, testCaseFinished }: Envelope): void {
    if (testCaseStarted) this.#failed.set(testCaseStarted.id, false);
    if (testStepFinished) {
      const { status } = testStepFinished.testStepResult;
      const id = testStepFinished.testCaseStartedId;
      if (status === 'SKIPPED' && this.#failed.get(id) === false) this.#skipped.add(id);
      else if (status !== 'PASSED' && status !== 'SKIPPED') this.#failed.set(id, true);
    }
    if (!testCaseFinished || testCaseFinished.willBeRetried) return;
    const id = testCaseFinished.testCaseStartedId;
    if (this.#failed.get(id)) this.#failures++;
    else if (this.#skipped.has(id)) this.#skips++;
    else this.#passed++;
  }

  /** How many scenarios passed, failed, and were skipped. */
  get counts(): { passed: number; failed: number; skipped: number } {
    return { passed: this.#passed, failed: this.#failures, skipped: this.#skips };
  }
}
