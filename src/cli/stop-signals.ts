import { constants } from 'node:os';

const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export type StopSignal = (typeof names)[number];

/** Signals that ask this process to stop: from its making to `close` they are noted and do not end it. */
export class StopSignals {
  /** The first one that came. */
  first: StopSignal | undefined;
  /** Called for each one. */
  onSignal: ((signal: StopSignal) => void) | undefined;
  readonly #note = (signal: NodeJS.Signals): void => {
    this.first ??= signal as StopSignal;
    this.onSignal?.(signal as StopSignal);
  };

  constructor() {
    for (const name of names) process.on(name, this.#note);
  }

  /** From now on such signals do what they usually do. */
  close(): void {
    for (const name of names) process.off(name, this.#note);
  }
}

/** The exit code by which shells tell that a signal ended a process. */
export function exitCodeOf(signal: StopSignal): number {
  return 128 + constants.signals[signal];
}
