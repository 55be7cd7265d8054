import type { Language } from '../errors/index.js';
import type { Ledger } from '../scope/index.js';
import type { PortRef } from '../testbed/model.js';
import type { ControlledSwitch } from './controlled-switch.js';
import type { Link } from './wiring.js';

/** How a link is cut: by taking its ports down (carrier is lost), or by dropping its frames (carrier stays). */
export type CutKind = 'link-down' | 'silent';

/** Why a cut ended before it was restored: its lease ran out, the switch lost it while away, somebody undid it. */
export type LapseReason = 'lease' | 'switch' | 'undone';

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
  /** Makes the failure and verifies that it is in effect. */
  cut(limits: Limits): Promise<CutResult>;
  /** Ends the failure and verifies that it has ended. */
  restore(limits: Limits): Promise<CutResult>;
  /** Whether the failure is still in effect, asked after the switch has connected again. */
  inEffect(): Promise<boolean>;
}
