import type { SafetyNet } from '../../src/device/change/contract.js';
import { steps } from '../common/net.js';

/** Dual-stage configuration of NX-OS 10.2 and later; where it is not known, nothing is changed. */
export const net: SafetyNet = {
  kind: 'commands',
  timer: { unit: 'seconds', least: 30, most: 65_535 },
  expiry: 'reverts',
  arm: steps('priv', 'configure dual-stage'),
  difference: { command: 'show configuration', mode: 'config' },
  commit: steps('config', 'commit confirmed {seconds}'),
  discard: steps('config', 'abort'),
  confirm: [...steps('priv', 'configure dual-stage'), ...steps('config', 'commit')],
};
