import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { type Namespace, spawnIn } from '../../src/netns/index.js';
import type { Scope } from '../../src/scope/index.js';
import { waitFor } from '../../src/wait/index.js';

const SCHEMA = '/usr/share/openvswitch/vswitch.ovsschema';

/** An Open vSwitch of our own in a namespace: nothing else on this machine is changed by it. */
export class PrivateOvs {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** Starts it; the scope ends it. Tags below the outer one are seen (other_config:vlan-limit=2). */
  static async start(scope: Scope, namespace: Namespace): Promise<PrivateOvs> {
    const folder = mkdtempSync(join(tmpdir(), 'bench-patch-'));
    scope.defer('folder', () => rmSync(folder, { recursive: true, force: true }));
    const ovs = new PrivateOvs(folder);
    const at = (name: string) => join(folder, name);
    const start = (program: string, args: string[]) => {
      const log = [`--log-file=${at(`${program}.log`)}`, '-vconsole:off'];
      const env = { ...process.env, OVS_RUNDIR: folder };
      const child = spawnIn(namespace, program, [...args, ...log], { stdio: 'ignore', env });
      scope.defer(program, () => end(child));
    };
    await execa('ovsdb-tool', ['create', at('conf.db'), SCHEMA]);
    start('ovsdb-server', [
      at('conf.db'),
      `--remote=punix:${at('db.sock')}`,
      `--unixctl=${at('database.ctl')}`,
    ]);
    const there = () =>
      existsSync(at('db.sock'))
        ? { done: true as const, value: undefined }
        : { done: false as const, seen: '' };
    await waitFor(there, { budgetMs: 5000 });
    await ovs.vsctl(['--no-wait', 'init', '--', 'set', 'Open_vSwitch', '.', 'other_config:vlan-limit=2']);
    start('ovs-vswitchd', [`unix:${at('db.sock')}`, `--unixctl=${at('daemon.ctl')}`]);
    return ovs;
  }

  async vsctl(args: string[]): Promise<void> {
    await execa('ovs-vsctl', ['--timeout=20', `--db=unix:${join(this.#folder, 'db.sock')}`, ...args]);
  }

  /** The socket of a bridge that speaks OpenFlow. */
  socketOf(bridge: string): string {
    return join(this.#folder, `${bridge}.mgmt`);
  }

  /** Runs ovs-ofctl as a process, in the way that costs least: without asking for the names of ports first. */
  async ofctl(bridge: string, command: string, ...args: string[]): Promise<void> {
    const socket = `unix:${this.socketOf(bridge)}`;
    const all = ['-O', 'OpenFlow13', '--no-names', command, socket, ...args];
    const child = spawn('ovs-ofctl', all, { stdio: ['ignore', 'ignore', 'inherit'] });
    const [code] = await once(child, 'close');
    if (code !== 0) throw new Error(`ovs-ofctl ${command} ended with ${code}`);
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
