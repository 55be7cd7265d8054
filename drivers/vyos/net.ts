import type { SafetyNet } from '../../src/device/change/contract.js';
import { asking } from '../common/answers.js';
import { steps } from '../common/net.js';

/** `commit-confirm`, which by default restarts the device with what it has saved. */
export const net: SafetyNet = {
  kind: 'commands',
  timer: { unit: 'minutes', least: 1, most: 1440 },
  expiry: 'restarts',
  arm: [],
  difference: { command: 'compare', mode: 'config' },
  commit: steps('config', asking('commit-confirm {minutes}', /Proceed\?\s*\[confirm\].*$/, 'y\n')),
  discard: steps('config', 'discard'),
  confirm: steps('config', 'confirm'),
};
