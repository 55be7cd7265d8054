import type { HaRole } from '../../src/device/platform.js';
import { readRows } from '../common/roles.js';
import { readVrrpBrief } from '../common/vrrp-brief.js';

const STANDBY_ROW =
  /^(?<on>\S+)\s+(?<id>\d+)\s+\d+\s+(?:P\s+)?(?<word>Active|Standby|Speak|Listen|Learn|Init|Disabled)\b/;

/** Reads `show vrrp brief` and `show standby brief`; a long name of an interface stands on a line of its own. */
export function readRole(vrrp = '', standby = ''): HaRole[] {
  const rows = standby.replace(/^(\S+)[ \t]*\n\s+(?=\d)/gm, '$1 ');
  return [...readVrrpBrief(vrrp), ...readRows('hsrp', STANDBY_ROW, rows)];
}
