import type { SafetyNet } from '../../src/device/change/contract.js';
import { steps } from '../common/net.js';

/** A revert timer; it needs `archive` with a path, else IOS says so and nothing is changed. */
export const net: SafetyNet = {
  kind: 'commands',
  timer: { unit: 'minutes', least: 1, most: 120 },
  expiry: 'reverts',
  arm: steps('priv', 'configure terminal revert timer {minutes}'),
  commit: [],
  discard: [],
  confirm: steps('priv', 'configure confirm'),
  revert: steps('priv', 'configure revert now'),
};
