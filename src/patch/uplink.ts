import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { ExecaError, execa } from 'execa';
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

/** Two 802.1Q tags around a host's frame; Linux lets one tag pass beyond the MTU, hardware may not. */
const TAGS = 2 * 4;
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

/**
 * What uplinks are now, for the ledger, and `apply`, which brings them up with room for the tags.
 * @param largest the largest MTU of the hosts, in bytes.
 */
export function prepareUplinks(
  names: string[],
  largest: number,
): {
  former: FormerUplink[];
  apply(options: CommandOptions): Promise<void>;
} {
  const former = names.map(look);
  return {
    former,
    apply: async options => {
      for (const { name, mtu } of former) {
        const needed = Math.max(mtu, largest + TAGS);
        await setLink(name, needed, true, options).catch(error => {
          options.signal?.throwIfAborted();
          if (!(error instanceof ExecaError) || needed === mtu) throw error;
          const seen = String(error.stderr ?? '').trim() || error.shortMessage;
          throw ovsErrors.mtuRefused({ interface: name, mtu: needed, hosts: largest, seen });
        });
      }
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
