import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { platforms } from '../../../drivers/index.js';
import { createDevice, type Device } from '../../../src/device/index.js';
import type { Scope } from '../../../src/scope/index.js';
import { connectFrom } from './namespace.js';
import { accounts, namespace, PASSWORD, sshServer } from './routers.js';

const MANAGEMENT = 'dvm-m';

/** A Linux machine, as far as its network goes, with a real SSH server whose login is bash as root. */
export interface Machine {
  namespace: string;
  address: string;
  device: Device;
  /** Another object for it, which is not logged in. */
  anew: () => Device;
  /** Runs a command in its network beside our session: the device's own truth. */
  truth(...command: string[]): Promise<string>;
}

/** As many machines, each on a management network of its own. Needs root; all is undone when the scope closes. */
export async function machines(scope: Scope, count: number): Promise<Machine[]> {
  const directory = await mkdtemp(join(tmpdir(), 'dvm-'));
  scope.defer('directory', () => rm(directory, { recursive: true, force: true }));
  await accounts(directory);
  await mkdir('/run/sshd', { recursive: true });
  await namespace(scope, MANAGEMENT);
  return Promise.all(Array.from({ length: count }, (_, index) => machine(scope, directory, index + 1)));
}

async function machine(scope: Scope, directory: string, n: number): Promise<Machine> {
  const ns = `dvm-${n}`;
  const address = `192.0.2.${n * 4 + 1}`;
  await namespace(scope, ns);
  await ip('-n', ns, 'link', 'add', 'mgmt', 'type', 'veth', 'peer', 'name', `to${n}`, 'netns', MANAGEMENT);
  await ip('-n', ns, 'addr', 'add', `${address}/30`, 'dev', 'mgmt');
  await ip('-n', ns, 'link', 'set', 'mgmt', 'up');
  await ip('-n', MANAGEMENT, 'addr', 'add', `192.0.2.${n * 4 + 2}/30`, 'dev', `to${n}`);
  await ip('-n', MANAGEMENT, 'link', 'set', `to${n}`, 'up');
  await sshServer(scope, directory, ns, address, 'exec bash --norc --noprofile');
  const anew = () =>
    createDevice(
      {
        ...{ name: `FW${n}`, aliases: [], platform: 'linux', address, port: 22 },
        ...{ user: 'admin', password: PASSWORD, where: { file: 'testbed.yaml' } },
      },
      platforms,
      connectFrom(MANAGEMENT),
    );
  const device = anew();
  scope.defer('session', () => device.close());
  const truth = async (...command: string[]) => (await execa('ip', ['netns', 'exec', ns, ...command])).stdout;
  return { namespace: ns, address, device, anew, truth };
}

async function ip(...args: string[]): Promise<void> {
  await execa('ip', args);
}

/** A testbed of the site dvm, without a patch switch, with these machines as devices. */
export function testbedOf(all: Machine[]): string {
  return `version: 1
sites:
  dvm:
    management: { namespace: ${MANAGEMENT} }
switches: {}
devices:
${all.map(({ address, device }) => `  ${device.name}: { platform: linux, address: ${address}, user: admin, password: ${PASSWORD} }\n`).join('')}`;
}
