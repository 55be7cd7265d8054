import { once } from 'node:events';
import type net from 'node:net';
import { expect } from 'chai';
import { bindUdp, connectTcp, listenTcp, openPing, runIn } from '../../src/netns/index.js';
import { makePair, type Pair, rejection } from './support.js';

describe('sockets in a namespace', () => {
  let pair: Pair;
  before(async () => {
    pair = await makePair();
  });
  after(() => pair.remove());

  for (const [family, any, right] of [
    [4, '0.0.0.0', '10.99.0.2'],
    [6, '::', 'fd99::2'],
  ] as const) {
    it(`carry TCP from one namespace to another (IPv${family})`, async () => {
      const server = await listenTcp(pair.right, { host: any, port: 7001 });
      server.on('connection', (socket: net.Socket) => socket.end(`hello ${socket.remoteAddress}`));
      const client = await connectTcp(pair.left, { host: right, port: 7001, budgetMs: 2000 });
      const [greeting] = await once(client, 'data');
      expect(String(greeting)).to.equal(`hello ${client.localAddress}`);
      client.destroy();
      server.close();
    });

    it(`carry UDP both ways (IPv${family})`, async () => {
      const server = await bindUdp(pair.right, { family, port: 7002 });
      server.on('message', (data, from) => server.send(data, from.port, from.address));
      const client = await bindUdp(pair.left, { family });
      client.send('ping', 7002, right);
      const [reply, from] = await once(client, 'message');
      expect([String(reply), from.address]).to.deep.equal(['ping', right]);
      client.close();
      server.close();
    });

    it(`carry ICMP echo with the identifier that the socket tells (IPv${family})`, async () => {
      const socket = await openPing(pair.left, family);
      const echo = Buffer.from([family === 4 ? 8 : 128, 0, 0, 0, 0, 0, 0, 7, 1, 2, 3, 4]);
      socket.send(echo, 1, right);
      const [reply] = (await once(socket, 'message')) as [Buffer];
      expect(reply[0]).to.equal(family === 4 ? 0 : 129);
      expect(reply.readUInt16BE(4)).to.equal(socket.address().port);
      expect(reply.readUInt16BE(6)).to.equal(7);
      socket.close();
    });
  }

  it('are seen by programs in that namespace, and not outside', async () => {
    const server = await listenTcp(pair.right, { host: '10.99.0.2', port: 7003 });
    const got = await runIn(pair.left, 'curl', ['-s', '-m', '2', 'telnet://10.99.0.2:7003'], {
      budgetMs: 300,
    });
    const outside = await rejection(
      connectTcp(pair.left, { host: '127.0.0.1', port: 7003, budgetMs: 1000 }).finally(() => server.close()),
    );
    expect(got.timedOut, 'curl was connected and waited').to.equal(true);
    expect(outside.code).to.equal('ECONNREFUSED');
  });

  it('say that a port is taken, where, and what to do', async () => {
    const server = await listenTcp(pair.right, { host: '0.0.0.0', port: 7004 });
    const taken = await rejection(listenTcp(pair.right, { host: '0.0.0.0', port: 7004 }));
    expect(taken.code).to.equal('netns.bind');
    expect(taken.message).to.include('0.0.0.0 port 7004 in nsx-right').and.include('EADDRINUSE');
    server.close();
  });

  it('say that an address is not there', async () => {
    const failed = await rejection(bindUdp(pair.right, { family: 4, address: '10.99.0.77' }));
    expect(failed.message).to.include('10.99.0.77').and.include('EADDRNOTAVAIL');
  });

  it('keep apart: refused, no route, no answer in time, given up', async () => {
    const left = pair.left;
    const none = AbortSignal.abort(new Error('given up'));
    const late = new AbortController();
    const waiting = rejection(
      connectTcp(left, { host: '10.99.0.99', port: 1, budgetMs: 5000, signal: late.signal }),
    );
    setImmediate(() => late.abort(new Error('changed my mind')));
    const codes = await Promise.all([
      rejection(connectTcp(left, { host: '10.99.0.2', port: 9, budgetMs: 1000 })),
      rejection(connectTcp(left, { host: '192.0.2.1', port: 9, budgetMs: 1000 })),
      rejection(connectTcp(left, { host: '10.99.0.99', port: 9, budgetMs: 100 })),
      rejection(connectTcp(left, { host: '10.99.0.2', port: 9, budgetMs: 100, signal: none })),
      waiting,
    ]);
    expect(codes.map(error => error.code ?? error.message)).to.deep.equal([
      'ECONNREFUSED',
      'ENETUNREACH',
      'ETIMEDOUT',
      'given up',
      'changed my mind',
    ]);
  });

  it('connect from the address that is asked for', async () => {
    await runIn(pair.left, 'ip', ['addr', 'add', '10.99.0.11/24', 'dev', 'eth0'], { budgetMs: 1000 });
    const server = await listenTcp(pair.right, { host: '0.0.0.0', port: 7005 });
    const [[accepted], client] = await Promise.all([
      once(server, 'connection') as Promise<[net.Socket]>,
      connectTcp(pair.left, { host: '10.99.0.2', port: 7005, localAddress: '10.99.0.11', budgetMs: 1000 }),
    ]);
    expect(accepted.remoteAddress).to.equal('10.99.0.11');
    client.destroy();
    accepted.destroy();
    server.close();
  });
});
