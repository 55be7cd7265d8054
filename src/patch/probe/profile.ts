import type { Fate, Trial } from '../../testbed/index.js';

/** Whether something was seen to work; `note` is what the switch said or did. */
export interface Finding {
  works: boolean;
  note?: string;
}

/**
 * How long things took, in ms. `hardTimeoutLate`: a flow ended so long after its time. `barrierLate`: the flow table was
 * right so long after the answer to a barrier, at most; `framesAfterBarrier`: frames went as the flows say. `portDown`,
 * `portUp`: from PORT_MOD until the other end of the cable had lost carrier, and until it had it again.
 */
export type Timings = Partial<
  Record<'hardTimeoutLate' | 'barrierLate' | 'framesAfterBarrier' | 'portDown' | 'portUp', number>
>;

/** What a switch is, and can do. */
export interface Profile {
  switch: string;
  datapathId: string;
  manufacturer: string;
  hardware: string;
  software: string;
  /** The flow table that was tried. */
  table: number;
  /** Flows that fit there, by the switch's own word; absent where it does not say. */
  entries?: number;
  /** The shortest lease that the timers are good for, in ms; absent where they are good for none. */
  leaseMs?: number;
  /** What was not tried is absent. */
  findings: Partial<Record<Trial, Finding>>;
  /** What became of frames of each kind; absent where there was no way to send some. */
  frames?: Record<string, Fate>;
  timings: Timings;
}
