import type { Requirement } from '../../requirements/index.js';
import type { CellFinding } from '../../traffic/index.js';
import type { Story } from './story.js';

/** One square of a matrix, judged. */
export interface ReachCell {
  /** The requirement that it is of; absent: nothing requires it, and so it must not work. */
  label?: string;
  from: string;
  to: string;
  address: string;
  /** As people call it, and what was asked for: `web console`, `tcp/13000`. */
  service: string;
  wanted: string;
  allowed: boolean;
  /** held: as required; broken: not so; unproven: the tester could not tell. */
  outcome: 'held' | 'broken' | 'unproven';
  finding: CellFinding;
  text: Story;
  attempts: number;
  rttMs?: number;
  /** From the first attempt to the answer, in milliseconds. */
  afterMs?: number;
}

/** Matrices of requirements. */
export interface ReachMethods {
  'reach/judge': {
    params: {
      requirements: Requirement[];
      /** Whether what no requirement allows must not work, between the hosts and for the services that occur. */
      otherwiseForbidden?: boolean;
      /** How long what is to work may take to begin to work, in milliseconds (default 5,000). */
      convergeMs?: number;
    };
    result: { cells: ReachCell[]; ms: number };
  };
}
