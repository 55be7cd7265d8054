import type { SafetyNet } from '../../src/device/change/contract.js';
import { steps } from '../common/net.js';

/** `checkpoint auto`: each line is active at once, the earlier configuration comes back. */
export const net: SafetyNet = {
  kind: 'commands',
  timer: { unit: 'minutes', least: 1, most: 60 },
  expiry: 'reverts',
  arm: steps('priv', 'checkpoint auto {minutes}'),
  commit: [],
  discard: [],
  confirm: steps('priv', 'checkpoint auto confirm'),
};
