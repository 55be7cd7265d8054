import { expect } from 'chai';
import { Controller, of10, type RefusedError, type Switch } from '../src/index.js';
import { next } from './support/events.js';
import { Ovs } from './support/ovs.js';

const { FlowModFlags, PortNo } = of10;

describe('Open vSwitch in OpenFlow 1.0', function () {
  this.timeout(30_000);
  let ovs: Ovs;
  let controller: Controller<1>;
  let sw: Switch<1>;
  let mgmt: string;
  const dump = () => ovs.ofctl('-O', 'OpenFlow10', 'dump-flows', 'oflbr');

  before(async () => {
    ovs = await Ovs.start();
    mgmt = await ovs.addBridge('oflbr', ['ofl1', 'ofl2', 'ofl3']);
    controller = new Controller({ versions: [1] });
    sw = await controller.connect({ path: mgmt });
  });
  after(async () => {
    await controller?.close();
    await ovs?.stop();
  });
  afterEach(() => sw.sendAll([{ type: 'flowMod', command: 'delete' }]));

  it('shakes hands and tells features and ports', async () => {
    expect(sw.version).to.equal(1);
    expect([...sw.ports.values()].map(port => port.name).sort()).to.deep.equal([
      'ofl1',
      'ofl2',
      'ofl3',
      'oflbr',
    ]);
    expect(sw.ports.get(1)).to.include({ name: 'ofl1', linkDown: false, portDown: false });
    expect((await sw.description()).hwDesc).to.equal('Open vSwitch');
  });

  it('is spoken where a controller offers both and the switch only has 1.0', async () => {
    const path = await ovs.addBridge('oflbr10', [], 'OpenFlow10');
    const both = new Controller();
    expect((await both.connect({ path })).version).to.equal(1);
    await both.close();
  });

  it('adds a flow as it was said', async () => {
    const refused = await sw.sendAll([
      {
        type: 'flowMod',
        cookie: 0x1234n,
        priority: 7,
        match: { inPort: 1, dlType: 0x0800, dlVlan: 100, nwSrc: '10.0.0.0/8', nwProto: 6, tpDst: 22 },
        actions: [
          { type: 'setVlanVid', vlanVid: 7 },
          { type: 'setVlanPcp', vlanPcp: 3 },
          { type: 'setDlSrc', dlAddr: '02:00:00:00:00:01' },
          { type: 'setDlDst', dlAddr: '02:00:00:00:00:02' },
          { type: 'setNwSrc', nwAddr: '192.0.2.1' },
          { type: 'setNwDst', nwAddr: '192.0.2.2' },
          { type: 'setNwTos', nwTos: 0xb8 },
          { type: 'setTpSrc', tpPort: 1 },
          { type: 'setTpDst', tpPort: 2 },
          { type: 'stripVlan' },
          { type: 'output', port: 2 },
          { type: 'enqueue', port: 3, queueId: 0 },
        ],
      },
    ]);
    expect(refused.map(({ error }) => error.message)).to.deep.equal([]);
    const text = await dump();
    expect(text).to.include('priority=7,tcp,in_port=1,dl_vlan=100,nw_src=10.0.0.0/8,tp_dst=22');
    expect(text).to.include(
      'mod_vlan_vid:7,mod_vlan_pcp:3,mod_dl_src:02:00:00:00:00:01,mod_dl_dst:02:00:00:00:00:02',
    );
    expect(text).to.include(
      'mod_nw_src:192.0.2.1,mod_nw_dst:192.0.2.2,mod_nw_tos:184,mod_tp_src:1,mod_tp_dst:2,strip_vlan,output:2,enqueue:3:0',
    );
    const [flow] = await sw.flows({ match: { inPort: 1 } });
    expect(flow?.match).to.deep.equal({
      inPort: 1,
      dlType: 0x0800,
      dlVlan: 100,
      nwSrc: '10.0.0.0/8',
      nwProto: 6,
      tpDst: 22,
    });
    expect(flow?.actions).to.have.length(12);
  });

  it('modifies and deletes, loosely and strictly', async () => {
    const output = (port: number) => [{ type: 'output', port }] as const;
    const match = { inPort: 1 } as const;
    await sw.sendAll([
      { type: 'flowMod', priority: 1, match, actions: output(2) },
      { type: 'flowMod', priority: 2, match: { ...match, dlType: 0x0806 }, actions: output(2) },
    ]);
    await sw.sendAll([{ type: 'flowMod', command: 'modify', match, actions: output(3) }]);
    expect((await dump()).match(/output:3/g)).to.have.length(2);
    await sw.sendAll([{ type: 'flowMod', command: 'modifyStrict', priority: 1, match, actions: output(2) }]);
    expect((await dump()).match(/output:3/g)).to.have.length(1);
    await sw.sendAll([{ type: 'flowMod', command: 'deleteStrict', priority: 1, match }]);
    expect((await sw.flows()).map(flow => flow.priority)).to.deep.equal([2]);
    await sw.sendAll([{ type: 'flowMod', command: 'delete', match }]);
    expect(await sw.flows()).to.deep.equal([]);
  });

  it('says which of many messages were refused', async () => {
    const good = { type: 'flowMod', match: { inPort: 1 } } as const;
    const overlap = { ...good, flags: FlowModFlags.checkOverlap, match: {} } as const;
    const badPort = { type: 'portMod', portNo: 77, hwAddr: '02:00:00:00:00:01', config: 1, mask: 1 } as const;
    const refused = await sw.sendAll([good, overlap, badPort]);
    expect(refused.map(({ index, error }) => [index, error.errorType, error.code])).to.deep.equal([
      [1, 'flowModFailed', 'overlap'],
      [2, 'portModFailed', 'badPort'],
    ]);
  });

  it('tells when a flow ends by its hard timeout', async () => {
    const removed = next<[of10.Message & { type: 'flowRemoved' }]>(sw, 'flowRemoved');
    await sw.sendAll([
      { type: 'flowMod', cookie: 5n, hardTimeout: 1, flags: FlowModFlags.sendFlowRem, match: { inPort: 2 } },
    ]);
    const [message] = await removed;
    expect(message).to.deep.include({ cookie: 5n, reason: 'hardTimeout', match: { inPort: 2 } });
  });

  it('takes a port down and up, and tells so', async () => {
    const down = next(
      sw,
      'portStatus',
      (_, port: { portNo: number; portDown: boolean }) => port.portNo === 1 && port.portDown,
    );
    await sw.portMod(1, { config: of10.PortConfig.portDown, mask: of10.PortConfig.portDown });
    await down;
    expect(sw.ports.get(1)).to.include({ portDown: true, linkDown: true });
    const up = next(
      sw,
      'portStatus',
      (_, port: { portNo: number; linkDown: boolean }) => port.portNo === 1 && !port.linkDown,
    );
    await sw.portMod(1, { config: 0, mask: of10.PortConfig.portDown });
    await up;
    expect(sw.ports.get(1)).to.include({ portDown: false, linkDown: false });
  });

  it('sends a packet out and gets it in', async () => {
    const data = Buffer.from(`ffffffffffff02000000000188b5${'00'.repeat(50)}`, 'hex');
    const arrived = next<[of10.Message & { type: 'packetIn' }]>(sw, 'packetIn');
    sw.send({ type: 'packetOut', inPort: 3, actions: [{ type: 'output', port: PortNo.controller }], data });
    const [message] = await arrived;
    expect(Buffer.from(message.data).equals(data)).to.equal(true);
    expect(message).to.include({ totalLen: data.length, inPort: 3 });
  });

  it('answers every type of statistics', async () => {
    await sw.sendAll([{ type: 'flowMod', match: { inPort: 1 } }]);
    expect(await sw.multipart({ type: 'aggregate' })).to.include({ flowCount: 1 });
    expect((await sw.tables()).find(table => table.tableId === 0)?.activeCount).to.equal(1);
    expect((await sw.portStats()).map(port => port.portNo).sort()).to.deep.equal(
      [1, 2, 3, PortNo.local].sort(),
    );
    expect(await sw.portStats(1)).to.have.length(1);
    expect(await sw.multipart({ type: 'queue' })).to.be.an('array');
    expect(await sw.request({ type: 'getConfigRequest' })).to.include({ missSendLen: 128 });
    expect(await sw.request({ type: 'queueGetConfigRequest', port: 1 })).to.include({ port: 1 });
  });

  it("changes the role by Nicira's vendor message", async () => {
    const role = (value: number) => {
      const data = Buffer.alloc(8);
      data.writeUInt32BE(10);
      data.writeUInt32BE(value, 4);
      return data;
    };
    const reply = await sw.request({ type: 'vendor', vendor: 0x00002320, data: role(1) });
    expect(Buffer.from(reply.data as Uint8Array).toString('hex')).to.equal('0000000b00000001');
    await sw.request({ type: 'vendor', vendor: 0x00002320, data: role(0) });
  });

  it('answers a barrier after everything sent before it', async () => {
    const order: string[] = [];
    const onError = (error: RefusedError) => order.push(String(error.errorType));
    sw.on('error', onError);
    for (let i = 0; i < 50; i++)
      sw.send({ type: 'portMod', portNo: 77, hwAddr: '02:00:00:00:00:01', config: 1, mask: 1 });
    await sw.barrier();
    order.push('barrier');
    sw.off('error', onError);
    expect(order).to.deep.equal([...new Array(50).fill('portModFailed'), 'barrier']);
  });

  it('lists 10,000 flows', async () => {
    const hex = (byte: number) => (byte & 255).toString(16).padStart(2, '0');
    const flows = Array.from({ length: 10_000 }, (_, i) => {
      return {
        type: 'flowMod',
        cookie: BigInt(i),
        match: { dlDst: `02:00:00:00:${hex(i >> 8)}:${hex(i)}` },
      } as const;
    });
    expect(await sw.sendAll(flows)).to.deep.equal([]);
    const listed = await sw.flows();
    expect(new Set(listed.map(flow => flow.cookie)).size).to.equal(10_000);
    for (const { cookie, match } of listed.slice(0, 100))
      expect(match).to.deep.equal(flows[Number(cookie)]?.match);
  });
});
