import { once } from 'node:events';
import { expect } from 'chai';
import { type Frame, ipBatch, openPing, realtime, runIn, Tap } from '../../src/netns/index.js';
import { bindUdp } from '../../src/netns/sockets.js';
import { waitFor } from '../../src/wait/index.js';
import { makePair, type Pair, rejection } from './support.js';

const isEcho = ({ data }: Frame) => data[23] === 1 && (data[34] === 8 || data[34] === 0);

describe('a tap', () => {
  let pair: Pair;
  before(async () => {
    pair = await makePair();
    await runIn(pair.left, 'ping', ['-c1', '-W2', '10.99.0.2'], { budgetMs: 3000 });
  });
  after(() => pair.remove());

  it('sees the request leave and the reply arrive, stamped in order between two looks at the clock', async () => {
    const tap = Tap.open(pair.left, 'eth0', { filter: { icmp: true } });
    const socket = await openPing(pair.left, 4);
    const before = realtime();
    socket.send(Buffer.from([8, 0, 0, 0, 0, 0, 0, 1]), 1, '10.99.0.2');
    await once(socket, 'message');
    const after = realtime();
    const frames = tap.drain().filter(isEcho);
    expect(frames.map(frame => frame.outgoing)).to.deep.equal([true, false]);
    const [request, reply] = frames as [Frame, Frame];
    expect([before, request.at, reply.at, after]).to.deep.equal(
      [before, request.at, reply.at, after].sort((a, b) => a - b),
    );
    socket.close();
    await tap.close();
  });

  it('gives the time of the packet, not the time of the drain, from the first frame of a process on', async () => {
    const script = `
      const { Namespace, Tap, bindUdp, realtime } = await import('${new URL('../../src/netns/index.js', import.meta.url).href}');
      const ns = Namespace.open('nsx-left');
      const socket = await bindUdp(ns, { family: 4 });
      const tap = Tap.open(ns, 'eth0', { filter: { udpPort: 9 } });
      socket.send('x', 9, '10.99.0.2');
      await new Promise(resolve => setTimeout(resolve, 300));
      const drained = realtime();
      const frames = tap.drain();
      console.log(JSON.stringify({ count: frames.length, age: drained - frames[0]?.at }));
      process.exit();`;
    const { Namespace } = await import('../../src/netns/index.js');
    const result = await runIn(Namespace.own(), process.execPath, ['--input-type=module', '-e', script], {
      budgetMs: 5000,
    });
    expect(result.stderr).to.equal('');
    const { count, age } = JSON.parse(result.stdout);
    expect(count).to.equal(1);
    expect(age).to.be.greaterThan(250);
  });

  it('agrees with the sender and the receiver of loopback packets', async () => {
    const tap = Tap.open(pair.left, 'lo', { filter: { udpPort: 7100 } });
    const socket = await bindUdp(pair.left, { family: 4, address: '127.0.0.1', port: 7100 });
    for (let i = 0; i < 20; i++) {
      const before = realtime();
      socket.send('x', 7100, '127.0.0.1');
      await once(socket, 'message');
      const after = realtime();
      const stamps = tap.drain().map(frame => frame.at);
      expect(stamps).to.have.lengthOf(2);
      for (const at of stamps) expect(at).to.be.within(before, after);
    }
    socket.close();
    await tap.close();
  });

  it('takes only what its filter names, by either port, for IPv4 and IPv6', async () => {
    const tap = Tap.open(pair.left, 'eth0', { filter: { udpPort: 7101 } });
    const all = Tap.open(pair.left, 'eth0');
    for (const [family, right] of [
      [4, '10.99.0.2'],
      [6, 'fd99::2'],
    ] as const) {
      const server = await bindUdp(pair.right, { family, port: 7101 });
      server.on('message', (data, from) => server.send(data, from.port, from.address));
      const client = await bindUdp(pair.left, { family });
      client.send('no', 7102, right);
      client.send('yes', 7101, right);
      await once(client, 'message');
      client.close();
      server.close();
    }
    const frames = tap.drain();
    expect(frames.map(({ outgoing }) => outgoing)).to.deep.equal([true, false, true, false]);
    expect(frames.every(({ data }) => data.toString('latin1').endsWith('yes'))).to.equal(true);
    expect(all.drain().length).to.be.greaterThan(frames.length + 2);
    await Promise.all([tap.close(), all.close()]);
  });

  it('filters ARP, TCP and ICMP each by itself', async () => {
    const kinds = {
      arp: { arp: true },
      icmp: { icmp: true },
      tcp: { tcpPort: 7103 },
      udp: { udpPort: 7103 },
    };
    const taps = Object.entries(kinds).map(
      ([kind, filter]) => [kind, Tap.open(pair.left, 'eth0', { filter })] as const,
    );
    await ipBatch(['neigh flush dev eth0'], { namespace: pair.left });
    await runIn(pair.left, 'curl', ['-s', 'http://10.99.0.2:7103/'], { budgetMs: 1000 });
    await runIn(pair.left, 'ping', ['-c1', '-W1', '10.99.0.2'], { budgetMs: 2000 });
    const seen = Object.fromEntries(
      taps.map(([kind, tap]) => [kind, tap.drain().filter(({ data }) => data.readUInt16BE(12) !== 0x86dd)]),
    );
    expect(seen.arp?.every(({ data }) => data.readUInt16BE(12) === 0x0806)).to.equal(true);
    expect(seen.arp?.length).to.be.at.least(2);
    expect(seen.icmp?.map(({ data }) => data[34])).to.deep.equal([8, 0]);
    expect(seen.tcp?.map(({ data }) => (data[47] ?? 0) & 0x17)).to.deep.equal([0x02, 0x14]);
    expect(seen.udp).to.deep.equal([]);
    await Promise.all(taps.map(([, tap]) => tap.close()));
  });

  it('keeps as many bytes as asked, tells the whole length, and counts what did not fit', async () => {
    const tap = Tap.open(pair.left, 'eth0', { filter: { udpPort: 7104 }, snaplen: 60, receiveBuffer: 8192 });
    const socket = await bindUdp(pair.left, { family: 4 });
    const sent = Array.from(
      { length: 200 },
      () => new Promise(resolve => socket.send(Buffer.alloc(1000), 7104, '10.99.0.2', resolve)),
    );
    await Promise.all(sent);
    const frames = tap.drain();
    expect(frames[0]?.data).to.have.lengthOf(60);
    expect(frames[0]?.length).to.equal(1042);
    expect(frames.length).to.be.lessThan(200);
    expect(frames.length + tap.dropped()).to.equal(200);
    socket.close();
    await tap.close();
    expect(tap.drain()).to.deep.equal([]);
  });

  it('tells when frames arrive', async () => {
    const tap = Tap.open(pair.right, 'eth0', { filter: { udpPort: 7105 } });
    const arrived = new Promise<Frame[]>(resolve => tap.onFrames(() => resolve(tap.drain())));
    const socket = await bindUdp(pair.left, { family: 4 });
    socket.send('x', 7105, '10.99.0.2');
    expect((await arrived).map(({ outgoing }) => outgoing)).to.deep.equal([false]);
    socket.close();
    await tap.close();
  });

  it('goes on after the interface was down', async () => {
    const tap = Tap.open(pair.left, 'lo', { filter: { udpPort: 7106 } });
    let seen = 0;
    tap.onFrames(() => {
      seen += tap.drain().length;
    });
    const polled = Tap.open(pair.left, 'lo', { filter: { udpPort: 7106 } });
    await ipBatch(['link set lo down', 'link set lo up'], { namespace: pair.left });
    const socket = await bindUdp(pair.left, { family: 4 });
    socket.send('x', 7106, '127.0.0.1');
    await waitFor(() => (seen === 2 ? { done: true, value: seen } : { done: false, seen: `${seen}` }), {
      budgetMs: 2000,
    });
    expect(polled.drain()).to.have.lengthOf(2);
    socket.close();
    await Promise.all([tap.close(), polled.close()]);
  });

  it('says which interface is not there', async () => {
    const error = await rejection(Promise.resolve().then(() => Tap.open(pair.left, 'eth7')));
    expect(error.message).to.include('no interface eth7 in nsx-left');
  });
});
