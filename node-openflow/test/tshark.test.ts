import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { encode, type Message } from '../src/index.js';
import { arbitraryMessages } from './support/arbitrary.js';

/** A capture of one TCP segment with these bytes for each message (link type 101, raw IPv4). */
function pcap(messages: readonly Buffer[]): Buffer {
  const parts: Buffer[] = [Buffer.from('a1b2c3d40002000400000000000000000004000000000065', 'hex')];
  for (const [index, message] of messages.entries()) {
    const ip = Buffer.alloc(40);
    ip.writeUInt16BE(0x4500, 0);
    ip.writeUInt16BE(40 + message.length, 2);
    ip.writeUInt16BE(0x4006, 8);
    Buffer.from('0a0000010a000002', 'hex').copy(ip, 12);
    // Each from a port of its own, so that one connection's version does not rule the next one.
    ip.writeUInt16BE(10_000 + index, 20);
    ip.writeUInt16BE(6653, 22);
    ip.writeUInt32BE(1, 24);
    ip.writeUInt16BE(0x5018, 32);
    const record = Buffer.alloc(16);
    record.writeUInt32BE(40 + message.length, 8);
    record.writeUInt32BE(40 + message.length, 12);
    parts.push(record, ip, message);
  }
  return Buffer.concat(parts);
}

/** Leaves out what Wireshark 4.0 itself calls malformed though it is not. */
function readable(message: Message): boolean {
  switch (message.type) {
    case 'error':
      // Its data is taken for a whole message.
      return message.version === 1;
    case 'flowMod':
    case 'packetOut':
      // In 1.0 one action is read in any case.
      return !('actions' in message) || message.version === 4 || message.actions.length > 0;
    case 'meterMod':
      return message.bands.every(band => band.type !== 'experimenter');
    case 'multipartReply':
      return (
        message.body.type !== 'meterConfig' ||
        message.body.entries.every(({ bands }) => bands.every(band => band.type !== 'experimenter'))
      );
    case 'queueGetConfigReply':
      return (message.queues as { properties: { type: unknown }[] }[]).every(({ properties }) =>
        properties.every(({ type }) => typeof type === 'string'),
      );
    default:
      return true;
  }
}

describe("tshark's dissector", function () {
  this.timeout(60_000);
  it('reads random messages of every type as we wrote them', () => {
    const messages = [...arbitraryMessages.values()]
      .flatMap(arbitrary => fc.sample(arbitrary, { numRuns: 10, seed: 7 }))
      .filter(readable);
    const directory = mkdtempSync(path.join(tmpdir(), 'ofl-tshark-'));
    try {
      const file = path.join(directory, 'messages.pcap');
      writeFileSync(file, pcap(messages.map(message => encode(message))));
      const fields = [
        'tcp.srcport',
        'openflow.version',
        'openflow_1_0.type',
        'openflow_v4.type',
        'openflow_v4.xid',
        'openflow.xid',
        '_ws.malformed',
      ];
      const options = ['-r', file, '-T', 'fields', ...fields.flatMap(field => ['-e', field])];
      const lines = execFileSync('tshark', options, { stdio: ['ignore', 'pipe', 'ignore'] })
        .toString()
        .trimEnd()
        .split('\n');
      expect(lines).to.have.length(messages.length);
      const faults: string[] = [];
      for (const line of lines) {
        const [port, , type10, type13, , , malformed] = line.split('\t');
        const wire = encode(messages[Number(port) - 10_000] as never);
        // The packets inside are random as well, and no Ethernet: only OpenFlow's own layers count.
        if (/openflow/i.test(malformed ?? '')) faults.push(`${malformed} ${wire.toString('hex')}`);
        if ((type10 || type13)?.split(',')[0] !== String(wire[1]))
          faults.push(`${line} ${wire.toString('hex')}`);
      }
      expect(faults).to.deep.equal([]);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});
