import { once } from 'node:events';
import net from 'node:net';
import type { Duplex } from 'node:stream';
import { expect } from 'chai';
import {
  Connection,
  ConnectionError,
  type ConnectionOptions,
  Controller,
  DecodeError,
  EncodeError,
  encode,
  type Message,
  MessageStream,
  RefusedError,
  Switch,
  type Version,
} from '../src/index.js';
import { next } from './support/events.js';
import { pipe } from './support/pipe.js';

/** The far end of a connection, byte by byte under the test's control. */
class Peer {
  readonly messages: Message[] = [];
  readonly #stream = new MessageStream();

  constructor(readonly duplex: Duplex) {
    duplex.on('data', chunk => {
      for (const item of this.#stream.push(chunk)) if ('message' in item) this.messages.push(item.message);
      duplex.emit('messages');
    });
    duplex.on('error', () => {});
  }

  write(...hex: string[]): void {
    this.duplex.write(Buffer.from(hex.join('').replaceAll(' ', ''), 'hex'));
  }

  /** The next message of this type, also one that came already. */
  async expect<T extends Message['type']>(type: T): Promise<Extract<Message, { type: T }>> {
    for (;;) {
      const index = this.messages.findIndex(message => message.type === type);
      if (index >= 0) return this.messages.splice(index, 1)[0] as Extract<Message, { type: T }>;
      await next(this.duplex, 'messages');
    }
  }
}

const HELLO13 = '04 00 0010 00000001  0001 0008 00000012';
const HELLO10 = '01 00 0008 00000001';

function connect<V extends Version = Version>(options: ConnectionOptions<V> = {}) {
  const [near, far] = pipe();
  return { connection: new Connection<V>(near, options), peer: new Peer(far) };
}

async function connected<V extends Version = 4>(options: ConnectionOptions<V> = {}) {
  const { connection, peer } = connect({ versions: [4] as unknown as V[], ...options });
  peer.write(HELLO13);
  await connection.handshake();
  await peer.expect('hello');
  return { connection: connection as Connection<4>, peer };
}

const gone = async (stream: Duplex) => {
  if (!stream.closed) await once(stream, 'close');
};

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('Version negotiation', () => {
  const cases: [string, Version[], string, Version | undefined][] = [
    ['both bitmaps: the highest common version', [1, 4], HELLO13, 4],
    [
      'both bitmaps, a newer peer: still the highest common',
      [1, 4],
      '06 00 0010 00000001  0001 0008 00000052',
      4,
    ],
    ['a bitmap that lacks 1.3', [1, 4], '05 00 0010 00000001  0001 0008 00000022', 1],
    ['a bitmap with nothing of ours', [4], '05 00 0010 00000001  0001 0008 00000022', undefined],
    ['no bitmap, a newer peer: ours', [1, 4], '05 00 0008 00000001', 4],
    ['no bitmap, an older peer: its', [1, 4], HELLO10, 1],
    ['no bitmap, the smaller version is not spoken', [1, 4], '03 00 0008 00000001', undefined],
    ['1.0 alone against a newer peer without bitmap', [1], '04 00 0008 00000001', 1],
    ['1.3 alone against 1.0', [4], HELLO10, undefined],
    [
      'a hello with an element that nobody knows',
      [4],
      '04 00 0018 00000001  0007 0006 abcd 0000  0001 0008 00000010',
      4,
    ],
    ['a hello of 1.0 with a body', [1, 4], '01 00 000a 00000001 abcd', 1],
  ];
  for (const [name, versions, hello, agreed] of cases) {
    it(`${name} -> ${agreed ?? 'refused'}`, async () => {
      const { connection, peer } = connect({ versions });
      peer.write(hello);
      if (agreed !== undefined) {
        expect(await connection.handshake()).to.equal(agreed);
        return;
      }
      expect(await failure(connection.handshake()))
        .to.be.instanceOf(ConnectionError)
        .and.include({ reason: 'version' });
      expect(await peer.expect('error')).to.include({ errorType: 'helloFailed', code: 'incompatible' });
      await gone(peer.duplex);
    });
  }

  it('offers its versions in a bitmap, and none when it has 1.0 only', async () => {
    const both = connect();
    const first = failure(both.connection.handshake());
    expect((await both.peer.expect('hello')).version).to.equal(4);
    both.connection.close();
    await first;
    const old = connect({ versions: [1] });
    const second = failure(old.connection.handshake());
    expect(await old.peer.expect('hello')).to.deep.equal({
      version: 1,
      type: 'hello',
      xid: 1,
      data: new Uint8Array(),
    });
    old.connection.close();
    await second;
  });

  it('fails when the peer says something else first, refuses our hello, closes, or sends no OpenFlow', async () => {
    const cases: [string, string][] = [
      ['04 05 0008 00000001', 'protocol'],
      ['04 01 000c 00000001 0000 0000', 'version'],
      [Buffer.from('GET / HTTP/1.1\r\n\r\n').toString('hex'), 'protocol'],
      ['', 'closed'],
    ];
    for (const [bytes, reason] of cases) {
      const { connection, peer } = connect();
      if (bytes === '') peer.duplex.end();
      else peer.write(bytes);
      expect(await failure(connection.handshake()))
        .to.be.instanceOf(ConnectionError)
        .and.include({ reason });
    }
  });

  it('also works out when the peer was faster than our handshake()', async () => {
    const { connection, peer } = connect();
    peer.write(HELLO13);
    await new Promise(resolve => setImmediate(resolve));
    expect(await connection.handshake()).to.equal(4);
    await peer.expect('hello');
    connection.close();
  });

  it('can be cancelled', async () => {
    const { connection, peer } = connect();
    const abort = new AbortController();
    const handshake = failure(connection.handshake({ signal: abort.signal }));
    abort.abort(new Error('no time'));
    expect(await handshake).to.have.property('message', 'no time');
    await gone(peer.duplex);
  });
});

describe('A connection', () => {
  it('answers echo requests before it hands on what came before them', async () => {
    const { connection, peer } = await connected();
    const order: string[] = [];
    connection.on('message', message =>
      order.push(
        `${message.type} with ${connection.stream.writableLength > 0 ? 'an' : 'no'} answer under way`,
      ),
    );
    const write = connection.stream.write.bind(connection.stream);
    connection.stream.write = ((...args: Parameters<typeof write>) => {
      order.push('wrote');
      return write(...args);
    }) as typeof write;
    peer.write('04 15 0008 00000063', '04 02 000a 00000007 beef');
    const reply = await peer.expect('echoReply');
    expect(reply).to.deep.include({ xid: 7, data: new Uint8Array([0xbe, 0xef]) });
    expect(order.slice(0, 2)).to.deep.equal(['wrote', 'barrierReply with no answer under way']);
    connection.close();
  });

  it('puts the parts of a multipart reply together', async () => {
    const { connection, peer } = await connected();
    const flows = connection.request({ type: 'multipartRequest', body: { type: 'table' } });
    const { xid } = await peer.expect('multipartRequest');
    const entry = (tableId: number) => ({ tableId, activeCount: 1, lookupCount: 2n, matchedCount: 3n });
    for (const [flags, tableId] of [
      [1, 0],
      [1, 1],
      [0, 2],
    ] as const) {
      peer.duplex.write(
        encode<4>({
          version: 4,
          type: 'multipartReply',
          xid,
          flags,
          body: { type: 'table', entries: [entry(tableId)] },
        }),
      );
    }
    expect(await flows).to.deep.equal([entry(0), entry(1), entry(2)]);
    connection.close();
  });

  it('rejects a request with the error that answers it, and others go on', async () => {
    const { connection, peer } = await connected();
    const first = failure(connection.request({ type: 'roleRequest', role: 'master' }));
    const second = connection.request({ type: 'getConfigRequest' });
    const role = await peer.expect('roleRequest');
    const config = await peer.expect('getConfigRequest');
    peer.duplex.write(encode({ version: 4, type: 'getConfigReply', xid: config.xid, missSendLen: 99 }));
    peer.duplex.write(
      encode({ version: 4, type: 'error', xid: role.xid, errorType: 'roleRequestFailed', code: 'stale' }),
    );
    expect(await first)
      .to.be.instanceOf(RefusedError)
      .and.include({ errorType: 'roleRequestFailed', code: 'stale', refused: 'roleRequest' });
    expect(await second).to.include({ missSendLen: 99 });
    connection.close();
  });

  it('rejects a request whose reply makes no sense, and goes on', async () => {
    const { connection, peer } = await connected();
    const request = failure(connection.request({ type: 'getConfigRequest' }));
    const { xid } = await peer.expect('getConfigRequest');
    peer.write(`04 08 000a ${xid.toString(16).padStart(8, '0')} 0000`);
    expect(await request)
      .to.be.instanceOf(DecodeError)
      .and.include({ reason: 'short' });
    const barrier = connection.barrier();
    peer.write(`04 15 0008 ${(await peer.expect('barrierRequest')).xid.toString(16).padStart(8, '0')}`);
    await barrier;
    connection.close();
  });

  it('cancels a request by its signal, and takes no notice of a reply that comes late', async () => {
    const { connection, peer } = await connected();
    const abort = new AbortController();
    const request = failure(connection.request({ type: 'echoRequest' }, { signal: abort.signal }));
    const { xid } = await peer.expect('echoRequest');
    abort.abort(new Error('enough'));
    expect(await request).to.have.property('message', 'enough');
    const late = next(connection, 'message');
    peer.duplex.write(encode({ version: 4, type: 'echoReply', xid }));
    await late;
    connection.close();
  });

  it('rejects all that wait when it ends, says why, and refuses to send any more', async () => {
    const { connection, peer } = await connected();
    const closed = next<[ConnectionError]>(connection, 'close');
    const request = failure(connection.barrier());
    await peer.expect('barrierRequest');
    peer.duplex.end();
    expect(await request)
      .to.be.instanceOf(ConnectionError)
      .and.include({ reason: 'closed' });
    expect((await closed)[0]).to.include({ reason: 'closed' });
    expect(() => connection.send({ type: 'barrierRequest' })).to.throw(ConnectionError);
    expect(await failure(connection.sendAll([]))).to.be.instanceOf(ConnectionError);
  });

  it('answers bad messages with the error that the specification names, and goes on', async () => {
    const cases: [string, string, string, string][] = [
      ['unknown type', '04 63 0008 00000009', 'badRequest', 'badType'],
      ['a body that is too long', '04 14 000c 00000009 00000000', 'badRequest', 'badLen'],
      ['wrong version', '05 0e 0008 00000009', 'badRequest', 'badVersion'],
      ['the version that was not agreed on', '01 05 0008 00000009', 'badRequest', 'badVersion'],
      ['unknown multipart type', '04 12 0010 00000009 1234 0000 00000000', 'badRequest', 'badMultipart'],
      [
        'an action of length 0',
        '04 0d 0020 00000009 ffffffff fffffffd 0008 000000000000 0000 0000 00000000',
        'badAction',
        'badLen',
      ],
    ];
    const { connection, peer } = await connected();
    for (const [name, bytes, errorType, code] of cases) {
      peer.write(bytes);
      const error = await peer.expect('error');
      expect(error, name).to.include({ xid: 9, errorType, code });
      expect(Buffer.from(error.data).toString('hex'), name).to.equal(bytes.replaceAll(' ', ''));
    }
    const barrier = connection.barrier();
    peer.write(`04 15 0008 ${(await peer.expect('barrierRequest')).xid.toString(16).padStart(8, '0')}`);
    await barrier;
    connection.close();
  });

  it('does not answer a bad error with an error', async () => {
    const { connection, peer } = await connected();
    const malformed = next<[DecodeError]>(connection, 'malformed');
    peer.write('04 01 000a 00000009 0001');
    expect((await malformed)[0]).to.include({ reason: 'short' });
    peer.write('04 02 0008 00000005');
    await peer.expect('echoReply');
    expect(peer.messages).to.deep.equal([]);
    connection.close();
  });

  it('answers a header shorter than itself, then closes: what follows cannot be found', async () => {
    const { connection, peer } = await connected();
    const closed = next<[ConnectionError]>(connection, 'close');
    peer.write('04 02 0004 00000009', '04 02 0008 0000000a');
    expect(await peer.expect('error')).to.include({ errorType: 'badRequest', code: 'badLen' });
    expect((await closed)[0]).to.include({ reason: 'protocol' });
    await gone(peer.duplex);
  });

  it('asks a silent peer for a sign of life, and gives up when there is none', async () => {
    const { connection, peer } = await connected({ echoIntervalMs: 40 });
    const { xid } = await peer.expect('echoRequest');
    peer.duplex.write(encode({ version: 4, type: 'echoReply', xid }));
    await peer.expect('echoRequest');
    expect(connection.closed).to.equal(false);
    const [error] = await next<[ConnectionError]>(connection, 'close');
    expect(error).to.include({ reason: 'timeout' });
  });

  it('waits in sendAll while the peer does not read', async () => {
    const { connection, peer } = await connected();
    peer.duplex.pause();
    const data = new Uint8Array(1000);
    const messages = new Array(5000).fill({ type: 'echoReply', data });
    const sent = connection.sendAll(messages);
    await new Promise(resolve => setImmediate(resolve));
    expect(connection.stream.writableLength).to.be.lessThan(200_000);
    peer.duplex.resume();
    const { xid } = await peer.expect('barrierRequest');
    expect(peer.messages.filter(message => message.type === 'echoReply')).to.have.length(5000);
    peer.duplex.write(encode({ version: 4, type: 'barrierReply', xid }));
    expect(await sent).to.deep.equal([]);
    connection.close();
  });

  it('gives up a peer that asks and asks but never reads, before the answers fill the memory', async () => {
    const { connection, peer } = await connected();
    peer.duplex.pause();
    const closed = next<[ConnectionError]>(connection, 'close');
    const echo = encode({ version: 4, type: 'echoRequest', data: new Uint8Array(60_000) });
    for (let i = 0; i < 200 && !connection.closed; i++) {
      peer.duplex.write(echo);
      await new Promise(resolve => setImmediate(resolve));
    }
    expect((await closed)[0]).to.include({ reason: 'protocol' });
  });

  it('ends soon after close(), also when the peer does not read what is left', async () => {
    const { connection, peer } = await connected();
    peer.duplex.pause();
    for (let i = 0; i < 100; i++) connection.send({ type: 'echoRequest', data: new Uint8Array(10_000) });
    connection.close();
    await gone(connection.stream);
    expect(connection.closed).to.equal(true);
  });

  it('throws an EncodeError with the field for a message that is not valid, and sends nothing of it', async () => {
    const { connection, peer } = await connected();
    const bad = {
      type: 'flowMod',
      instructions: [{ type: 'applyActions', actions: [{ type: 'output', port: -1 }] }],
    } as const;
    expect(() => connection.send(bad)).to.throw(
      EncodeError,
      'instructions[0].actions[0].port: -1 is not an integer',
    );
    connection.send({ type: 'barrierRequest' });
    await peer.expect('barrierRequest');
    expect(peer.messages).to.deep.equal([]);
    connection.close();
  });
});

describe('A controller', () => {
  const FEATURES = (xid: number, auxiliaryId = 0) =>
    encode<4>({
      version: 4,
      type: 'featuresReply',
      xid,
      datapathId: 5n,
      nBuffers: 0,
      nTables: 1,
      auxiliaryId,
      capabilities: 0,
    });

  it('refuses an auxiliary connection politely', async () => {
    const [near, far] = pipe();
    const peer = new Peer(far);
    const accepted = failure(new Controller({ versions: [4] }).accept(near));
    peer.write(HELLO13);
    peer.duplex.write(FEATURES((await peer.expect('featuresRequest')).xid, 1));
    expect(await accepted).to.include({ reason: 'auxiliary' });
    expect(await peer.expect('error')).to.include({ errorType: 'badRequest', code: 'eperm' });
    await gone(peer.duplex);
  });

  it('loses no message that comes together with the end of the handshake', async () => {
    const [near, far] = pipe();
    const peer = new Peer(far);
    const accepted = new Controller({ versions: [4] }).accept(near);
    peer.write(HELLO13);
    peer.duplex.write(FEATURES((await peer.expect('featuresRequest')).xid));
    const desc = (name: string) => ({
      portNo: 1,
      hwAddr: '02:00:00:00:00:01',
      name,
      config: 0,
      state: 0,
      curr: 0,
      advertised: 0,
      supported: 0,
      peer: 0,
      currSpeed: 0,
      maxSpeed: 0,
    });
    const ports = (await peer.expect('multipartRequest')).xid;
    peer.duplex.write(
      encode<4>({
        version: 4,
        type: 'multipartReply',
        xid: ports,
        body: { type: 'portDesc', entries: [desc('old')] },
      }),
    );
    const { xid } = await peer.expect('getConfigRequest');
    const status = encode<4>({
      version: 4,
      type: 'portStatus',
      xid: 0,
      reason: 'modify',
      desc: { ...desc('new'), state: 1 },
    });
    peer.duplex.write(
      Buffer.concat([
        status,
        encode({ version: 4, type: 'getConfigReply', xid }),
        encode<4>({
          version: 4,
          type: 'flowRemoved',
          cookie: 1n,
          priority: 0,
          reason: 'delete',
          tableId: 0,
          durationSec: 0,
          durationNsec: 0,
          idleTimeout: 0,
          hardTimeout: 0,
          packetCount: 0n,
          byteCount: 0n,
          match: {},
        }),
      ]),
    );
    const sw = await accepted;
    expect(sw).to.be.instanceOf(Switch);
    expect(sw.ports.get(1)?.name).to.equal('old');
    await next(sw, 'flowRemoved');
    expect(sw.ports.get(1)).to.include({ name: 'new', linkDown: true });
    sw.close();
  });

  it('gives a handshake only so much time, and can be cancelled', async () => {
    const [near, far] = pipe();
    const error = await failure(new Controller({ handshakeTimeoutMs: 30 }).accept(near));
    expect(error).to.be.instanceOf(ConnectionError).and.include({ reason: 'timeout' });
    await gone(far.resume());
    const [again] = pipe();
    const cancelled = new Controller().accept(again, { signal: AbortSignal.abort(new Error('not now')) });
    expect(await failure(cancelled)).to.have.property('message', 'not now');
  });

  it('reports a connection that fails as an event, and only to who listens', async () => {
    const controller = new Controller();
    const server = await controller.listen({ path: `/tmp/ofl-${process.pid}.sock` });
    const silent = net.connect(`/tmp/ofl-${process.pid}.sock`);
    silent.resume().end('not OpenFlow at all');
    await once(silent, 'close');
    const failed = next<[ConnectionError]>(controller, 'error');
    net.connect(`/tmp/ofl-${process.pid}.sock`).resume().end('not OpenFlow at all');
    expect((await failed)[0]).to.be.instanceOf(ConnectionError);
    await controller.close();
    expect(server.listening).to.equal(false);
  });

  it('gives up a connection that does not come about in time: TLS that nobody answers', async () => {
    const path = `/tmp/ofl-${process.pid}-mute.sock`;
    const mute = net.createServer(socket => socket.resume()).listen(path);
    await once(mute, 'listening');
    const controller = new Controller({ handshakeTimeoutMs: 50 });
    const error = await failure(controller.connect({ path, tls: {} }));
    expect(error).to.be.instanceOf(ConnectionError).and.include({ reason: 'timeout' });
    mute.close();
    await once(mute, 'close');
  });

  it('says where it could not connect or listen', async () => {
    const controller = new Controller();
    const error = await failure(controller.connect({ path: '/nowhere/at.all' }));
    expect(error)
      .to.be.instanceOf(ConnectionError)
      .and.have.property('message')
      .that.includes('/nowhere/at.all');
    expect(await failure(controller.listen({ path: '/nowhere/at.all' })))
      .to.have.property('message')
      .that.includes('/nowhere/at.all');
  });
});
