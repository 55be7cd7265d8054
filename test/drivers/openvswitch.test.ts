import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { pica8PicosOvs } from '../../drivers/pica8_picos_ovs/index.js';
import { connectTcp, Device, DeviceChange, telnetDialer } from '../../src/device/index.js';
import { findTemplate } from '../../src/device/parse/find-template.js';
import { readTemplate } from '../../src/device/parse/read-template.js';
import { Scope } from '../../src/scope/index.js';
import { waitFor } from '../../src/wait/index.js';
import { telnetd } from '../device/support/telnetd.js';

const LIMITS = { budgetMs: 10_000 };
/** Its own /run, so that its Open vSwitch is not the machine's. */
const MACHINE = `#!/bin/bash
mount -t tmpfs none /run
mkdir -p /run/openvswitch
ovsdb-tool create /run/conf.db /usr/share/openvswitch/vswitch.ovsschema
ovsdb-server /run/conf.db --remote=punix:/run/openvswitch/db.sock --pidfile --detach >/dev/null 2>&1
ovs-vsctl --no-wait init
ovs-vswitchd --pidfile --detach --log-file=/dev/null >/dev/null 2>&1
ovs-vsctl add-br br0 -- set bridge br0 datapath_type=netdev fail_mode=secure
ovs-ofctl add-flow br0 priority=5,arp,actions=drop
exec env PS1='root@sw1# ' bash --norc --noprofile
`;

describe('a change to a real Open vSwitch', function () {
  this.timeout(60_000);
  const scope = new Scope('openvswitch test');
  let device: Device;
  let count = 0;
  before(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dvo-'));
    scope.defer('folder', () => rmSync(folder, { recursive: true, force: true }));
    const script = join(folder, 'machine');
    writeFileSync(script, MACHINE, { mode: 0o755 });
    const program = `/usr/bin/unshare --net --pid --mount --fork --kill-child --mount-proc ${script}`;
    const port = await telnetd(scope, program);
    const dialer = telnetDialer({ device: 'SW1', address: '127.0.0.1', port }, connectTcp);
    device = new Device('SW1', pica8PicosOvs, dialer);
    // One login is the machine; a change logs in anew, so it is made by the net alone here.
    scope.defer('device', () => device.close());
  });
  after(() => scope.close());

  const flows = () => device.run('ovs-ofctl --no-stats dump-flows br0', LIMITS);
  const bridges = () => device.run('ovs-vsctl list-br', LIMITS);

  it('comes to a switch whose tables are read, every line', async () => {
    const commands = [
      ...[
        'ovs-vsctl show',
        'ovs-ofctl show br0',
        'ovs-ofctl dump-ports-desc br0',
        'ovs-ofctl dump-ports br0',
      ],
      ...['ovs-appctl fdb/show br0', 'ovs-ofctl dump-flows br0'],
    ];
    const counts = [];
    for (const command of commands) {
      const template = findTemplate(pica8PicosOvs.templates ?? [], command);
      if (!template) throw new Error(`no template for ${command}`);
      const { records, unread } = readTemplate(template, await device.run(command, LIMITS));
      counts.push({ command, records: records.length, unread });
    }
    // There is nothing but the bridge itself, and nothing that it could have learned.
    expect(counts).to.deep.equal(
      [1, 1, 1, 1, 0, 1].map((records, at) => ({ command: commands[at], records, unread: [] })),
    );
  });

  it('is taken back by the switch alone: flows and bridges', async () => {
    const before = { flows: await flows(), bridges: await bridges() };
    const text =
      'ovs-ofctl add-flow br0 priority=9,ip,actions=drop\novs-vsctl add-br br9 -- set bridge br9 datapath_type=netdev\n';
    const change = new DeviceChange(device, { text, timerMs: 2000, withoutNet: false, id: `o${count++}` });
    device.renew = async () => {};
    await change.apply(LIMITS);
    expect(await flows()).to.contain('priority=9');
    expect(await bridges()).to.contain('br9');
    const look = async () => {
      const now = { flows: await flows(), bridges: await bridges() };
      const done = JSON.stringify(now) === JSON.stringify(before);
      return done ? { done, value: now } : { done: false as const, seen: JSON.stringify(now) };
    };
    await waitFor(look, { budgetMs: 15_000, everyMs: 100 });
  });
});
