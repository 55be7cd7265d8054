import { once } from 'node:events';
import net from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { listenTcp, realtime, spawnIn } from '../../src/netns/index.js';
import { type Probe, type ProbeOptions, startProbe } from '../../src/traffic/index.js';
import { makePath, type Path, rejection } from './support.js';

describe('a TCP session that is kept', function () {
  this.timeout(20_000);
  let path: Path;
  let probe: Probe | undefined;
  let server: net.Server | undefined;
  const accepted = new Set<net.Socket>();
  before(async () => {
    path = await makePath();
  });
  after(() => path?.remove());
  afterEach(async () => {
    await probe?.close();
    probe = undefined;
    server?.close();
    server = undefined;
    // Whose other end has gone while the path was cut would be kept for ever.
    for (const socket of accepted) socket.destroy();
    accepted.clear();
    await path?.pass();
    await path?.nft(path.router, 'flush chain inet trx pass');
  });

  async function serve(
    serve: (socket: net.Socket) => void = socket => socket.pipe(socket),
    host = path.b.address,
  ) {
    const created = net.createServer(socket => {
      accepted.add(socket);
      socket.on('error', () => {});
      serve(socket);
    });
    server = await listenTcp(path.b.namespace, { host, port: 11000 }, created);
  }

  async function start(more: Partial<ProbeOptions> = {}): Promise<Probe> {
    const { a, b } = path;
    const options = { from: a, to: b, kind: 'tcp', port: 11000, intervalMs: 5, budgetMs: 5000 } as const;
    probe = await startProbe({ ...options, ...more });
    return probe;
  }

  it('sees every record at both ends on a path without loss', async () => {
    await serve();
    const p = await start();
    await delay(200);
    const { kind, directions, session, overlooked } = await p.stop();
    expect(kind).to.equal('tcp');
    const sent = directions.roundTrip?.sent ?? 0;
    expect(sent).to.be.greaterThan(10);
    for (const direction of [directions.forward, directions.reverse, directions.roundTrip]) {
      expect(direction).to.include({ sent, received: sent, lost: 0, duplicated: 0, reordered: 0 });
    }
    expect(session?.ended).to.equal(undefined);
    expect(session?.retransmissions).to.deep.equal({ forward: 0, reverse: 0 });
    expect(overlooked).to.equal(0);
  });

  for (const [way, name] of [
    ['forward', 'there'],
    ['reverse', 'back'],
  ] as const) {
    it(`survives a cut of the way ${name}, tells how long it stalled, and in which direction`, async () => {
      await serve();
      const p = await start();
      const sinceMs = realtime();
      await path.drop(way);
      p.mark('cut', sinceMs);
      await delay(400);
      const back = realtime();
      await path.pass();
      const { outages, recoveredMs } = await p.waitForRecovery({ sinceMs, budgetMs: 5000 });
      expect(outages).to.have.lengthOf.at.least(1);
      expect(recoveredMs).to.be.greaterThan(back);
      const { directions, session, events } = await p.stop();
      const [stall] = directions[way]?.outages ?? [];
      expect(stall?.startMs).to.be.within(sinceMs - 10, back);
      expect(stall?.lengthMs).to.be.greaterThan(300);
      expect(stall).not.to.have.property('open');
      expect(directions[way]?.lost).to.equal(0);
      expect(session?.retransmissions[way]).to.be.greaterThan(0);
      expect(events[0]?.impact[way]?.recoveryMs).to.be.greaterThan(300);
      // Every record got through in the end: TCP loses nothing.
      expect(directions.roundTrip?.received).to.equal(directions.roundTrip?.sent);
    });
  }

  it('does not survive a reset, which is told with the event before it', async () => {
    await serve();
    const p = await start();
    p.mark('failover');
    await path.nft(path.router, 'add rule inet trx pass tcp dport 11000 reject with tcp reset');
    const error = await rejection(p.waitForRecovery({ sinceMs: realtime(), budgetMs: 5000 }));
    expect(error.code).to.equal('session.ended');
    expect(error.message).to.contain('RST').and.to.contain('failover').and.to.contain('11000');
    expect((await p.stop()).session?.ended?.how).to.equal('reset');
  });

  it('does not survive that the other side closes it', async () => {
    const sockets: net.Socket[] = [];
    await serve(socket => {
      sockets.push(socket);
      socket.pipe(socket);
    });
    const p = await start();
    for (const socket of sockets) socket.end();
    const error = await rejection(p.waitForRecovery({ sinceMs: realtime(), budgetMs: 5000, steady: 1000 }));
    expect(error.code).to.equal('session.ended');
    expect(error.message).to.contain('FIN');
  });

  it('is not begun where something else than an echo answers, nor where nothing listens', async () => {
    await serve(socket => socket.write('220 mail ready\r\n'));
    const other = await rejection(start());
    expect(other.code).to.equal('session.ended');
    expect(other.message).to.contain('220 mail');
    const nobody = await rejection(start({ port: 11001, budgetMs: 200 }));
    expect(nobody.code).to.equal('session.noConnection');
    expect(nobody.message).to.contain('11001').and.to.contain('ECONNREFUSED');
  });

  it('is begun when the path comes up late, and over IPv6', async () => {
    await serve(undefined, '::');
    await path.drop('forward');
    const starting = start({
      from: { ...path.a, address: 'fd91:1::2' },
      to: { ...path.b, address: 'fd91:2::2' },
    });
    await delay(100);
    await path.pass();
    const { directions } = await (await starting).stop();
    expect(directions.forward?.lost).to.equal(0);
  });

  it('to an address that is no test host shows the round trip alone', async () => {
    await serve();
    const p = await start({ to: { name: 'elsewhere', address: path.b.address } });
    await delay(100);
    const { directions, session } = await p.stop();
    expect(directions).to.have.all.keys('roundTrip');
    expect(directions.roundTrip?.received).to.be.greaterThan(5);
    expect(session?.retransmissions).not.to.have.property('reverse');
  });

  it('works with a real program that echoes', async () => {
    const script =
      'import socket,sys\ns=socket.create_server(("0.0.0.0",11000))\nprint("up",flush=True)\nc,_=s.accept()\nwhile d:=c.recv(4096): c.sendall(d)\n';
    const program = spawnIn(path.b.namespace, 'python3', ['-c', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      if (program.stdout) await once(program.stdout, 'data');
      const p = await start();
      await delay(100);
      const { directions } = await p.stop();
      expect(directions.reverse?.received).to.be.greaterThan(5);
    } finally {
      program.kill();
    }
  });
});
