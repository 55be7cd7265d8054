import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { Connection, type MessageInput, type Version } from 'node-openflow';
import { Connections, ControlledSwitch } from '../../src/patch/index.js';
import { Connection10 } from '../../src/patch/openflow10.js';
import { waitFor } from '../../src/wait/index.js';
import { errorOf } from './support/errors.js';

const LIMITS = { budgetMs: 2000 };
const SHORT = { budgetMs: 100 };

/** The switch's side of a connection: says hello, its features and that it has no ports. */
async function playSwitch(socket: Socket, datapathId: bigint, version: Version = 4): Promise<Connection> {
  const connection = new Connection(socket, { versions: [version] });
  connection.on('message', ({ type, xid }) => {
    const own = version === 1 ? { actions: 0, ports: [] } : { auxiliaryId: 0 };
    const features = { nBuffers: 0, nTables: 1, capabilities: 0, ...own };
    if (type === 'featuresRequest')
      connection.send({ type: 'featuresReply', xid, datapathId, ...features } as MessageInput);
    if (type === 'getConfigRequest') connection.send({ type: 'getConfigReply', xid });
    if (type === 'multipartRequest') {
      connection.send({
        type: 'multipartReply',
        xid,
        body: { type: 'portDesc', entries: [] },
      } as MessageInput);
    }
  });
  await connection.handshake();
  return connection;
}

describe('connections of switches', () => {
  let folder: string;
  let server: Server;
  let connections: Connections;
  const path = (): string => join(folder, 'control');
  const call = (datapathId: bigint, version: Version = 4): Promise<Connection> =>
    playSwitch(connect(path()), datapathId, version);
  const target = (name: string, datapathId: bigint): ControlledSwitch =>
    new ControlledSwitch(name, datapathId, Date.now);

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pch-control-'));
    connections = new Connections('192.0.2.1:6653');
    server = createServer(socket => void connections.accept(socket)).listen(path());
    await once(server, 'listening');
  });
  afterEach(() => {
    connections.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('go to the switch with that datapath id, also when it called before it was expected', async () => {
    const [a, b] = [target('a', 0xan), target('b', 0xbn)];
    connections.expect(a);
    await call(0xan);
    await call(0xbn);
    await connections.waitForSwitch(a, LIMITS);
    connections.expect(b);
    expect((await connections.waitForSwitch(b, LIMITS)).datapathId).to.equal(0xbn);
    expect(a.current?.datapathId).to.equal(0xan);
  });

  it('a switch that does not come: the error says where we listen and who came instead', async () => {
    const told: string[][] = [];
    const waiting = connections.waitForSwitch(target('a', 0xan), SHORT, others => told.push(others));
    const failing = errorOf(waiting);
    await call(0xbadn);
    const error = await failing;
    expect(told, 'told once, while it is waited for').to.deep.equal([['0000000000000bad']]);
    expect(error.code).to.equal('switch.notSeen');
    expect(error.message).to.contain('a (datapath id 000000000000000a)').and.to.contain('192.0.2.1:6653');
    expect(error.message).to.contain('0000000000000bad');
  });

  it('a switch that only speaks OpenFlow 1.0 is spoken to in that', async () => {
    const a = target('a', 0xan);
    connections.expect(a);
    await call(0xan, 1);
    const connection = await connections.waitForSwitch(a, LIMITS);
    expect(connection).to.be.instanceOf(Connection10);
    expect(connection.version).to.equal(1);
  });

  it('a switch that speaks neither OpenFlow 1.3 nor 1.0: the error says so', async () => {
    // HELLO of OpenFlow 1.2, without a version bitmap.
    connect(path())
      .on('error', () => {})
      .write(Buffer.from([3, 0, 0, 8, 0, 0, 0, 1]));
    const error = await errorOf(connections.waitForSwitch(target('a', 0xan), SHORT));
    expect(error.message).to.contain('no other switch').and.to.contain('no common version');
  });

  it('a newer connection of a switch takes over, and the old one is closed', async () => {
    const a = target('a', 0xan);
    connections.expect(a);
    const old = await call(0xan);
    await connections.waitForSwitch(a, LIMITS);
    const first = a.current;
    await call(0xan);
    await waitFor(
      () => (a.current !== first ? { done: true, value: 0 } : { done: false, seen: 'the old one' }),
      LIMITS,
    );
    await waitFor(() => (old.closed ? { done: true, value: 0 } : { done: false, seen: 'open' }), LIMITS);
    expect(a.current?.closed).to.equal(false);
  });

  it('a switch that we call is called again when the connection closes', async () => {
    const a = target('a', 0xan);
    let calls = 0;
    const far = createServer(socket => void playSwitch(socket, 0xan)).listen(join(folder, 'switch'));
    void connections.dial(a, async () => {
      calls++;
      if (calls === 1) throw new Error('not there yet');
      return connect(join(folder, 'switch'));
    });
    await connections.waitForSwitch(a, LIMITS);
    const first = a.current;
    first?.close();
    await waitFor(
      () => (a.current && a.current !== first ? { done: true, value: 0 } : { done: false, seen: 'away' }),
      LIMITS,
    );
    expect(calls).to.equal(3);
    connections.close();
    far.close();
  });

  it('a switch that we call and that is another one is not used', async () => {
    const a = target('a', 0xan);
    const far = createServer(socket => void playSwitch(socket, 0xbadn)).listen(join(folder, 'switch'));
    void connections.dial(a, async () => connect(join(folder, 'switch')));
    const error = await errorOf(connections.waitForSwitch(a, { budgetMs: 300 }));
    expect(error.message).to.contain('0000000000000bad');
    connections.close();
    far.close();
  });
});
