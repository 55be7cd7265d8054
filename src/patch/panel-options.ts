import type { Ledger } from '../scope/index.js';
import type { PatchSwitchSpec } from '../testbed/model.js';
import type { CarrierLook, Failure, Limits } from './fault.js';
import type { SwitchChange } from './kept-switch.js';
import type { LinkChange } from './panel-link.js';

/** What a panel is made of. */
export interface PanelOptions {
  /** The patch switches of this site. */
  switches: Map<string, PatchSwitchSpec>;
  /** Port number on the tester's software switch of each uplink interface; empty: there is no software switch. */
  uplinks: Map<string, number>;
  ledger: Ledger;
  /** Looks at the far end of a port's cable, where the caller can; without it the switch's word is all there is. */
  carrier?: CarrierLook;
  /** CLOCK_REALTIME in ms. */
  now?: () => number;
}

/** A failure, and how long making it may take. */
export type CutOptions = Failure & Limits;

/** Something happened on the panel. */
export type PanelChange = LinkChange | SwitchChange;
