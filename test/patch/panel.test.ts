import { expect } from 'chai';
import { type PanelChange, wireRates, wireTotals } from '../../src/patch/index.js';
import { Scope } from '../../src/scope/index.js';
import { waitFor } from '../../src/wait/index.js';
import { errorOf } from './support/errors.js';
import { carrier, ip, listen, pings, run } from './support/rig.js';
import { HOSTS, LIMITS, type Plant, plant, SERVER, Site, WIRING } from './support/site.js';

const FOREIGN = [
  'cookie=0x1234,priority=30000,in_port=4,dl_type=0x88cc,actions=drop',
  'cookie=0x77,priority=60000,in_port=9,actions=output:4',
  'cookie=0,table=3,priority=7,ip,nw_src=192.0.2.0/24,actions=output:2',
];

describe('patch panel on Open vSwitch', function () {
  this.timeout(30_000);
  let scope: Scope;
  let there: Plant;
  let site: Site;

  before(async () => {
    scope = new Scope('panel test');
    there = await plant(scope);
    for (const flow of FOREIGN) await there.ovs.ofctl('add-flow', 'hw', flow);
    site = await Site.start(scope, there);
    await site.panel.setWiring(WIRING, LIMITS);
  });

  after(() => scope.close());
  afterEach(() => site.panel.restoreAll(LIMITS));

  const ours = async (): Promise<string[]> =>
    (await flows()).filter(line => line.includes('cookie=0x74737567'));
  const flows = async (): Promise<string[]> =>
    (await there.ovs.ofctl('dump-flows', 'hw', '--no-stats', '--no-names'))
      .split('\n')
      .map(line => line.trim());

  it('joins an untagged host and a host with a VLAN to the network', async () => {
    expect(await pings('pch-h1', SERVER)).to.equal(true);
    expect(await pings('pch-h3', SERVER)).to.equal(true);
    expect(await pings('pch-h1', '10.77.0.3')).to.equal(true);
  });

  it('passes full-size frames of a host with a VLAN', async () => {
    const full = ['ping', '-c', '2', '-i', '0.05', '-W', '1', '-M', 'do', '-s', '1472', SERVER];
    await run('ip', 'netns', 'exec', 'pch-h3', ...full);
  });

  it('hosts on one port do not hear each other, but hear the network', async () => {
    const heard = await listen(scope, 'pch-h2', HOSTS[0]?.mac ?? '');
    const control = await listen(scope, 'pch-h3', HOSTS[0]?.mac ?? '');
    expect(await pings('pch-h1', '10.77.0.2')).to.equal(false);
    expect(await pings('pch-h2', SERVER)).to.equal(true);
    expect(await control()).to.be.greaterThan(0);
    expect(await heard()).to.equal(0);
  });

  it('link-down takes carrier from both far ends, and restoring gives it back', async () => {
    expect(await pings('pch-d1', '10.78.0.2')).to.equal(true);
    const cut = await site.panel.cut('wan', { how: 'link-down', ...LIMITS });
    expect(await Promise.all(['pch-d1', 'pch-d2'].map(carrier))).to.deep.equal([false, false]);
    expect(site.ledger.kinds()).to.deep.equal(['flows', 'port-down', 'port-down']);
    expect(cut.verifiedAt).to.be.at.least(cut.at);
    expect(cut.evidence.en).to.contain('4@hw, 5@hw down').and.to.contain('lost carrier');
    expect(await pings('pch-d1', '10.78.0.2')).to.equal(false);

    await site.panel.restore('wan', LIMITS);
    expect(await Promise.all(['pch-d1', 'pch-d2'].map(carrier))).to.deep.equal([true, true]);
    expect(site.ledger.kinds()).to.deep.equal(['flows']);
    expect(await pings('pch-d1', '10.78.0.2')).to.equal(true);
  });

  it('silent drops frames both ways and leaves carrier, and restoring ends it', async () => {
    await site.panel.cut('wan', { how: 'silent', ...LIMITS });
    expect(await Promise.all(['pch-d1', 'pch-d2'].map(carrier))).to.deep.equal([true, true]);
    expect(site.ledger.kinds()).to.deep.equal(['flows', 'flows']);
    expect(await pings('pch-d1', '10.78.0.2')).to.equal(false);
    expect((await site.panel.state()).links).to.deep.include.members([
      { ...(await state()), state: 'cut', how: 'silent' },
    ]);

    await site.panel.restore('wan', LIMITS);
    expect(site.ledger.kinds()).to.deep.equal(['flows']);
    expect(await pings('pch-d1', '10.78.0.2')).to.equal(true);
    expect((await state()).state).to.equal('up');
  });

  it('one-way drops the frames of one direction only', async () => {
    const [one, other] = await Promise.all(
      ['pch-d1', 'pch-d2'].map(name =>
        run('ip', 'netns', 'exec', name, 'cat', '/sys/class/net/eth0/address'),
      ),
    );
    await site.panel.cut('wan', { how: 'one-way', from: { switch: 'hw', port: 4 }, ...LIMITS });
    const dropped = await listen(scope, 'pch-d2', one ?? '');
    const passed = await listen(scope, 'pch-d1', other ?? '');
    expect(await pings('pch-d2', '10.78.0.1')).to.equal(false);
    expect(await pings('pch-d1', '10.78.0.2')).to.equal(false);
    expect(await passed()).to.be.greaterThan(0);
    expect(await dropped()).to.equal(0);
    await site.panel.restore('wan', LIMITS);
    expect(await pings('pch-d1', '10.78.0.2')).to.equal(true);
  });

  it('flapping takes the carrier so many times, and ends with it', async () => {
    const changes = watch();
    const flap = { periodMs: 200, count: 3 };
    await site.panel.cut('wan', { how: 'flapping', flap, ...LIMITS });
    await waitFor(() => seen(changes, 'flapped'), LIMITS);
    const downs = changes.filter(change => change.kind === 'port' && change.port === 4 && !change.up);
    expect(downs.length).to.be.at.least(3);
    expect(await Promise.all(['pch-d1', 'pch-d2'].map(carrier))).to.deep.equal([true, true]);
    expect((await site.panel.restore('wan', LIMITS)).evidence.en).to.contain('3 times');
  });

  it('a port with hosts is cut off from them, silently or with its carrier', async () => {
    const at = { switch: 'hw', port: 3 };
    for (const how of ['silent', 'link-down'] as const) {
      await site.panel.cutPort(at, { how, ...LIMITS });
      expect(await pings('pch-h3', SERVER)).to.equal(false);
      expect(await pings('pch-h1', SERVER)).to.equal(true);
      await site.panel.restorePort(at, LIMITS);
      expect(await pings('pch-h3', SERVER)).to.equal(true);
    }
    expect(site.ledger.kinds()).to.deep.equal(['flows']);
  });

  const state = async () => {
    const [link] = (await site.panel.state()).links;
    if (!link) throw new Error('no link');
    return link;
  };

  it('a silent cut is renewed for longer than its lease', async () => {
    await site.panel.cut('wan', { how: 'silent', leaseMs: 1000, ...LIMITS });
    const start = Date.now();
    while (Date.now() - start < 1800) expect((await ours()).filter(isCut)).to.have.length(2);
    await site.panel.restore('wan', LIMITS);
    expect((await ours()).filter(isCut)).to.have.length(0);
  });

  it('says that a silent cut ended when somebody deletes its flows', async () => {
    const changes = watch();
    await site.panel.cut('wan', { how: 'silent', ...LIMITS });
    await there.ovs.ofctl('del-flows', 'hw', 'cookie=0x7473756700000003/-1');
    await waitFor(() => seen(changes, 'lapsed'), LIMITS);
    await waitFor(() => seen(changes, 'restored'), LIMITS);
    expect((await errorOf(site.panel.restore('wan', LIMITS))).code).to.equal('link.lapsed');
    expect(site.ledger.kinds()).to.deep.equal(['flows']);
  });

  it('says that a link-down cut ended when somebody brings a port up', async () => {
    const changes = watch();
    await site.panel.cut('wan', { how: 'link-down', ...LIMITS });
    await there.ovs.ofctl('mod-port', 'hw', 'd1', 'up');
    await waitFor(() => seen(changes, 'lapsed'), LIMITS);
    expect((await errorOf(site.panel.restore('wan', LIMITS))).code).to.equal('link.lapsed');
    expect(await Promise.all(['pch-d1', 'pch-d2'].map(carrier))).to.deep.equal([true, true]);
  });

  it('refuses to cut twice, to restore what is not cut, and to cut what is not up', async () => {
    expect((await errorOf(site.panel.restore('wan', LIMITS))).code).to.equal('link.notCut');
    await site.panel.cut('wan', { how: 'silent', ...LIMITS });
    expect((await errorOf(site.panel.cut('wan', { how: 'link-down', ...LIMITS }))).code).to.equal(
      'link.alreadyCut',
    );
    await site.panel.restore('wan', LIMITS);

    await ip(['-n pch-d2 link set eth0 down']);
    await waitFor(() => seenDown(), LIMITS);
    const error = await errorOf(site.panel.cut('wan', { how: 'link-down', ...LIMITS }));
    await ip(['-n pch-d2 link set eth0 up']);
    expect(error.code).to.equal('link.notUp');
    expect(error.message).to.contain('5@hw: d2 LINK_DOWN');
    expect(site.ledger.kinds()).to.deep.equal(['flows']);
    await waitFor(() => seenUp(), LIMITS);
  });

  const look = (done: boolean) =>
    done ? { done: true as const, value: undefined } : { done: false as const, seen: '' };
  const seenDown = () => look(site.panel.switch('hw').port(5).linkDown);
  const seenUp = () => look(!site.panel.switch('hw').port(5).linkDown);
  const seen = (changes: PanelChange[], kind: PanelChange['kind']) =>
    look(changes.some(change => change.kind === kind));
  const watch = (): PanelChange[] => {
    const changes: PanelChange[] = [];
    site.panel.on('change', change => changes.push(change));
    return changes;
  };
  const isCut = (line: string): boolean => line.includes('cookie=0x7473756700000003');

  it('says which link was meant', async () => {
    const error = await errorOf(site.panel.cut('wann', { how: 'silent', ...LIMITS }));
    expect(error.code).to.equal('link.unknown');
    expect(error.message).to.contain('did you mean wan');
  });

  it('counts frames of ports', async () => {
    const count = async (): Promise<bigint> =>
      (await site.panel.state()).ports.find(({ port }) => port === 4)?.counters?.rxPackets ?? -1n;
    const before = await count();
    await pings('pch-d1', '10.78.0.2');
    expect(Number((await count()) - before)).to.be.at.least(3);
  });

  it('counts each direction of a wire, and a one-way cut shows in what went out', async () => {
    const first = await site.panel.state();
    await site.panel.cut('wan', { how: 'one-way', from: { switch: 'hw', port: 5 }, ...LIMITS });
    await pings('pch-d1', '10.78.0.2');
    await site.panel.restore('wan', LIMITS);
    const second = await site.panel.state();
    const [wire] = wireRates(first, second);
    expect(wire?.link).to.equal('wan');
    expect(wire?.forward.received.packets).to.be.greaterThan(0);
    expect(wire?.forward.sent.packets).to.be.greaterThan(0);
    expect(wire?.backward.received.packets).to.be.greaterThan(0);
    // Counters of the two ports are not read at one moment, so a frame from before the cut may be among them.
    expect(wire?.backward.sent.packets).to.be.lessThan(wire?.backward.received.packets ?? 0);
    const [total] = wireTotals(second);
    expect(total?.forward.received.packets).to.be.at.least(wire?.forward.received.packets ?? Infinity);
    expect(wireRates(second, first)).to.deep.equal([]);
  });

  it('refuses to start where a flow of somebody else would take frames of its ports, and changes nothing', async () => {
    await site.panel.close(LIMITS);
    const before = await flows();
    const foreign = 'cookie=0xabc,priority=40000,vlan_tci=0x1000/0x1000';
    await there.ovs.ofctl('add-flow', 'hw', `${foreign},actions=NORMAL`);
    const error = await errorOf(site.panel.setWiring(WIRING, LIMITS));
    await there.ovs.ofctl('del-flows', 'hw', 'cookie=0xabc/-1');
    expect(error.code).to.equal('switch.foreignFlow');
    expect(error.message).to.contain('cookie 0xabc, priority 40000');
    expect(await flows()).to.deep.equal(before);
    await site.panel.setWiring(WIRING, LIMITS);
  });

  it('leaves flows of others byte for byte as they are', async () => {
    const others = async (): Promise<string[]> =>
      (await flows()).filter(line => !line.includes('cookie=0x74737567'));
    const before = await others();
    expect(before.filter(line => /0x1234|0x77,|192\.0\.2/.test(line))).to.have.length(3);
    await site.panel.cut('wan', { how: 'silent', ...LIMITS });
    await site.panel.restore('wan', LIMITS);
    await site.panel.setWiring({ hosts: [], links: [] }, LIMITS);
    expect(await others()).to.deep.equal(before);
    await site.panel.setWiring(WIRING, LIMITS);
    await site.panel.close(LIMITS);
    expect(await others()).to.deep.equal(before);
    expect(await ours()).to.deep.equal([]);
    expect(site.ledger.kinds()).to.deep.equal([]);
    await site.panel.setWiring(WIRING, LIMITS);
  });
});
