import { expect } from 'chai';
import { Controller, of13, RefusedError, type Switch } from '../src/index.js';
import { next } from './support/events.js';
import { Ovs } from './support/ovs.js';

const { FlowModFlags, Group, Meter, MeterFlags, PortNo, VlanId } = of13;

describe('Open vSwitch in OpenFlow 1.3', function () {
  this.timeout(30_000);
  let ovs: Ovs;
  let controller: Controller<4>;
  let sw: Switch<4>;
  let mgmt: string;
  const dump = (what = 'dump-flows') => ovs.ofctl('-O', 'OpenFlow13', what, 'oflbr');

  before(async () => {
    ovs = await Ovs.start();
    mgmt = await ovs.addBridge('oflbr', ['ofl1', 'ofl2', 'ofl3']);
    controller = new Controller({ versions: [4] });
    sw = await controller.connect({ path: mgmt });
  });
  after(async () => {
    await controller?.close();
    await ovs?.stop();
  });
  afterEach(async () => {
    // A test that failed must not fail those behind it.
    const leftovers = [
      { type: 'flowMod', command: 'delete', tableId: of13.Table.all },
      { type: 'groupMod', command: 'delete', groupId: Group.all },
    ] as const;
    await sw.sendAll(leftovers);
  });

  it('shakes hands and tells features and ports', async () => {
    expect(sw.version).to.equal(4);
    const dpid = (await ovs.vsctl('get', 'Bridge', 'oflbr', 'datapath_id')).trim().replaceAll('"', '');
    expect(sw.datapathId).to.equal(BigInt(`0x${dpid}`));
    expect(sw.features.nTables).to.equal(254);
    expect([...sw.ports.values()].map(port => port.name).sort()).to.deep.equal([
      'ofl1',
      'ofl2',
      'ofl3',
      'oflbr',
    ]);
    expect(sw.ports.get(1)).to.include({ name: 'ofl1', linkDown: false, portDown: false });
    expect(sw.ports.get(PortNo.local)).to.include({ name: 'oflbr' });
    expect((await sw.description()).hwDesc).to.equal('Open vSwitch');
  });

  it('adds a flow as it was said', async () => {
    const refused = await sw.sendAll([
      {
        type: 'flowMod',
        cookie: 0x7473756700000001n,
        priority: 7,
        hardTimeout: 600,
        match: {
          inPort: 1,
          ethType: 0x0800,
          vlanVid: VlanId.present | 100,
          ipv4Src: '10.0.0.0/8',
          ipProto: 6,
          tcpDst: 22,
        },
        instructions: [
          {
            type: 'applyActions',
            actions: [
              { type: 'popVlan' },
              { type: 'setField', field: { ethDst: '02:00:00:00:00:01' } },
              { type: 'pushVlan' },
              { type: 'setField', field: { vlanVid: VlanId.present | 7 } },
              { type: 'output', port: 2 },
            ],
          },
          { type: 'writeMetadata', metadata: 5n, metadataMask: 0xffn },
          { type: 'gotoTable', tableId: 3 },
        ],
      },
    ]);
    expect(refused).to.deep.equal([]);
    const text = await dump();
    expect(text).to.include('cookie=0x7473756700000001').and.include('hard_timeout=600');
    expect(text).to.include('priority=7,tcp,in_port=1,dl_vlan=100,nw_src=10.0.0.0/8,tp_dst=22');
    expect(text).to.include(
      'pop_vlan,set_field:02:00:00:00:00:01->eth_dst,push_vlan:0x8100,set_field:4103->vlan_vid,output:2,write_metadata:0x5/0xff,goto_table:3',
    );
    const [flow] = await sw.flows({ cookie: 0x7473756700000000n, cookieMask: 0xffffffff00000000n });
    expect(flow?.match).to.deep.equal({
      inPort: 1,
      ethType: 0x0800,
      vlanVid: VlanId.present | 100,
      ipProto: 6,
      ipv4Src: { value: '10.0.0.0', mask: '255.0.0.0' },
      tcpDst: 22,
    });
  });

  it('matches every field that it knows', async () => {
    const eth = (ethType: number) => ({ ethType });
    const matches: of13.Match[] = [
      { inPort: 1, metadata: { value: 1n, mask: 3n }, tunnelId: 9n },
      { ethDst: { value: '01:00:00:00:00:00', mask: '01:00:00:00:00:00' }, ethSrc: '02:00:00:00:00:02' },
      { vlanVid: { value: VlanId.present, mask: VlanId.present } },
      { vlanVid: VlanId.present | 5, vlanPcp: 3 },
      { ...eth(0x0800), ipDscp: 46, ipEcn: 1, ipProto: 17, ipv4Dst: '192.0.2.0/24', udpSrc: 53, udpDst: 54 },
      { ...eth(0x0800), ipProto: 6, tcpSrc: 1, tcpDst: 2 },
      { ...eth(0x0800), ipProto: 132, sctpSrc: 3, sctpDst: 4 },
      { ...eth(0x0800), ipProto: 1, icmpv4Type: 8, icmpv4Code: 0 },
      {
        ...eth(0x0806),
        arpOp: 1,
        arpSpa: '10.0.0.1',
        arpTpa: '10.0.0.0/24',
        arpSha: '02:00:00:00:00:03',
        arpTha: '02:00:00:00:00:04',
      },
      {
        ...eth(0x86dd),
        ipv6Src: '2001:db8::/32',
        ipv6Dst: '2001:db8::1',
        ipv6Flabel: 7,
        ipProto: 58,
        icmpv6Type: 128,
        icmpv6Code: 0,
      },
      {
        ...eth(0x86dd),
        ipProto: 58,
        icmpv6Type: 135,
        icmpv6Code: 0,
        ipv6NdTarget: 'fe80::1',
        ipv6NdSll: '02:00:00:00:00:05',
      },
      {
        ...eth(0x86dd),
        ipProto: 58,
        icmpv6Type: 136,
        icmpv6Code: 0,
        ipv6NdTarget: 'fe80::1',
        ipv6NdTll: '02:00:00:00:00:06',
      },
      { ...eth(0x8847), mplsLabel: 16, mplsTc: 2, mplsBos: 1 },
    ];
    const refused = await sw.sendAll(
      matches.map((match, i) => ({ type: 'flowMod', priority: 100 + i, match })),
    );
    expect(refused.map(({ index, error }) => [index, error.message])).to.deep.equal([]);
    const flows = await sw.flows();
    expect(flows).to.have.length(matches.length);
    for (const { priority, match } of flows) {
      const names = Object.keys(matches[priority - 100] as object).sort();
      expect(Object.keys(match).sort()).to.deep.equal(names);
    }
  });

  it('modifies and deletes, loosely and strictly', async () => {
    const output = (port: number) => [{ type: 'applyActions', actions: [{ type: 'output', port }] }] as const;
    const match = { inPort: 1 } as const;
    await sw.sendAll([
      { type: 'flowMod', priority: 1, match, instructions: output(2) },
      { type: 'flowMod', priority: 2, match: { ...match, ethType: 0x0806 }, instructions: output(2) },
    ]);
    await sw.sendAll([{ type: 'flowMod', command: 'modify', match, instructions: output(3) }]);
    expect((await dump()).match(/output:3/g)).to.have.length(2);
    await sw.sendAll([
      { type: 'flowMod', command: 'modifyStrict', priority: 1, match, instructions: output(2) },
    ]);
    expect((await dump()).match(/output:3/g)).to.have.length(1);
    await sw.sendAll([{ type: 'flowMod', command: 'deleteStrict', priority: 1, match }]);
    expect((await sw.flows()).map(flow => flow.priority)).to.deep.equal([2]);
    await sw.sendAll([{ type: 'flowMod', command: 'delete', match }]);
    expect(await sw.flows()).to.deep.equal([]);
  });

  it('says which of many messages were refused', async () => {
    const good = { type: 'flowMod', match: { inPort: 1 } } as const;
    const badAction = {
      ...good,
      instructions: [{ type: 'applyActions', actions: [{ type: 'group', groupId: 999 }] }],
    } as const;
    const badTable = { ...good, instructions: [{ type: 'gotoTable', tableId: 0 }] } as const;
    const refused = await sw.sendAll([good, badAction, good, badTable]);
    expect(refused.map(({ index }) => index)).to.deep.equal([1, 3]);
    expect(refused[0]?.error)
      .to.be.instanceOf(RefusedError)
      .and.include({ errorType: 'badAction', code: 'badOutGroup' });
    expect(refused[1]?.error).to.include({ errorType: 'badInstruction', code: 'badTableId' });
  });

  it("emits 'error' for a refused message that nobody waits for, and rejects a request that is refused", async () => {
    const error = next<[RefusedError]>(sw, 'error');
    const xid = sw.send({ type: 'flowMod', instructions: [{ type: 'gotoTable', tableId: 0 }] });
    expect((await error)[0]).to.include({ xid, code: 'badTableId' });
    const request = sw.request({ type: 'queueGetConfigRequest', port: 4711 });
    const refused = await request.catch((error: unknown) => error);
    expect(refused)
      .to.be.instanceOf(RefusedError)
      .and.include({ errorType: 'queueOpFailed', code: 'badPort' });
  });

  it('tells when a flow ends by its hard timeout', async () => {
    const removed = next<[of13.Message & { type: 'flowRemoved' }]>(sw, 'flowRemoved');
    await sw.sendAll([
      { type: 'flowMod', cookie: 5n, hardTimeout: 1, flags: FlowModFlags.sendFlowRem, match: { inPort: 2 } },
    ]);
    const [message] = await removed;
    expect(message).to.deep.include({
      cookie: 5n,
      reason: 'hardTimeout',
      hardTimeout: 1,
      match: { inPort: 2 },
    });
  });

  it('takes a port down and up, and tells so', async () => {
    const down = next(
      sw,
      'portStatus',
      (_, port: { portNo: number; portDown: boolean }) => port.portNo === 1 && port.portDown,
    );
    await sw.portMod(1, { config: of13.PortConfig.portDown, mask: of13.PortConfig.portDown });
    await down;
    expect(sw.ports.get(1)).to.include({ portDown: true, linkDown: true });
    const up = next(
      sw,
      'portStatus',
      (_, port: { portNo: number; linkDown: boolean }) => port.portNo === 1 && !port.linkDown,
    );
    await sw.portMod(1, { config: 0, mask: of13.PortConfig.portDown });
    await up;
    expect(sw.ports.get(1)).to.include({ portDown: false, linkDown: false });
  });

  it('tells when a cable is pulled, and when ports come and go', async () => {
    const pulled = next(
      sw,
      'portStatus',
      (_, port: { portNo: number; linkDown: boolean }) => port.portNo === 2 && port.linkDown,
    );
    await ovs.ip('link', 'set', 'ofl2x', 'down');
    await pulled;
    expect(sw.ports.get(2)).to.include({ portDown: false, linkDown: true });
    await ovs.ip('link', 'set', 'ofl2x', 'up');
    const added = next(sw, 'portStatus', (message: { reason: string }) => message.reason === 'add');
    await ovs.ip('link', 'add', 'ofl9', 'type', 'veth', 'peer', 'name', 'ofl9x');
    await ovs.vsctl('add-port', 'oflbr', 'ofl9', '--', 'set', 'Interface', 'ofl9', 'ofport_request=9');
    await added;
    expect(sw.ports.get(9)?.name).to.equal('ofl9');
    const deleted = next(sw, 'portStatus', (message: { reason: string }) => message.reason === 'delete');
    await ovs.vsctl('del-port', 'ofl9');
    await deleted;
    expect(sw.ports.has(9)).to.equal(false);
  });

  it('sends a packet out and gets it in', async () => {
    const data = Buffer.from(`ffffffffffff02000000000188b5${'00'.repeat(50)}`, 'hex');
    const arrived = next<[of13.Message & { type: 'packetIn' }]>(sw, 'packetIn');
    sw.send({ type: 'packetOut', inPort: 3, actions: [{ type: 'output', port: PortNo.controller }], data });
    const [message] = await arrived;
    expect(Buffer.from(message.data).equals(data)).to.equal(true);
    expect(message).to.deep.include({ totalLen: data.length, match: { inPort: 3 } });
  });

  it('makes groups of all four types, describes and deletes them', async () => {
    const actions = [{ type: 'output', port: 2 }] as const;
    const refused = await sw.sendAll([
      {
        type: 'groupMod',
        groupType: 'all',
        groupId: 1,
        buckets: [{ actions }, { actions: [{ type: 'output', port: 3 }] }],
      },
      {
        type: 'groupMod',
        groupType: 'select',
        groupId: 2,
        buckets: [
          { weight: 10, actions },
          { weight: 20, actions },
        ],
      },
      { type: 'groupMod', groupType: 'indirect', groupId: 3, buckets: [{ actions }] },
      {
        type: 'groupMod',
        groupType: 'ff',
        groupId: 4,
        buckets: [
          { watchPort: 2, actions },
          { watchPort: 3, actions },
        ],
      },
      { type: 'flowMod', instructions: [{ type: 'writeActions', actions: [{ type: 'group', groupId: 4 }] }] },
    ]);
    expect(refused).to.deep.equal([]);
    const text = await dump('dump-groups');
    for (const type of ['all', 'select', 'indirect', 'ff']) expect(text).to.include(`type=${type}`);
    const groups = await sw.multipart({ type: 'groupDesc' });
    expect(groups.map(group => group.groupType).sort()).to.deep.equal(['all', 'ff', 'indirect', 'select']);
    expect(groups.find(group => group.groupId === 4)?.buckets.map(bucket => bucket.watchPort)).to.deep.equal([
      2, 3,
    ]);
    const [stats] = await sw.multipart({ type: 'group', groupId: 4 });
    expect(stats?.refCount).to.equal(1);
    expect(stats?.bucketStats).to.have.length(2);
    await sw.sendAll([{ type: 'groupMod', command: 'delete', groupId: Group.all }]);
    expect(await sw.multipart({ type: 'groupDesc' })).to.deep.equal([]);
  });

  it('makes a meter, uses it, changes and deletes it', async () => {
    const flags = MeterFlags.kbps | MeterFlags.burst;
    const refused = await sw.sendAll([
      { type: 'meterMod', meterId: 1, flags, bands: [{ type: 'drop', rate: 1000, burstSize: 100 }] },
      {
        type: 'flowMod',
        instructions: [
          { type: 'meter', meterId: 1 },
          { type: 'applyActions', actions: [{ type: 'output', port: 2 }] },
        ],
      },
    ]);
    expect(refused.map(({ error }) => error.message)).to.deep.equal([]);
    expect(await sw.multipart({ type: 'meterConfig' })).to.deep.equal([
      { flags, meterId: 1, bands: [{ type: 'drop', rate: 1000, burstSize: 100 }] },
    ]);
    const [stats] = await sw.multipart({ type: 'meter', meterId: Meter.all });
    expect(stats?.bandStats).to.have.length(1);
    await sw.sendAll([
      {
        type: 'meterMod',
        command: 'modify',
        meterId: 1,
        flags,
        bands: [{ type: 'drop', rate: 2000, burstSize: 1 }],
      },
    ]);
    expect(await dump('dump-meters')).to.include('rate=2000');
    await sw.sendAll([{ type: 'meterMod', command: 'delete', meterId: Meter.all }]);
    expect(await sw.multipart({ type: 'meterConfig' })).to.deep.equal([]);
  });

  it('answers every type of statistics that Open vSwitch has', async () => {
    await sw.sendAll([{ type: 'flowMod', match: { inPort: 1 } }]);
    expect(await sw.multipart({ type: 'aggregate' })).to.include({ flowCount: 1 });
    expect((await sw.tables()).find(table => table.tableId === 0)?.activeCount).to.equal(1);
    expect((await sw.portStats()).map(port => port.portNo).sort()).to.deep.equal([1, 2, 3, PortNo.local]);
    expect(await sw.portStats(1)).to.have.length(1);
    expect(await sw.multipart({ type: 'queue' })).to.be.an('array');
    expect(await sw.multipart({ type: 'groupFeatures' })).to.include({ types: 15 });
    expect(await sw.multipart({ type: 'meterFeatures' })).to.have.property('maxBands');
    expect(await sw.multipart({ type: 'portDesc' })).to.have.length(4);
    const tables = await sw.multipart({ type: 'tableFeatures' });
    expect(tables).to.have.length(254);
    const wildcards = tables[0]?.properties.find(property => property.type === 'wildcards');
    expect(
      wildcards?.type === 'wildcards' && wildcards.oxmIds.some(({ field }) => field === 'ipv4Src'),
    ).to.equal(true);
    expect(await sw.request({ type: 'getConfigRequest' })).to.include({ missSendLen: 128 });
    expect(await sw.request({ type: 'queueGetConfigRequest', port: 1 })).to.include({ port: 1 });
    expect(await sw.request({ type: 'getAsyncRequest' })).to.have.property('portStatusMask');
    expect((await sw.request({ type: 'echoRequest', data: Buffer.from('hello') })).data).to.deep.equal(
      new Uint8Array(Buffer.from('hello')),
    );
  });

  it('changes roles between two connections', async () => {
    const other = await controller.connect({ path: mgmt });
    expect(await sw.request({ type: 'roleRequest', role: 'master', generationId: 10n })).to.include({
      role: 'master',
    });
    const taken = await other.request({ type: 'roleRequest', role: 'master', generationId: 11n });
    expect(taken).to.include({ role: 'master', generationId: 11n });
    expect(await sw.request({ type: 'roleRequest', role: 'nochange' })).to.include({ role: 'slave' });
    const [refusal] = await sw.sendAll([{ type: 'flowMod' }]);
    expect(refusal?.error).to.include({ errorType: 'badRequest', code: 'isSlave' });
    const stale = await sw
      .request({ type: 'roleRequest', role: 'master', generationId: 9n })
      .catch((e: unknown) => e);
    expect(stale)
      .to.be.instanceOf(RefusedError)
      .and.include({ errorType: 'roleRequestFailed', code: 'stale' });
    other.close();
    await sw.request({ type: 'roleRequest', role: 'equal' });
  });

  it('answers a barrier after everything sent before it', async () => {
    const order: string[] = [];
    const onError = () => order.push('error');
    sw.on('error', onError);
    for (let i = 0; i < 50; i++)
      sw.send({ type: 'flowMod', instructions: [{ type: 'gotoTable', tableId: 0 }] });
    await sw.barrier();
    order.push('barrier');
    sw.off('error', onError);
    expect(order).to.deep.equal([...new Array(50).fill('error'), 'barrier']);
  });

  it('lists 10,000 flows', async () => {
    const flows = Array.from({ length: 10_000 }, (_, i) => {
      return {
        type: 'flowMod',
        cookie: BigInt(i),
        match: { ethDst: `02:00:00:00:${hex(i >> 8)}:${hex(i)}` },
      } as const;
    });
    expect(await sw.sendAll(flows)).to.deep.equal([]);
    const listed = await sw.flows();
    expect(new Set(listed.map(flow => flow.cookie)).size).to.equal(10_000);
    for (const { cookie, match } of listed.slice(0, 100))
      expect(match).to.deep.equal(flows[Number(cookie)]?.match);
  });
});

const hex = (byte: number) => (byte & 255).toString(16).padStart(2, '0');
