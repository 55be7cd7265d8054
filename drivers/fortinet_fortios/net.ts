import type { SafetyNet } from '../../src/device/change/contract.js';
import { steps } from '../common/net.js';

/** The save mode `revert`: unless it is saved, the device restarts with what was before. */
export const net: SafetyNet = {
  kind: 'commands',
  timer: { unit: 'seconds', least: 10, most: 86_400 },
  expiry: 'restarts',
  arm: steps(
    'priv',
    'config system global',
    'set cfg-save revert',
    'set cfg-revert-timeout {seconds}',
    'end',
  ),
  commit: [],
  discard: [],
  confirm: steps('priv', 'execute cfg save', 'config system global', 'set cfg-save automatic', 'end'),
};
