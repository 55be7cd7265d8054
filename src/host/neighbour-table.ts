import type { Ledger } from '../scope/index.js';
import { holdSetting } from '../setting/index.js';

/**
 * The kernel counts the neighbours of all namespaces together, and refuses new ones above gc_thresh3 (1,024 unless
 * changed; arp(7)). The settings exist in the machine's first namespace only. The highest first: at no time may a lower
 * one be above it.
 */
const SETTINGS = ['ipv4', 'ipv6'].flatMap(family =>
  [3, 2, 1].map(number => `/proc/sys/net/${family}/neigh/default/gc_thresh${number}`),
);
/** So many are never too many: old ones are forgotten above gc_thresh2 only (512 unless changed). */
const HARMLESS = 512;

/** Room in the neighbour table, which is given up by `leave`. */
export interface Room {
  isEnough: boolean;
  leave: () => void;
}

/**
 * Makes room for the neighbours of these many hosts when each speaks to every other.
 * @returns what puts the settings back, and whether there is room now; nothing is changed for a few hosts, nor where the
 *   settings cannot be.
 */
export function makeRoomForNeighbours(hosts: number, ledger: Ledger): Room {
  const wanted = hosts * hosts;
  if (wanted <= HARMLESS) return { isEnough: true, leave: () => {} };
  const value = (now: string) => String(Math.max(Number(now), wanted));
  const held = SETTINGS.map(path => holdSetting(path, value, ledger));
  return {
    isEnough: held.every(release => release !== undefined),
    leave: () => {
      for (const release of held.reverse()) release?.();
    },
  };
}
