import type { SafetyNet } from '../../src/device/change/contract.js';
import { steps } from '../common/net.js';

/** A planned restart: each line is active at once, and what is not saved is lost then. */
export const net: SafetyNet = {
  kind: 'commands',
  timer: { unit: 'minutes', least: 1, most: 59 },
  expiry: 'restarts',
  arm: steps('priv', 'reload after {minutes}'),
  commit: [],
  discard: [],
  confirm: steps('priv', 'no reload'),
};
