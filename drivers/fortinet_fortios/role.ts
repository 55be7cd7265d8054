import type { HaRole } from '../../src/device/platform.js';
import { roleOf } from '../common/roles.js';

/** `Primary : FGT-A, FG100ABC, HA cluster index = 0`; up to 6.2 `Master: ...` and `Slave : ...`. */
const MEMBER = /^(Master|Slave|Primary|Secondary)\s*:\s*[^,]+,\s*(\S+?),.*cluster index/;
const SERIAL = /^Serial-Number:\s*(\S+)/m;

/** Reads `get system ha status`, and from `get system status` which member this one is. */
export function readHaStatus(ha = '', system = ''): HaRole[] {
  const ours = SERIAL.exec(system)?.[1];
  const members = ha.split('\n').map(line => MEMBER.exec(line));
  const word = members.find(member => ours !== undefined && member?.[2] === ours)?.[1];
  return word === undefined ? [] : [roleOf('ha', word)];
}
