import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { execa } from 'execa';
import { suggest } from '../errors/index.js';
import type { CommandOptions } from './ovs.js';
import { ovsErrors } from './ovs-errors.js';

/** An uplink interface as it was before we used it. */
export interface FormerUplink {
  name: string;
  /** Largest payload in bytes. */
  mtu: number;
  up: boolean;
}

/** A host's full frame (1,500 bytes) with two 802.1Q tags; Linux lets one tag pass beyond the MTU, hardware may not. */
const UPLINK_MTU = 1500 + 2 * 4;
const IFF_UP = 1;
const SYS = '/sys/class/net';

/** @throws ovs.noInterface for the first one that this machine does not have. */
export function requireInterfaces(names: string[]): void {
  for (const name of names) {
    if (existsSync(`${SYS}/${name}`)) continue;
    const known = readdirSync(SYS);
    throw ovsErrors.noInterface({ interface: name, near: suggest(name, known), known });
  }
}

/** What uplinks are now, for the ledger, and `apply`, which brings them up with room for the tags. */
export function prepareUplinks(names: string[]): {
  former: FormerUplink[];
  apply(options: CommandOptions): Promise<void>;
} {
  const former = names.map(look);
  return {
    former,
    apply: async options => {
      for (const { name, mtu } of former) await setLink(name, Math.max(mtu, UPLINK_MTU), true, options);
    },
  };
}

/** Puts uplinks back to what they were; those that are gone need nothing. */
export async function restoreUplinks(former: FormerUplink[], options: CommandOptions): Promise<void> {
  for (const { name, mtu, up } of former) {
    if (existsSync(`${SYS}/${name}`)) await setLink(name, mtu, up, options);
  }
}

function look(name: string): FormerUplink {
  const read = (file: string): number => Number(readFileSync(`${SYS}/${name}/${file}`, 'utf8'));
  return { name, mtu: read('mtu'), up: (read('flags') & IFF_UP) !== 0 };
}

async function setLink(name: string, mtu: number, up: boolean, { signal }: CommandOptions): Promise<void> {
  await execa(
    'ip',
    ['link', 'set', 'dev', name, 'mtu', String(mtu), up ? 'up' : 'down'],
    signal ? { cancelSignal: signal } : {},
  );
}
