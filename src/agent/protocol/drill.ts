import type { CutDetails, CutMethod, LinkChange } from './link.js';

/** Which order several links fail, or are restored, in. */
export interface DrillOrder {
  /** together (default): all at once; given: one after another, as listed; reverse: from the last one on. */
  order?: 'together' | 'given' | 'reverse';
  /** From the start of one to the start of the next, in milliseconds (default 0): the next waits until one is done. */
  gapMs?: number;
}

/** A failure: of links, or of a whole port of a patch switch, written SWITCH:PORT by the port's number or name. */
export type Failure = ({ links: string[] } | { port: string }) & { how: CutMethod } & CutDetails & DrillOrder;

/** What a failure is of. */
export type FailedPart = { links: string[] } | { port: string };

/** Failures of several links at once or in order, and of ports; and whether they can be made, before anything is. */
export interface DrillMethods {
  'drill/check': { params: { failures: Failure[] }; result: null };
  'drill/fail': { params: Failure; result: LinkChange[] };
  'drill/restore': { params: FailedPart & DrillOrder; result: LinkChange[] };
}
