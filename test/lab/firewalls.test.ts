import { join } from 'node:path';
import { expect } from 'chai';
import { platforms } from '../../drivers/index.js';
import { createDevice, type Device } from '../../src/device/index.js';
import { labUp, type RunningLab } from '../../src/lab/index.js';
import { connectTcp, Namespace } from '../../src/netns/index.js';
import { waitFor } from '../../src/wait/index.js';
import {
  loadCopy,
  MemoryLedger,
  machineState,
  makeFolder,
  NAMESPACE,
  patch,
  run,
  setPort,
} from './support.js';

const BUDGET = { budgetMs: 15_000 };
/** Of three instances: what the driver reads when a member has the role on all of its interfaces, or on none. */
const ALL = { active: 'MASTER,MASTER,MASTER', none: 'FAULT,FAULT,FAULT', standby: 'BACKUP,BACKUP,BACKUP' };

/** A node without FRR, beside the network: what it runs, it runs by itself. */
const BESIDE = `
  probe:
    type: linux
    ports: [eth0]
    addresses: { eth0: [198.51.100.9/24, 2001:db8::9/64] }
    routes: { default: 198.51.100.254 }
    run: exec tail -f /dev/null
cables:
  - [L2SWEX:probe, probe:eth0]
`;

describe('the firewalls of the lab enterprise', function () {
  this.timeout(60_000);
  const { folder, remove } = makeFolder();
  const ledger = new MemoryLedger();
  const unused = machineState();
  let lab: RunningLab;
  let management: Namespace;
  const devices = new Map<string, Device>();

  before(async () => {
    const edit = (text: string, file: string) =>
      file === 'lab.yaml'
        ? text
            .replace('\ncables:\n', BESIDE)
            .replace('      vlan2002: {', '      probe: { access: 2002 }\n      vlan2002: {')
        : text;
    lab = await labUp(loadCopy(folder, edit, 'enterprise'), { ledger, runDir: join(folder, 'run') });
    await patch(lab, [12, 13], [14, 15]);
    await lab.waitReady(BUDGET);
    management = Namespace.open(NAMESPACE);
    for (const [name, address] of [
      ['FW1', '192.0.2.11'],
      ['FW2', '192.0.2.12'],
    ] as const) {
      const where = { line: 1, column: 1, file: '' };
      const spec = {
        name,
        aliases: [],
        platform: 'linux',
        address,
        port: 22,
        user: 'admin',
        password: 'tsunagu',
        where,
      };
      devices.set(
        name,
        createDevice(spec, platforms, (host, port, signal) =>
          connectTcp(management, { host, port, signal, budgetMs: 5_000 }),
        ),
      );
    }
  });

  after(async () => {
    for (const device of devices.values()) await device.close();
    management?.close();
    await lab?.down();
    remove();
    expect(machineState()).to.deep.equal(unused);
  });

  async function roleOf(name: string): Promise<string> {
    const roles = (await devices.get(name)?.role({ budgetMs: 5_000 })) ?? [];
    return roles.map(({ word }) => word).join();
  }

  /** Waits until both members have their roles, on all interfaces. */
  async function roles(fw1: keyof typeof ALL, fw2: keyof typeof ALL): Promise<void> {
    await waitFor(async () => {
      const seen = `FW1 ${await roleOf('FW1')} FW2 ${await roleOf('FW2')}`;
      return seen === `FW1 ${ALL[fw1]} FW2 ${ALL[fw2]}`
        ? { done: true, value: undefined }
        : { done: false, seen };
    }, BUDGET);
  }

  it('take logins of the linux driver, and do not see the processes of one another', async () => {
    await roles('active', 'standby');
    const processes = await run(lab, 'FW1', 'pgrep', '-o', '-a', 'keepalived');
    expect(processes).to.match(/^\d{1,3} keepalived/);
    expect(await run(lab, 'FW1', 'hostname')).to.equal('FW1\n');
  });

  it('let no login of theirs write to the machine around them', async () => {
    const { exitCode, stderr } = await lab.runIn('FW1', ['touch', '/etc/of-fw1'], { budgetMs: 5_000 });
    expect(stderr).to.contain('Read-only file system');
    expect(exitCode).to.equal(1);
  });

  for (const [port, cable] of [
    [14, 'inside'],
    [13, 'external'],
  ] as const) {
    it(`move all addresses to FW2 when ${cable} loses its carrier, and back with it`, async () => {
      await setPort(lab, port, 'down');
      await roles('none', 'active');
      const addresses = await run(lab, 'FW2', 'ip', '-brief', 'address');
      for (const address of ['203.0.113.2', '203.0.113.5', '10.10.0.1', '10.10.10.254']) {
        expect(addresses).to.contain(`${address}/`);
      }
      await setPort(lab, port, 'up');
      await roles('active', 'standby');
    });
  }

  it('tell one another of their connections, and forget them when the driver clears one of them', async () => {
    const entry =
      'conntrack -I -p tcp -s 10.10.0.130 -d 10.10.10.1 --sport 4711 --dport 11000 --state ESTABLISHED -t 600';
    await run(lab, 'FW1', 'sh', '-c', entry);
    const known = (count: number) =>
      waitFor(async () => {
        const seen = await run(
          lab,
          'FW2',
          'sh',
          '-c',
          'conntrack -L -p tcp --dport 11000 2>/dev/null | wc -l',
        );
        return Number(seen) === count ? { done: true, value: undefined } : { done: false, seen };
      }, BUDGET);
    await known(1);
    await devices.get('FW1')?.clear(['sessions'], { budgetMs: 5_000 });
    await known(0);
    await roles('active', 'standby');
  });

  it('have beside them a plain node with its addresses, its route and its command', async () => {
    const addresses = await run(lab, 'probe', 'ip', '-brief', 'address', 'show', 'eth0');
    expect(addresses).to.contain('198.51.100.9/24').and.to.contain('2001:db8::9/64');
    const { stdout } = await lab.runIn('probe', ['ping', '-c', '1', '-W', '3', '203.0.113.2'], BUDGET);
    expect(stdout).to.contain('bytes from 203.0.113.2');
    const status = (await lab.status()).find(({ node }) => node === 'probe');
    expect(status?.programs.map(({ name }) => name)).to.deep.equal(['run']);
    expect(status?.up).to.equal(true);
  });
});
