import { type ChildProcess, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestHost } from '../../../src/host/index.js';
import { machineAccounts, withAccount } from '../../../src/lab/machine/accounts.js';
import { type Namespace, spawnIn } from '../../../src/netns/index.js';
import { waitFor } from '../../../src/wait/index.js';

/** Real programs in namespaces, and files for them; all are ended and removed at once. */
export class Programs {
  readonly folder = mkdtempSync(join(tmpdir(), 'tsu-programs-'));
  readonly #running: { child: ChildProcess; said: () => string }[] = [];

  /** Writes a file into the folder. @returns its path */
  file(name: string, text: string, mode = 0o600): string {
    const path = join(this.folder, name);
    writeFileSync(path, text, { mode });
    return path;
  }

  /**
   * Starts a program in a namespace, and waits until `ready` is true, which is told what it has printed.
   * @returns what tells what it has printed by now
   */
  async start(
    ns: Namespace,
    [command = '', ...args]: readonly string[],
    ready: (said: string) => Promise<boolean> | boolean,
  ): Promise<() => string> {
    const child = spawnIn(ns, command, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', chunk => {
        text += chunk;
      });
    }
    const program = { child, said: () => text };
    this.#running.push(program);
    await waitFor(
      async () => {
        if (child.exitCode !== null) throw new Error(`${command} ended: ${text}`);
        return (await ready(text)) ? { done: true, value: undefined } : { done: false, seen: text };
      },
      { budgetMs: 8000, everyMs: 20 },
    );
    return () => text;
  }

  /** Ends all programs, with what they started. */
  async stop(): Promise<void> {
    for (const { child } of this.#running.splice(0)) {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) continue;
      const gone = once(child, 'exit');
      process.kill(-child.pid, 'SIGKILL');
      await gone;
    }
  }

  /** Ends all programs and removes the files. */
  async end(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /**
   * A command that runs with one account more on the machine (user `pat`, password `Pat-Secret`), in a mount namespace of
   * its own. @param command what a shell runs there
   */
  withAccount(command: string): string[] {
    const passwordHash = execFileSync('openssl', ['passwd', '-6', 'Pat-Secret']).toString().trim();
    const { passwd, shadow } = withAccount(machineAccounts(), {
      ...{ user: 'pat', passwordHash, owner: { uid: 0, gid: 0 }, memberOf: 'root', shell: '/bin/sh' },
    });
    this.file('passwd', passwd, 0o644);
    this.file('shadow', shadow);
    // Servers look their clients' names up; here they are told at once that there are none.
    this.file('resolv.conf', 'nameserver 127.0.0.1\noptions attempts:1\n', 0o644);
    const mounts = ['passwd', 'shadow', 'resolv.conf'].map(
      name => `mount --bind ${this.folder}/${name} /etc/${name}`,
    );
    return ['unshare', '--mount', 'sh', '-ec', [...mounts, command].join('\n')];
  }
}

/** Whether a host's TCP port takes connections, asked from the host itself. */
export function listens(host: TestHost, port: number): () => Promise<boolean> {
  return async () => {
    const [address = ''] = host.addresses;
    return (await host.tcpConnect(address, port, { budgetMs: 1000 })).outcome === 'connected';
  };
}
