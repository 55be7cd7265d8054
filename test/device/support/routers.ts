import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { platforms } from '../../../drivers/index.js';
import { createDevice, type Device } from '../../../src/device/index.js';
import type { Scope } from '../../../src/scope/index.js';
import { waitFor } from '../../../src/wait/index.js';
import { connectFrom } from './namespace.js';

export const MANAGEMENT = 'dvx-m';
export const PASSWORD = 'dvx-s3cret-Pass';
/** An address whose packets R1 gets and, as it forwards nothing there, drops without a word. */
export const SILENT = '198.51.100.1';
const DAEMONS = ['zebra', 'ospfd', 'bfdd', 'staticd', 'vrrpd'];

/** A real FRR router in a namespace of its own, with a real SSH server whose login is vtysh. */
export interface Router {
  name: string;
  namespace: string;
  address: string;
  /** Runs vtysh beside our session: the device's own truth. */
  vtysh(...commands: string[]): Promise<string>;
}

/**
 * Two routers with OSPF and BFD over one veth, each reached by SSH from the namespace MANAGEMENT. Needs root.
 * All that is made is undone when the scope closes; nothing of the machine's accounts is touched.
 */
export async function twoRouters(
  scope: Scope,
  login: (directory: string, namespace: string) => string = vtyshAsLogin,
): Promise<[Router, Router]> {
  const directory = await mkdtemp(join(tmpdir(), 'dvx-'));
  scope.defer('directory', () => rm(directory, { recursive: true, force: true }));
  await accounts(directory);
  await mkdir('/run/sshd', { recursive: true });
  await namespace(scope, MANAGEMENT);
  for (const n of [1, 2]) await namespace(scope, `dvx-r${n}`);
  await ip('-n', 'dvx-r1', 'link', 'add', 'eth1', 'type', 'veth', 'peer', 'name', 'eth1', 'netns', 'dvx-r2');
  const routers = await Promise.all([router(scope, directory, 1, login), router(scope, directory, 2, login)]);
  await ip('-n', MANAGEMENT, 'route', 'add', SILENT, 'via', routers[0].address);
  return routers;
}

/** A login that is the router's command line and nothing else. */
export const vtyshAsLogin = (_directory: string, ns: string) => `/usr/bin/vtysh -N ${ns}`;

/** A login that is a shell, in which `vtysh` is the router's. */
export function shellAsLogin(directory: string, ns: string): string {
  const folder = join(directory, `${ns}.bin`);
  mkdirSync(folder);
  writeFileSync(join(folder, 'vtysh'), `#!/bin/sh\nexec /usr/bin/vtysh -N ${ns} "$@"\n`, { mode: 0o755 });
  return `PATH=${folder}:$PATH exec bash --norc --noprofile`;
}

/** A device as the agent would make it, logged in from the management namespace. */
export function deviceOf(
  router: Router,
  spec: { password?: string; port?: number; address?: string } = {},
): Device {
  return createDevice(
    {
      name: router.name,
      aliases: [],
      platform: 'frr',
      address: router.address,
      port: 22,
      user: 'admin',
      password: PASSWORD,
      where: { file: 'testbed.yaml' },
      ...spec,
    },
    platforms,
    connectFrom(MANAGEMENT),
  );
}

export async function namespace(scope: Scope, name: string): Promise<void> {
  scope.defer(`namespace ${name}`, async () => {
    for (const pid of await processesIn(name)) signal(pid, 'SIGTERM');
    await execa('ip', ['netns', 'del', name], { reject: false });
  });
  await ip('netns', 'add', name);
  await ip('-n', name, 'link', 'set', 'lo', 'up');
}

async function router(
  scope: Scope,
  directory: string,
  n: 1 | 2,
  login: (directory: string, namespace: string) => string,
): Promise<Router> {
  const ns = `dvx-r${n}`;
  const address = `192.0.2.${n * 4 + 1}`;
  await ip('-n', ns, 'link', 'add', 'mgmt', 'type', 'veth', 'peer', 'name', `to${n}`, 'netns', MANAGEMENT);
  await ip('-n', ns, 'link', 'add', 'lan', 'type', 'veth', 'peer', 'name', 'lan-end');
  await ip('-n', ns, 'addr', 'add', `${address}/30`, 'dev', 'mgmt');
  await ip('-n', MANAGEMENT, 'addr', 'add', `192.0.2.${n * 4 + 2}/30`, 'dev', `to${n}`);
  await ip('-n', MANAGEMENT, 'link', 'set', `to${n}`, 'up');
  for (const link of ['mgmt', 'lan', 'lan-end', 'eth1']) await ip('-n', ns, 'link', 'set', link, 'up');
  await routing(scope, ns, n);
  await sshServer(scope, directory, ns, address, login(directory, ns));
  const vtysh = async (...commands: string[]) => {
    const { stdout } = await execa('vtysh', ['-N', ns, ...commands.flatMap(command => ['-c', command])], {
      reject: false,
    });
    return stdout;
  };
  return { name: `R${n}`, namespace: ns, address, vtysh };
}

