import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import type { Scope } from '../../../src/scope/index.js';
import { waitFor } from '../../../src/wait/index.js';

/** Runs a command; its output. Throws with what it said. */
export async function run(command: string, ...args: string[]): Promise<string> {
  return (await execa(command, args)).stdout;
}

/** Runs a command that may fail; whether it succeeded. */
export async function succeeds(command: string, ...args: string[]): Promise<boolean> {
  return (await execa(command, args, { reject: false })).exitCode === 0;
}

/** Runs `ip` for each line. */
export async function ip(lines: string[]): Promise<void> {
  for (const line of lines) await execa('ip', line.split(' '));
}

/** A network namespace that the scope removes. */
export async function namespace(scope: Scope, name: string): Promise<void> {
  scope.defer(`namespace ${name}`, () => execa('ip', ['netns', 'del', name], { reject: false }));
  await ip([`netns add ${name}`, `-n ${name} link set lo up`]);
}

/** A namespace with `eth0`, whose other end is `far` in the namespace `farNs` (undefined: the machine's own). */
export async function host(
  scope: Scope,
  name: string,
  far: string,
  farNs: string | undefined,
  address: string,
  mac?: string,
): Promise<void> {
  await namespace(scope, name);
  if (farNs === undefined) {
    scope.defer(`veth ${far}`, () => execa('ip', ['link', 'del', far], { reject: false }));
    await ip([`link add ${far} type veth peer name eth0 netns ${name}`, `link set ${far} up`]);
  } else {
    await ip([
      `link add ${far} netns ${farNs} type veth peer name eth0 netns ${name}`,
      `-n ${farNs} link set ${far} up`,
    ]);
  }
  // With transmit checksum offload on, OVS's userspace datapath drops UDP and TCP.
  await run('ip', 'netns', 'exec', name, 'ethtool', '-K', 'eth0', 'tx', 'off');
  await ip([
    ...(mac ? [`-n ${name} link set eth0 address ${mac}`] : []),
    `-n ${name} link set eth0 up`,
    `-n ${name} addr add ${address}/24 dev eth0`,
  ]);
}

/** Whether one of a few pings gets an answer. */
export function pings(from: string, to: string): Promise<boolean> {
  return succeeds('ip', 'netns', 'exec', from, 'ping', '-c', '3', '-i', '0.05', '-W', '0.4', to);
}

/** Whether `eth0` of a namespace has carrier. */
export async function carrier(name: string): Promise<boolean> {
  const flags = await run('ip', '-n', name, 'link', 'show', 'dev', 'eth0');
  return flags.includes('LOWER_UP');
}

/** Open vSwitch of its own in a namespace: database and daemon with a run folder of their own. */
export class PrivateOvs {
  readonly folder = mkdtempSync(join(tmpdir(), 'pch-ovs-'));
  readonly #namespace: string;
  #database: ChildProcess | undefined;
  #daemon: ChildProcess | undefined;

  constructor(namespaceName: string) {
    this.#namespace = namespaceName;
  }

  static async start(scope: Scope, namespaceName: string): Promise<PrivateOvs> {
    const ovs = new PrivateOvs(namespaceName);
    scope.defer('private Open vSwitch', () => ovs.stop());
    await run('ovsdb-tool', 'create', ovs.#path('conf.db'), '/usr/share/openvswitch/vswitch.ovsschema');
    ovs.#database = ovs.#spawn('ovsdb-server', [
      ovs.#path('conf.db'),
      `--remote=punix:${ovs.#path('db.sock')}`,
      `--unixctl=${ovs.#path('ovsdb.ctl')}`,
    ]);
    await waitFor(() => present(ovs.#path('db.sock')), { budgetMs: 5000, everyMs: 5 });
    await ovs.vsctl('--no-wait', 'init');
    ovs.startDaemon();
    return ovs;
  }

  startDaemon(): void {
    this.#daemon = this.#spawn('ovs-vswitchd', [
      `unix:${this.#path('db.sock')}`,
      `--unixctl=${this.#path('vswitchd.ctl')}`,
      `--pidfile=${this.#path('vswitchd.pid')}`,
    ]);
  }

  /** Ends ovs-vswitchd as a crash would. */
  async killDaemon(): Promise<void> {
    await end(this.#daemon, 'SIGKILL');
    this.#daemon = undefined;
  }

  vsctl(...args: string[]): Promise<string> {
    return run('ovs-vsctl', '--timeout=10', `--db=unix:${this.#path('db.sock')}`, ...args);
  }

  /** ovs-ofctl in OpenFlow 1.3 on one of its bridges. */
  ofctl(command: string, bridge: string, ...args: string[]): Promise<string> {
    return run('ovs-ofctl', '-O', 'OpenFlow13', command, `unix:${this.#path(`${bridge}.mgmt`)}`, ...args);
  }

  async stop(): Promise<void> {
    await end(this.#daemon, 'SIGTERM');
    await end(this.#database, 'SIGTERM');
    rmSync(this.folder, { recursive: true, force: true });
  }

  #path(name: string): string {
    return join(this.folder, name);
  }

  #spawn(program: string, args: string[]): ChildProcess {
    return spawn(
      'ip',
      [
        'netns',
        'exec',
        this.#namespace,
        program,
        ...args,
        `--log-file=${this.#path(`${program}.log`)}`,
        '-vconsole:off',
      ],
      { env: { ...process.env, OVS_RUNDIR: this.folder }, stdio: 'ignore' },
    );
  }
}

function present(path: string) {
  return existsSync(path)
    ? { done: true as const, value: undefined }
    : { done: false as const, seen: 'absent' };
}

async function end(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}

/** Received packets on `eth0` of a namespace whose source is `mac`, from now on until `stop` is called. */
export async function listen(scope: Scope, name: string, mac: string): Promise<() => Promise<number>> {
  const child = spawn('ip', ['netns', 'exec', name, 'tcpdump', '-lnei', 'eth0', 'ether', 'src', mac], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  scope.defer(`capture in ${name}`, () => end(child, 'SIGTERM'));
  let seen = '';
  child.stdout.on('data', chunk => {
    seen += chunk;
  });
  let ready = '';
  child.stderr.on('data', chunk => {
    ready += chunk;
  });
  await waitFor(
    () => (ready.includes('listening') ? { done: true, value: undefined } : { done: false, seen: ready }),
    { budgetMs: 5000, everyMs: 5 },
  );
  return async () => {
    await end(child, 'SIGINT');
    return seen.split('\n').filter(Boolean).length;
  };
}
