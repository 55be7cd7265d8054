import type { SafetyNet } from '../../src/device/change/contract.js';
import { steps } from '../common/net.js';

/** `commit confirmed`. A second commit confirms, be it of what was before. */
export const net: SafetyNet = {
  kind: 'commands',
  timer: { unit: 'minutes', least: 1, most: 65_535 },
  expiry: 'reverts',
  arm: [],
  difference: { command: 'show | compare', mode: 'config' },
  commit: steps('config', 'commit check', 'commit confirmed {minutes}'),
  discard: steps('config', 'rollback 0'),
  confirm: steps('config', 'commit'),
};