async function routing(scope: Scope, ns: string, n: number): Promise<void> {
  const run = `/var/run/frr/${ns}`;
  const etc = `/etc/frr/${ns}`;
  for (const directory of [run, etc]) {
    scope.defer(directory, () => rm(directory, { recursive: true, force: true }));
    await execa('install', ['-d', '-o', 'frr', '-g', 'frr', directory]);
  }
  await writeFile(join(etc, 'frr.conf'), configuration(n));
  await writeFile(join(etc, 'vtysh.conf'), `hostname R${n}\n`);
  await execa('chown', ['-R', 'frr:frr', etc]);
  for (const daemon of DAEMONS) {
    scope.defer(`${daemon} of ${ns}`, () => stop(join(run, `${daemon}.pid`)));
    await execa('ip', ['netns', 'exec', ns, `/usr/lib/frr/${daemon}`, '-d', '-N', ns], { stdio: 'ignore' });
  }
  await execa('vtysh', ['-N', ns, '-b']);
}

function configuration(n: number): string {
  return `interface eth1
 ip address 10.0.0.${n}/30
 ip ospf hello-interval 1
 ip ospf dead-interval 4
 ip ospf network point-to-point
 ip ospf bfd
 ip ospf cost 10
interface lan
 description the users
 ip address 10.${n}.0.1/24
 ip ospf passive
route-map OLD permit 10
 set metric 5
router ospf
 timers throttle spf 0 50 50
 timers throttle lsa all 0
 timers lsa min-arrival 0
 ospf router-id 10.255.0.${n}
 network 10.0.0.0/30 area 0
 network 10.${n}.0.0/24 area 0
`;
}

/** Copies of the account files with one more user, whom only the SSH server sees. */
export async function accounts(directory: string): Promise<void> {
  const { stdout: hash } = await execa('openssl', ['passwd', '-6', '-stdin'], { input: PASSWORD });
  for (const file of ['passwd', 'shadow', 'group']) await copyFile(`/etc/${file}`, join(directory, file));
  await writeFile(join(directory, 'passwd'), 'admin:x:0:0::/root:/bin/sh\n', { flag: 'a' });
  await writeFile(join(directory, 'shadow'), `admin:${hash}:19000:0:99999:7:::\n`, { flag: 'a' });
}

export async function sshServer(
  scope: Scope,
  directory: string,
  ns: string,
  address: string,
  login: string,
): Promise<void> {
  const key = join(directory, `${ns}.key`);
  const pid = join(directory, `${ns}.pid`);
  await execa('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
  await writeFile(
    join(directory, `${ns}.conf`),
    [
      `HostKey ${key}`,
      `PidFile ${pid}`,
      `ListenAddress ${address}`,
      'UsePAM no',
      'PasswordAuthentication yes',
      'PermitRootLogin yes',
      'PrintMotd no',
      'PrintLastLog no',
      `ForceCommand ${login}`,
    ].join('\n'),
  );
  scope.defer(`sshd of ${ns}`, () => stop(pid));
  const mounts = ['passwd', 'shadow', 'group'].map(file => `mount --bind ${directory}/${file} /etc/${file}`);
  const start = [...mounts, `exec /usr/sbin/sshd -f ${directory}/${ns}.conf`].join(' && ');
  await execa('ip', ['netns', 'exec', ns, 'unshare', '--mount', 'sh', '-c', start], { stdio: 'ignore' });
  // Written when it listens.
  const listens = async () =>
    existsSync(pid) ? { done: true as const, value: pid } : { done: false as const, seen: 'no pid file' };
  await waitFor(listens, { budgetMs: 5000 });
}

/** Ends the process that a pid file names, and waits until it is gone. */
async function stop(pidFile: string): Promise<void> {
  const pid = Number(await readFile(pidFile, 'utf8').catch(() => '0'));
  if (!pid) return;
  signal(pid, 'SIGTERM');
  const look = async () =>
    (await isRunning(pid))
      ? { done: false as const, seen: `${pid} runs` }
      : { done: true as const, value: pid };
  await waitFor(look, { budgetMs: 3000 });
}

/** A process that ended but was not yet collected by its parent (state Z, proc(5)) runs no more. */
async function isRunning(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat !== '' && !/\) Z /.test(stat);
}

/** The processes of the logins on a router: vtysh, which sshd started. */
export async function sessionsOf({ namespace }: Router): Promise<number[]> {
  const sessions: number[] = [];
  for (const pid of await processesIn(namespace)) {
    if ((await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')).trim() === 'vtysh') sessions.push(pid);
  }
  return sessions;
}

/** Process ids of what runs in one of our namespaces. */
export async function processesIn(namespace: string): Promise<number[]> {
  const { stdout } = await execa('ip', ['netns', 'pids', namespace], { reject: false });
  return stdout.split('\n').filter(Boolean).map(Number);
}

function signal(pid: number, what: NodeJS.Signals): void {
  try {
    process.kill(pid, what);
  } catch {
    // It has ended already.
  }
}

async function ip(...args: string[]): Promise<void> {
  await execa('ip', args);
}
