import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
let count = 0;

/** An Open vSwitch of the test's own: database, daemon and network namespace; the machine's stays untouched. */
export class Ovs {
  readonly namespace = `ofl-${process.pid}-${++count}`;
  #children: ChildProcess[] = [];
  #vswitchd: ChildProcess | undefined;

  private constructor(readonly directory: string) {}

  static async start(): Promise<Ovs> {
    const ovs = new Ovs(await mkdtemp(path.join(tmpdir(), 'ofl-ovs-')));
    try {
      await ovs.#start();
    } catch (error) {
      await ovs.stop();
      throw error;
    }
    return ovs;
  }

  async #start(): Promise<void> {
    const database = this.file('conf.db');
    await run('ip', ['netns', 'add', this.namespace]);
    await run('ip', ['-n', this.namespace, 'link', 'set', 'lo', 'up']);
    await run('ovsdb-tool', ['create', database, '/usr/share/openvswitch/vswitch.ovsschema']);
    const remotes = [`--remote=punix:${this.file('db.sock')}`, `--unixctl=${this.file('ovsdb.ctl')}`];
    const ssl = [
      '--private-key=db:Open_vSwitch,SSL,private_key',
      '--certificate=db:Open_vSwitch,SSL,certificate',
    ];
    this.#spawn('ovsdb-server', [database, ...remotes, ...ssl, '-vconsole:off']);
    await this.#until('the database', async () => existsSync(this.file('db.sock')));
    await this.vsctl('--no-wait', 'init');
    await this.startSwitch();
  }

  async startSwitch(): Promise<void> {
    const options = [
      `--unixctl=${this.file('vswitchd.ctl')}`,
      `--pidfile=${this.file('vswitchd.pid')}`,
      '-vconsole:off',
    ];
    const log = `--log-file=${this.file('vswitchd.log')}`;
    this.#vswitchd = this.#spawn('ip', [
      'netns',
      'exec',
      this.namespace,
      'ovs-vswitchd',
      `unix:${this.file('db.sock')}`,
      ...options,
      log,
    ]);
    await this.#until('the switch daemon', async () => existsSync(this.file('vswitchd.ctl')));
  }

  /** Ends the switch daemon only; the database keeps the bridges. */
  async stopSwitch(): Promise<void> {
    if (this.#vswitchd) await end(this.#vswitchd);
    await rm(this.file('vswitchd.ctl'), { force: true });
  }

  file(name: string): string {
    return path.join(this.directory, name);
  }

  async vsctl(...args: string[]): Promise<string> {
    return (await run('ovs-vsctl', ['--timeout=10', `--db=unix:${this.file('db.sock')}`, ...args])).stdout;
  }

  async ofctl(...args: string[]): Promise<string> {
    return (await run('ovs-ofctl', args, { env: this.env, maxBuffer: 64 << 20 })).stdout;
  }

  get env(): NodeJS.ProcessEnv {
    return { ...process.env, OVS_RUNDIR: this.directory };
  }

  async ip(...args: string[]): Promise<void> {
    await run('ip', ['-n', this.namespace, ...args]);
  }

  /** A bridge without flows that speaks these protocols; its ports are veths named NAME, with far ends NAMEx. */
  async addBridge(
    bridge: string,
    ports: string[] = [],
    protocols = 'OpenFlow10,OpenFlow13',
  ): Promise<string> {
    for (const port of ports) {
      await this.ip('link', 'add', port, 'type', 'veth', 'peer', 'name', `${port}x`);
      await this.ip('link', 'set', port, 'up');
      await this.ip('link', 'set', `${port}x`, 'up');
    }
    const settings = ['datapath_type=netdev', 'fail_mode=secure', `protocols=${protocols}`];
    const numbered = ports.flatMap((port, i) => [
      ...['--', 'add-port', bridge, port],
      ...['--', 'set', 'Interface', port, `ofport_request=${i + 1}`],
    ]);
    await this.vsctl('add-br', bridge, '--', 'set', 'Bridge', bridge, ...settings, ...numbered);
    return this.file(`${bridge}.mgmt`);
  }

  /** Runs a program in the namespace of the switch, until the test's end. */
  spawn(command: string, args: string[]): ChildProcess {
    return this.#spawn('ip', ['netns', 'exec', this.namespace, command, ...args]);
  }

  /** What the daemon logged, for a failing test's message. */
  async log(): Promise<string> {
    return readFile(this.file('vswitchd.log'), 'utf8').catch(() => '');
  }

  async stop(): Promise<void> {
    for (const child of this.#children.reverse()) await end(child);
    if (existsSync(`/run/netns/${this.namespace}`)) await run('ip', ['netns', 'delete', this.namespace]);
    await rm(this.directory, { recursive: true, force: true });
  }

  #spawn(command: string, args: string[]): ChildProcess {
    const child = spawn(command, args, { env: this.env, stdio: 'ignore' });
    child.on('error', () => {});
    this.#children.push(child);
    return child;
  }

  async #until(what: string, ready: () => Promise<boolean>): Promise<void> {
    const deadline = performance.now() + 10_000;
    while (!(await ready())) {
      if (performance.now() > deadline)
        throw new Error(`${what} did not start within 10 s: ${await this.log()}`);
      await new Promise(resolve => setTimeout(resolve, 5));
    }
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}
