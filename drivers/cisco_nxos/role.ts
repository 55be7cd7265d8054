import type { HaRole } from '../../src/device/platform.js';
import { readBlocks, roleOf } from '../common/roles.js';

const HEADING = /^(?<on>\S+) - Group (?<id>\d+)/;
const STATE = /^\s*Local state is (?<word>\w+)/;
const VPC = /^vPC role\s*:\s*(\S.*)$/m;

/** Reads `show hsrp all` and `show vpc`, which has one role for the whole device. */
export function readRole(hsrp = '', vpc = ''): HaRole[] {
  const word = VPC.exec(vpc)?.[1]?.trim();
  return [...readBlocks('hsrp', HEADING, STATE, hsrp), ...(word === undefined ? [] : [roleOf('vpc', word)])];
}
