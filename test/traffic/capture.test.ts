import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { checksumOffloadOff, type Frame, Namespace, realtime, runIn } from '../../src/netns/index.js';
import { pcapng } from '../../src/traffic/capture/pcapng.js';
import { type Capture, type CaptureOptions, startCapture, startProbe } from '../../src/traffic/index.js';
import { type Look, waitFor } from '../../src/wait/index.js';
import { makePath, type Path, rejection } from './support.js';

describe('a capture', function () {
  this.timeout(20_000);
  let path: Path;
  let folder: string;
  let capture: Capture | undefined;
  before(async () => {
    path = await makePath();
    folder = mkdtempSync(join(tmpdir(), 'capture-'));
  });
  after(async () => {
    rmSync(folder, { recursive: true });
    await path?.remove();
  });
  afterEach(() => capture?.close());

  async function start(more: Partial<CaptureOptions> = {}): Promise<Capture> {
    capture = await startCapture({ namespace: path.b.namespace, interface: 'eth0', name: 'server', ...more });
    return capture;
  }

  async function ping(count: number, size = 56): Promise<void> {
    const args = ['-c', String(count), '-i', '0.02', '-s', String(size), path.b.address];
    await runIn(path.a.namespace, 'ping', args, { budgetMs: 5000 });
  }

  async function tshark(file: Buffer, ...args: string[]): Promise<string[]> {
    const name = join(folder, 'x.pcapng');
    writeFileSync(name, file);
    const options = { budgetMs: 15_000 };
    const { exitCode, stdout, stderr } = await runIn(
      Namespace.own(),
      'tshark',
      ['-r', name, ...args],
      options,
    );
    expect(exitCode, stderr).to.equal(0);
    return stdout.trim().split('\n');
  }

  it('is a file that tshark reads: frames, stamps, direction, and what was done as comments', async () => {
    const c = await start({ filter: 'icmp[icmptype] == icmp-echo or icmp[icmptype] == icmp-echoreply' });
    const from = realtime();
    await ping(2);
    c.mark({ label: '主回線 切断', atMs: realtime() });
    await delay(5);
    await ping(1);
    await c.close();
    const to = realtime();
    const fields = ['frame.time_epoch', 'icmp.type', 'frame.packet_flags_direction', 'frame.comment'];
    const lines = await tshark(c.file(), '-T', 'fields', ...fields.flatMap(field => ['-e', field]));
    const read = lines.map(line => line.split('\t'));
    expect(read.map(([, type, direction]) => `${type} ${Number(direction)}`)).to.deep.equal(
      Array(3).fill(['8 1', '0 2']).flat(),
    );
    for (const [stamp] of read) expect(Number(stamp) * 1000).to.be.within(from - 1, to + 1);
    expect(read.map(([, , , comment = '']) => comment)).to.deep.equal(['', '', '', '', '主回線 切断', '']);
    expect(c.counts()).to.deep.equal({ frames: 6, forgotten: 0, overlooked: 0 });
  });

  it('counts what matches a further filter, and says what is wrong with one', async () => {
    const c = await start();
    await ping(3);
    expect(await c.count('icmp and src host 10.91.1.2')).to.equal(3);
    expect(await c.count('tcp')).to.equal(0);
    const error = await rejection(c.count('tcp prt 80'));
    expect(error.code).to.equal('capture.filter');
    expect(error.message)
      .to.contain('tcp prt 80')
      .and.to.match(/syntax error|expression/);
    expect((await rejection(start({ filter: 'hst 1' }))).code).to.equal('capture.filter');
  });

  it('keeps the latest frames within its bound, and counts those that it let go', async () => {
    const c = await start({ filter: 'icmp', limitBytes: 20_000 });
    await ping(20, 1400);
    const { frames, forgotten } = c.counts();
    expect(frames + forgotten).to.equal(40);
    expect(frames).to.be.within(5, 20);
    const lines = await tshark(c.file(), '-T', 'fields', '-e', 'icmp.seq');
    expect(lines.at(-1)).to.equal('20');
  });

  it('counts as many TCP segments that were sent again as the kernel does', async () => {
    const server =
      'import socket\ns=socket.create_server(("0.0.0.0",9000))\nwhile True:\n c,_=s.accept()\n while d:=c.recv(65536): pass\n';
    const client = `import socket,time\ns=socket.create_connection(("${path.b.address}",9000))\nfor i in range(250):\n s.send(b"x"*3000)\n time.sleep(0.003)\n`;
    // Segments are to be seen as they go over the wire, not as the kernel puts them together.
    for (const end of [path.a, path.b]) checksumOffloadOff(end.namespace, end.interface);
    // RFC 4022, tcpRetransSegs.
    const retransmitted = () => {
      const text = path.a.namespace.run(() => readFileSync('/proc/thread-self/net/snmp', 'utf8'));
      const [names, values] = text
        .split('\n')
        .filter(line => line.startsWith('Tcp:'))
        .map(line => line.split(' '));
      return Number(values?.[names?.indexOf('RetransSegs') ?? -1]);
    };
    const before = retransmitted();
    const stop = new AbortController();
    const serving = runIn(path.b.namespace, 'python3', ['-c', server], {
      budgetMs: 15_000,
      signal: stop.signal,
    });
    try {
      await delay(300);
      const c = await start({ namespace: path.a.namespace, filter: 'tcp port 9000' });
      const cutting = (async () => {
        const under = (): Look<void> =>
          c.counts().frames > 20 ? { done: true, value: undefined } : { done: false, seen: '' };
        await waitFor(under, { budgetMs: 8000, everyMs: 5 });
        await path.drop('forward');
        await delay(150);
        await path.pass();
      })();
      await runIn(path.a.namespace, 'python3', ['-c', client], { budgetMs: 10_000 });
      await cutting;
      await delay(300);
      expect(c.retransmissions()).to.equal(retransmitted() - before);
      expect(c.retransmissions()).to.be.greaterThan(0);
    } finally {
      stop.abort(new Error('done'));
      await serving.catch(() => {});
    }
  });

  it('puts the VLAN tag back that the kernel took out of a frame', async () => {
    const data = Buffer.alloc(60);
    data.writeUInt16BE(0x0800, 12);
    const frame: Frame = { at: 1_700_000_000_000.123, outgoing: true, data, length: 60, vlanTci: 0x2007 };
    const title = { comment: 'c', interface: 'eth0', description: 'd', snaplen: 2048 };
    const [line] = await tshark(
      pcapng(title, [frame]),
      '-T',
      'fields',
      '-e',
      'vlan.id',
      '-e',
      'vlan.priority',
    );
    expect(line).to.equal('7\t1');
  });

  it('keeps jumbo frames whole; of longer ones it says that they are cut, and how long they were', async () => {
    const c = await start({ interface: 'lo', filter: 'icmp[icmptype] == icmp-echo' });
    const headers = 14 + 20 + 8;
    for (const size of [9216 + 14 - headers, 30_000]) {
      const args = ['-c1', '-s', String(size), '127.0.0.1'];
      await runIn(path.b.namespace, 'ping', args, { budgetMs: 5000 });
    }
    await c.close();
    const fields = ['-T', 'fields', '-e', 'frame.cap_len', '-e', 'frame.len'];
    const lines = await tshark(c.file(), ...fields);
    // Each leaves, and comes in.
    expect(lines).to.deep.equal(['9230\t9230', '9230\t9230', '10240\t30042', '10240\t30042']);
    expect(c.file().toString('latin1')).to.contain('2 frames are longer than 10240 bytes, and cut there');
  });

  it('does not take part in a probe, nor the probe in it', async () => {
    const c = await start({ filter: 'tcp' });
    const probe = await startProbe({ from: path.a, to: path.b, kind: 'icmp', budgetMs: 3000 });
    const { directions } = await probe.stop();
    expect(directions.forward?.lost).to.equal(0);
    expect(c.counts().frames).to.equal(0);
  });
});
