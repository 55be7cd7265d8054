import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { type Ledger, removeEmptyFolder, type UndoRecord } from '../scope/index.js';
import { type HostConfig, interfacesOf } from './config.js';

/** Where ip(8) looks for what shall stand in for files below /etc (ip-netns(8)). */
const ETC = '/etc/netns';
/** Where commands leave temporary files. Not below a site's folder, which is the agent's own. */
const TMP = '/run/tsunagu/.hosts';

/** The kind of record of a host's files. */
export const HOST_FILES = 'host.files';

/** Removes what a record of kind `host.files` says. A second time does nothing. */
export function undoHostFiles(record: UndoRecord): void {
  for (const path of record.paths as string[]) rmSync(path, { recursive: true, force: true });
  for (const folder of record.folders as string[]) removeEmptyFolder(folder);
}

/** The files that commands in one host see as /etc/hosts and /etc/resolv.conf, and the folder for their temporary ones. */
export class HostFiles {
  readonly #etc: string;
  readonly #tmp: string;
  readonly #ledger: Ledger;
  #made: { record: UndoRecord; strike: () => void } | undefined;

  constructor(namespace: string, ledger: Ledger) {
    this.#etc = join(ETC, namespace);
    this.#tmp = join(TMP, namespace);
    this.#ledger = ledger;
  }

  /**
   * Writes them, and returns the folder for temporary files. A folder below /etc/netns that is there already is somebody
   * else's, and left alone.
   */
  write(hosts: readonly HostConfig[], nameServer: string | undefined): string {
    const taken = this.#made === undefined && existsSync(this.#etc);
    if (!this.#made) {
      const record = {
        kind: HOST_FILES,
        paths: taken ? [this.#tmp] : [this.#etc, this.#tmp],
        folders: [TMP, dirname(TMP), ...(existsSync(ETC) ? [] : [ETC])],
      };
      this.#made = { record, strike: this.#ledger.add(record) };
      mkdirSync(this.#tmp, { recursive: true });
      // Programs that drop root's rights write here too, whatever the umask is.
      chmodSync(this.#tmp, 0o1777);
    }
    if ((this.#made.record.paths as string[]).includes(this.#etc)) {
      mkdirSync(this.#etc, { recursive: true });
      writeFileSync(join(this.#etc, 'hosts'), hostsFile(hosts));
      const resolver = join(this.#etc, 'resolv.conf');
      // Without a server of its own a host has the machine's file.
      if (nameServer === undefined) rmSync(resolver, { force: true });
      else writeFileSync(resolver, `nameserver ${nameServer}\n`);
    }
    return this.#tmp;
  }

  /** Removes them again; a second call does nothing. */
  remove(): void {
    if (!this.#made) return;
    undoHostFiles(this.#made.record);
    this.#made.strike();
    this.#made = undefined;
  }
}

/** Names that such a file can hold (hosts(5)); others are left out. */
const PLAIN = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i;

function hostsFile(hosts: readonly HostConfig[]): string {
  const own = ['127.0.0.1 localhost', '::1 localhost ip6-localhost', `127.0.1.1 ${hostname()}`];
  const others = hosts.flatMap(config => {
    const names = [config.name, ...(config.aliases ?? [])].filter(name => PLAIN.test(name));
    if (names.length === 0) return [];
    const addresses = interfacesOf(config).flatMap(({ addresses }) => addresses);
    return addresses.map(({ address }) => `${address} ${names.join(' ')}`);
  });
  return `${[...own, ...others].join('\n')}\n`;
}
