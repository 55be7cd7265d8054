import { execFile, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import fc from 'fast-check';
import { encode } from '../src/index.js';
import { arbitraryMessages } from './support/arbitrary.js';
import { Ovs } from './support/ovs.js';

const bin = fileURLToPath(new URL('../../bin/node-openflow.js', import.meta.url));
const captured = (name: string) => fileURLToPath(new URL(`../../test/captured/${name}`, import.meta.url));

interface Result {
  code: number;
  out: string;
  err: string;
}

function command(args: string[], input = ''): Promise<Result> {
  return new Promise(resolve => {
    const child = execFile(process.execPath, [bin, ...args], { maxBuffer: 64 << 20 }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
    child.stdin?.end(input);
  });
}

const lines = (text: string) => text.split('\n').filter(Boolean);

describe('The command node-openflow', function () {
  this.timeout(30_000);
  let directory: string;
  before(() => {
    directory = mkdtempSync(path.join(tmpdir(), 'ofl-command-'));
  });
  after(() => rmSync(directory, { recursive: true }));

  it('decode prints a line of JSON for each message, and says what is wrong with the others', async () => {
    const { code, out } = await command(
      ['decode'],
      '# comment\n04 14 0008 00000001\n0414000800000002 0415000800000003\n0463000800000004\nxyz\n04140009\n',
    );
    expect(code).to.equal(1);
    const decoded = lines(out).map(line => JSON.parse(line));
    expect(decoded.slice(0, 3).map(({ type, xid }) => [type, xid])).to.deep.equal([
      ['barrierRequest', 1],
      ['barrierRequest', 2],
      ['barrierReply', 3],
    ]);
    expect(decoded[3]).to.deep.include({
      reason: 'badType',
      offset: 1,
      openflow: { errorType: 'badRequest', code: 'badType' },
    });
    expect(decoded[4]).to.include({ line: 5 });
    expect(decoded[5]).to.include({ line: 6 });
  });

  it('decode and encode together give back random messages of every type', async () => {
    const messages = [...arbitraryMessages.values()].flatMap(arbitrary =>
      fc.sample(arbitrary, { numRuns: 5, seed: 3 }),
    );
    const hex = messages.map(message => encode(message).toString('hex'));
    const json = await command(['decode'], hex.join('\n'));
    expect(json.code).to.equal(0);
    const again = await command(['encode'], json.out);
    expect(again).to.include({ code: 0, err: '' });
    expect(lines(again.out)).to.deep.equal(hex);
  });

  it('encode fills in defaults, and says which line is wrong', async () => {
    const { code, out, err } = await command(
      ['encode'],
      '{"type":"barrierRequest","xid":5}\n{"type":"flowMod","priority":-1}\nnot json\n',
    );
    expect(code).to.equal(1);
    expect(out).to.equal('0414000800000005\n');
    expect(err).to.include('line 2: priority: -1 is not an integer').and.include('line 3: ');
  });

  it('roundtrip says ok, or where bytes differ', async () => {
    const { code, out } = await command(
      ['roundtrip'],
      '0414000800000001\n041100100000000dff00000100000003\n0414000700000001\n',
    );
    expect(code).to.equal(1);
    expect(lines(out)[0]).to.equal('ok');
    expect(lines(out)[1]).to.equal('differs at offset 11');
    expect(lines(out)[2]).to.match(/^error: header says 7 bytes/);
    for (const name of ['of10.hex', 'of13.hex']) {
      const hex = readFileSync(captured(name), 'utf8').replaceAll(/^[<>] /gm, '');
      const file = path.join(directory, name);
      writeFileSync(file, hex);
      expect(new Set(lines((await command(['roundtrip', file])).out))).to.deep.equal(new Set(['ok']));
    }
  });

  it('decode reads a capture: segments out of order, sent again, and cut anywhere', async () => {
    const bytes = Buffer.concat(
      ['0400000800000001', '0414000800000002', '0405000800000003'].map(hex => Buffer.from(hex, 'hex')),
    );
    const pieces: [offset: number, length: number][] = [
      [0, 5],
      [10, 6],
      [0, 5],
      [5, 7],
      [12, 12],
    ];
    const hexdump = pieces.map(([at, length]) => ({ at, data: bytes.subarray(at, at + length) }));
    for (const magic of ['a1b2c3d4', 'd4c3b2a1']) {
      const file = path.join(directory, `${magic}.pcap`);
      writeFileSync(file, capture(hexdump, magic === 'd4c3b2a1'));
      const { code, out } = await command(['decode', file]);
      expect(code).to.equal(0);
      expect(lines(out).map(line => JSON.parse(line).type)).to.deep.equal([
        'hello',
        'barrierRequest',
        'featuresRequest',
      ]);
      expect(JSON.parse(lines(out)[0] as string)).to.include({ flow: '10.0.0.1:40000 > 10.0.0.2:6653' });
      // An independent reader agrees that the file is what it should be.
      const tshark = execFileSync('tshark', ['-r', file, '-T', 'fields', '-e', 'tcp.dstport'], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      expect(lines(tshark.toString())).to.have.length(pieces.length);
    }
  });

  it('monitor prints what switches say, and ends by SIGINT', async () => {
    const ovs = await Ovs.start();
    try {
      await ovs.addBridge('oflbr', ['ofl1']);
      // Open vSwitch connects to Unix sockets of its own folder only.
      const socket = ovs.file('monitor.sock');
      const child = spawn(process.execPath, [bin, 'monitor', '--listen', socket, '--version', '4'], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const exit = new Promise(resolve => child.once('exit', resolve));
      const output = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      const event = async (): Promise<Record<string, never>> =>
        JSON.parse(String((await output.next()).value));
      expect(await event()).to.include({ event: 'listening' });
      await ovs.vsctl('set-controller', 'oflbr', `unix:${socket}`);
      expect(await event()).to.include({ event: 'switch', version: 4 });
      await ovs.ip('link', 'set', 'ofl1x', 'down');
      let seen = await event();
      while ((seen.message as { type?: string } | undefined)?.type !== 'portStatus') seen = await event();
      child.kill('SIGINT');
      expect(await exit).to.equal(0);
    } finally {
      await ovs.stop();
    }
  });

  it('says what is wrong with its command line', async () => {
    expect(await command(['nonsense'])).to.deep.include({ code: 2, out: '' });
    expect((await command(['decode', '/nowhere/at.all'])).err).to.match(
      /^node-openflow: ENOENT.*\/nowhere\/at.all/,
    );
    expect((await command(['monitor', '--version', '7'])).err).to.include('"7" is not a version');
    expect((await command(['--help'])).out).to.include('node-openflow roundtrip');
    expect((await command([])).code).to.equal(2);
    const taken = createServer().listen(path.join(directory, 'taken.sock'));
    expect((await command(['monitor', '--listen', path.join(directory, 'taken.sock')])).err).to.include(
      'cannot listen on',
    );
    taken.close();
  });
});

/** A capture of Ethernet frames of one TCP direction, from the segments' offsets. */
function capture(segments: { at: number; data: Buffer }[], little: boolean): Buffer {
  const u32 = (value: number) => {
    const field = Buffer.alloc(4);
    if (little) field.writeUInt32LE(value);
    else field.writeUInt32BE(value);
    return field;
  };
  const head = little
    ? 'd4c3b2a1 0200 0400 00000000 00000000 00000400 01000000'
    : 'a1b2c3d4 0002 0004 00000000 00000000 00040000 00000001';
  const parts: Buffer[] = [Buffer.from(head.replaceAll(' ', ''), 'hex')];
  for (const { at, data } of segments) {
    const frame = Buffer.alloc(54);
    frame.writeUInt16BE(0x0800, 12);
    frame.writeUInt16BE(0x4500, 14);
    frame.writeUInt16BE(40 + data.length, 16);
    frame.writeUInt16BE(0x4006, 22);
    Buffer.from('0a0000010a000002', 'hex').copy(frame, 26);
    frame.writeUInt16BE(40_000, 34);
    frame.writeUInt16BE(6653, 36);
    // Around the end of the sequence numbers.
    frame.writeUInt32BE((0xfffffff8 + at) >>> 0, 38);
    frame.writeUInt16BE(0x5018, 46);
    parts.push(u32(1), u32(0), u32(54 + data.length), u32(54 + data.length), frame, data);
  }
  return Buffer.concat(parts);
}
