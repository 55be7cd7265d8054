import type { SafetyNet } from '../../src/device/change/contract.js';
import { steps } from '../common/net.js';

/** A configuration lock: unless it is ended, the device restarts with what it has saved. */
export const net: SafetyNet = {
  kind: 'commands',
  timer: { unit: 'minutes', least: 1, most: 60 },
  expiry: 'restarts',
  arm: steps('priv', 'exec config lock start {minutes}'),
  commit: [],
  discard: [],
  confirm: steps('priv', 'exec config lock end'),
};
