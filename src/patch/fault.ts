import type { Language } from '../errors/index.js';
import type { Ledger } from '../scope/index.js';
import type { PortRef } from '../testbed/model.js';
import type { ControlledSwitch } from './controlled-switch.js';
import type { WantedFlow } from './flow.js';
import type { SilentCut } from './hardware-flows.js';
import type { Link } from './wiring.js';

/**
 * How a link fails. `link-down`: its ports are taken down, so that carrier is lost. `silent`: its frames are dropped,
 * carrier stays. `one-way`: only the frames of one direction are dropped. `flapping`: it goes down and comes up again
 * so many times, and then stays up.
 */
export type CutKind = 'link-down' | 'silent' | 'one-way' | 'flapping';

/** A link that goes down and comes up again. */
export interface Flap {
  /** From one going down to the next, in ms (50 to 600,000); half of it down. */
  periodMs: number;
  /** How many times (1 to 1,000). */
  count: number;
  /** How it goes down (default link-down). */
  by?: 'link-down' | 'silent';
}

/** A failure as it is asked for. */
export interface Failure {
  how: CutKind;
  /** Dropping ends by itself this long after our last sign of life, in ms (default 10,000). */
  leaseMs?: number;
  /** one-way: the port whose incoming frames are dropped (default: the first port of the link's first wire). */
  from?: PortRef;
  /** flapping: needed. */
  flap?: Flap;
}

/**
 * Why a cut ended before it was restored: its lease ran out, the switch lost it while away, somebody undid it, or
 * (flapping) going down or coming up again failed.
 */
export type LapseReason = 'lease' | 'switch' | 'undone' | 'failed';

/** Limits of an operation. */
export interface Limits {
  /** Time for the whole operation, in milliseconds. */
  budgetMs: number;
  signal?: AbortSignal | undefined;
}

/** What was done to a link, and how we know that it worked. */
export interface CutResult {
  how: CutKind;
  /** When the change was sent to the switch, in ms since the epoch. */
  at: number;
  /** When it was known to be in effect, in ms since the epoch. */
  verifiedAt: number;
  /** How it was verified. */
  evidence: Record<Language, string>;
}

/** Whether the interface at the other end of a port's cable has carrier; undefined where that cannot be seen. */
export type CarrierLook = (port: PortRef) => Promise<boolean | undefined>;

/** What a fault works with. */
export interface FaultContext {
  link: Link;
  /** The ports that it is at: the link's, or a switch port by itself. */
  ends: PortRef[];
  /** The trunk ports on the way of its wires. */
  via(): PortRef[];
  /** The flows that drop frames on a switch. */
  cutFlows(switchName: string, cut: SilentCut): WantedFlow[];
  /** The switch that a port is on. */
  switchOf(name: string): ControlledSwitch;
  carrier: CarrierLook;
  ledger: Ledger;
  now(): number;
}

/**
 * One failure of one link. Whatever happens in between, `restore` puts back all that `cut` began, and may be called
 * again until it succeeds.
 */
export interface Fault {
  readonly how: CutKind;
  /** The frames that it has dropped now, if any. */
  readonly drops?: SilentCut | undefined;
  /** Makes the failure and verifies that it is in effect. */
  cut(limits: Limits): Promise<CutResult>;
  /** Ends the failure and verifies that it has ended. */
  restore(limits: Limits): Promise<CutResult>;
  /** Whether the failure is still in effect, asked after the switch has connected again. */
  inEffect(): Promise<boolean>;
}
