import type { SafetyNet } from '../../src/device/change/contract.js';
import { steps } from '../common/net.js';

/** A configuration session with a commit timer. */
export const net: SafetyNet = {
  kind: 'commands',
  timer: { unit: 'seconds', least: 10, most: 86_399 },
  expiry: 'reverts',
  arm: steps('priv', 'configure session {id}'),
  difference: { command: 'show session-config named {id} diffs', mode: 'priv' },
  commit: steps('priv', 'configure session {id} commit timer {clock}'),
  discard: steps('priv', 'configure session {id} abort'),
  confirm: steps('priv', 'configure session {id} commit'),
  revert: steps('priv', 'configure session {id} abort'),
};
