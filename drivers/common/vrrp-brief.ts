import type { HaRole } from '../../src/device/platform.js';
import { readRows } from './roles.js';

const ROW = /^\s*(?<on>\S+)\s+(?<id>\d+)\s.*?\s(?<word>Master|Backup|Init(?:ialize)?)\s/i;

/** `show vrrp brief`: a row a virtual router; version 3 has a column more and writes the state in capitals. */
export function readVrrpBrief(output: string): HaRole[] {
  return readRows('vrrp', ROW, output);
}
