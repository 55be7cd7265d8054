import { expect } from 'chai';
import { type BridgeRecord, createSoftwareSwitch, undoBridge } from '../../src/patch/index.js';
import { Scope } from '../../src/scope/index.js';
import { errorOf } from './support/errors.js';
import { MemoryLedger } from './support/memory-ledger.js';
import { ip, run, succeeds } from './support/rig.js';

const vsctl = (...args: string[]): Promise<string> => run('ovs-vsctl', '--timeout=10', ...args);
const bridges = async (): Promise<string[]> => (await vsctl('list-br')).split('\n');
const vlanLimit = (): Promise<string> =>
  vsctl('--if-exists', 'get', 'Open_vSwitch', '.', 'other_config:vlan-limit');
const link = (name: string): Promise<string> => run('ip', '-o', 'link', 'show', 'dev', name);

describe('the software switch in Open vSwitch', () => {
  let scope: Scope;
  let ledger: MemoryLedger;
  const make = (change: Partial<Parameters<typeof createSoftwareSwitch>[0]> = {}) =>
    createSoftwareSwitch({
      ...{ bridge: 'pch-b', uplinks: ['pch-u0'], hosts: ['pch-u1'], innerTags: false, ledger },
      ...change,
    });

  beforeEach(async () => {
    ledger = new MemoryLedger();
    scope = new Scope('software switch test');
    scope.defer('veth', () => succeeds('ip', 'link', 'del', 'pch-u0'));
    await ip(['link add pch-u0 type veth peer name pch-u1']);
    scope.defer('bridges', () =>
      vsctl('--if-exists', 'del-br', 'pch-b', '--', '--if-exists', 'del-br', 'pch-c'),
    );
  });
  afterEach(() => scope.close());

  it('has ports by number, an owner, and forwards nothing by itself; removing it leaves nothing', async () => {
    const before = await link('pch-u0');
    const made = await make();
    expect([...made.ports]).to.deep.equal([
      ['pch-u0', 1],
      ['pch-u1', 101],
    ]);
    expect(await vsctl('get', 'Interface', 'pch-u0', 'ofport')).to.equal('1');
    expect(await vsctl('get', 'Interface', 'pch-u1', 'ofport')).to.equal('101');
    expect(await vsctl('get-fail-mode', 'pch-b')).to.equal('secure');
    expect(await vsctl('br-get-external-id', 'pch-b', 'owner')).to.equal('tsunagu');
    expect(await link('pch-u0'))
      .to.contain('mtu 1508')
      .and.to.match(/[<,]UP[,>]/);
    expect(ledger.kinds()).to.deep.equal(['bridge']);

    await made.remove();
    await made.remove();
    expect(await bridges()).to.not.contain('pch-b');
    const withoutState = (text: string): string => text.replace(/ state \w+| qdisc \w+/g, '');
    expect(withoutState(await link('pch-u0'))).to.equal(withoutState(before));
    expect(ledger.kinds()).to.deep.equal([]);
  });

  it('gives uplinks room for jumbo frames of hosts with two tags, and says when they do not take that', async () => {
    const made = await make({ mtu: 9000 });
    expect(await link('pch-u0')).to.contain('mtu 9008');
    await made.remove();
    expect(await link('pch-u0')).to.contain('mtu 1500');
    const error = await errorOf(make({ mtu: 65_535 }));
    expect(error.code).to.equal('ovs.mtuRefused');
    expect(error.message).to.contain('pch-u0').and.to.contain('65543').and.to.contain('`mtu`');
    expect(ledger.kinds()).to.deep.equal([]);
  });

  it('is undone by its record after a crash, and a second time', async () => {
    await make();
    const [record] = ledger.records;
    await undoBridge(record as BridgeRecord);
    expect(await bridges()).to.not.contain('pch-b');
    await undoBridge(record as BridgeRecord);
  });

  it('is not undone when another bridge has taken its name', async () => {
    await make();
    const [record] = ledger.records;
    const settings = [
      'datapath_type=netdev',
      'external_ids:owner=tsunagu',
      'external_ids:tsunagu-id=another',
    ];
    await vsctl('del-br', 'pch-b', '--', 'add-br', 'pch-b', '--', 'set', 'Bridge', 'pch-b', ...settings);
    await undoBridge(record as BridgeRecord);
    expect(await bridges()).to.contain('pch-b');
  });

  it('refuses a name that is taken, and says by whom', async () => {
    await vsctl('add-br', 'pch-b', '--', 'set', 'Bridge', 'pch-b', 'datapath_type=netdev');
    const error = await errorOf(make());
    expect(error.code).to.equal('ovs.bridgeExists');
    expect(error.message).to.contain('not made by tsunagu').and.to.contain('ovs-vsctl del-br pch-b');
    expect(await bridges()).to.contain('pch-b');
    expect(ledger.kinds()).to.deep.equal([]);
  });

  it('refuses an interface that does not exist, or is on another bridge', async () => {
    const missing = await errorOf(make({ uplinks: ['pch-u9'] }));
    expect(missing.code).to.equal('ovs.noInterface');
    expect(missing.message).to.contain('did you mean pch-u');

    await vsctl(
      ...[
        'add-br',
        'pch-c',
        '--',
        'set',
        'Bridge',
        'pch-c',
        'datapath_type=netdev',
        '--',
        'add-port',
        'pch-c',
        'pch-u1',
      ],
    );
    const inUse = await errorOf(make());
    expect(inUse.code).to.equal('ovs.interfaceInUse');
    expect(inUse.message).to.contain('pch-c');
    expect(await bridges()).to.not.contain('pch-b');
    expect(ledger.kinds()).to.deep.equal([]);
  });

  it('says how to start Open vSwitch when it does not run', async () => {
    const runFolder = process.env.OVS_RUNDIR;
    process.env.OVS_RUNDIR = '/tmp/pch-nowhere';
    try {
      const error = await errorOf(make());
      expect(error.code).to.equal('ovs.notRunning');
      expect(error.message).to.match(/start it: `.*(systemctl|ovs-ctl) start/);
    } finally {
      if (runFolder === undefined) delete process.env.OVS_RUNDIR;
      else process.env.OVS_RUNDIR = runFolder;
    }
  });

  it('raises the VLAN limit while a bridge needs inner tags, and the last one puts it back', async () => {
    const before = await vlanLimit();
    const first = await make({ innerTags: true });
    expect(await vlanLimit()).to.equal('"2"');
    const second = await make({ bridge: 'pch-c', uplinks: [], hosts: [], innerTags: true });
    await first.remove();
    expect(await vlanLimit()).to.equal('"2"');
    await second.remove();
    expect(await vlanLimit()).to.equal(before);
  });
});
