import { expect } from 'chai';
import { DecodeError, decode, encode, MessageStream } from '../src/index.js';

const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex');
/** A flow mod of 1.3 whose body behind the fixed fields is `tail`. */
function flowMod(tail: string): Buffer {
  const message = Buffer.concat([encode({ version: 4, type: 'flowMod' }).subarray(0, 48), bytes(tail)]);
  message.writeUInt16BE(message.length, 2);
  return message;
}
const NO_MATCH = '0001 0004 00000000';

function fault(message: Uint8Array): DecodeError {
  try {
    decode(message);
  } catch (error) {
    expect(error).to.be.instanceOf(DecodeError);
    return error as DecodeError;
  }
  throw new Error('it was decoded');
}

describe('Bad input', () => {
  const cases: [
    name: string,
    message: Buffer,
    reason: string,
    offset: number,
    path: string,
    name13: string,
  ][] = [
    ['nothing', bytes(''), 'short', 0, '', 'badRequest/badLen'],
    ['half a header', bytes('04 00 0008'), 'short', 0, '', 'badRequest/badLen'],
    [
      'fewer bytes than the header says',
      bytes('04 14 0010 00000001'),
      'badLength',
      2,
      '',
      'badRequest/badLen',
    ],
    [
      'more bytes than the header says',
      bytes('04 14 0008 00000001 00'),
      'badLength',
      2,
      '',
      'badRequest/badLen',
    ],
    [
      'a length that ends inside the fixed fields',
      bytes('04 09 000a 00000001 0000'),
      'short',
      8,
      '',
      'badRequest/badLen',
    ],
    [
      'a length that leaves bytes over',
      bytes('04 14 000a 00000001 0000'),
      'badLength',
      8,
      '',
      'badRequest/badLen',
    ],
    [
      'a version that is not spoken',
      bytes('02 05 0008 00000001'),
      'badVersion',
      0,
      '',
      'badRequest/badVersion',
    ],
    ['a type that does not exist', bytes('04 1e 0008 00000001'), 'badType', 1, '', 'badRequest/badType'],
    [
      'a statistics type that does not exist',
      bytes('01 10 000c 00000001 0063 0000'),
      'badType',
      12,
      'body',
      'badRequest/badStat',
    ],
    ['a match of another type', flowMod('0000 0004 00000000'), 'badType', 48, 'match', 'badMatch/badType'],
    [
      'a match longer than the message',
      flowMod('0001 0100 00000000'),
      'badLength',
      50,
      'match',
      'badMatch/badLen',
    ],
    [
      'a match shorter than its header',
      flowMod('0001 0003 00000000'),
      'badLength',
      50,
      'match',
      'badMatch/badLen',
    ],
    [
      'a match whose padding is missing',
      flowMod('0001 000c 80000004 00000001'),
      'badLength',
      50,
      'match',
      'badMatch/badLen',
    ],
    [
      'an OXM field of impossible length',
      flowMod('0001 000a 80000002 0001 000000000000'),
      'badLength',
      52,
      'match.inPort',
      'badMatch/badLen',
    ],
    [
      'an OXM field that overruns the match',
      flowMod('0001 000a 80000606 0001 000000000000'),
      'short',
      52,
      'match',
      'badMatch/badLen',
    ],
    ['an OXM header cut off', flowMod('0001 0006 8000 0000'), 'short', 52, 'match', 'badMatch/badLen'],
    [
      'an OXM field that stands twice',
      flowMod('0001 000c 80000e01 01 80000e00 000000 00').fill(1, 60, 61),
      'short',
      57,
      'match',
      'badMatch/badLen',
    ],
    [
      'an experimenter OXM without room for its id',
      flowMod('0001 000a ffff0002 0001 000000000000'),
      'badLength',
      52,
      'match.0xffff0002',
      'badMatch/badLen',
    ],
    [
      'an instruction of length 0',
      flowMod(`${NO_MATCH} 0001 0000 00000000`),
      'badLength',
      58,
      'instructions[0]',
      'badInstruction/badLen',
    ],
    [
      'an instruction that overruns the message',
      flowMod(`${NO_MATCH} 0004 0018 00000000`),
      'badLength',
      58,
      'instructions[0]',
      'badInstruction/badLen',
    ],
    [
      'an instruction that does not exist',
      flowMod(`${NO_MATCH} 0063 0008 00000000`),
      'badType',
      56,
      'instructions[0]',
      'badInstruction/unknownInst',
    ],
    [
      'an instruction longer than its fields',
      flowMod(`${NO_MATCH} 0005 0010 00000000 0000000000000000`),
      'badLength',
      64,
      'instructions[0]',
      'badInstruction/badLen',
    ],
    [
      'an action of length 0',
      flowMod(`${NO_MATCH} 0004 0010 00000000 0012 0000 00000000`),
      'badLength',
      66,
      'instructions[0].actions[0]',
      'badAction/badLen',
    ],
    [
      'an action that is not a multiple of 8 long',
      flowMod(`${NO_MATCH} 0004 0010 00000000 0012 0007 00000000`),
      'badLength',
      66,
      'instructions[0].actions[0]',
      'badAction/badLen',
    ],
    [
      'an action that overruns its instruction',
      flowMod(`${NO_MATCH} 0004 0010 00000000 0000 0010 00000000`),
      'badLength',
      66,
      'instructions[0].actions[0]',
      'badAction/badLen',
    ],
    [
      'an action that does not exist',
      flowMod(`${NO_MATCH} 0004 0010 00000000 0063 0008 00000000`),
      'badType',
      64,
      'instructions[0].actions[0]',
      'badAction/badType',
    ],
    [
      'a set-field that overruns its action',
      flowMod(`${NO_MATCH} 0004 0010 00000000 0019 0008 800034ff`),
      'badLength',
      71,
      'instructions[0].actions[0].field',
      'badAction/badSetLen',
    ],
    [
      'an action list longer than its message',
      bytes('04 0d 0018 00000001 ffffffff 00000001 0100 000000000000'),
      'badLength',
      16,
      '',
      'badRequest/badLen',
    ],
    [
      'a bucket shorter than itself',
      bytes('04 0f 0020 00000001 0000 00 00 00000001 0008 0000 00000000 00000000 00000000'),
      'badLength',
      16,
      'buckets[0]',
      'groupModFailed/badBucket',
    ],
    [
      'a meter band that does not exist',
      bytes('04 1d 0020 00000001 0000 0000 00000001 0009 0010 00000000 00000000 00000000'),
      'badType',
      16,
      'bands[0]',
      'meterModFailed/badBand',
    ],
    [
      'a flow of length 0 in statistics',
      bytes(`04 13 0048 00000001 0001 0000 00000000 ${'00'.repeat(56)}`),
      'badLength',
      16,
      'body.entries[0]',
      'badRequest/badLen',
    ],
    [
      'a table feature property of length 0',
      bytes(`04 13 0058 00000001 000c 0000 00000000 0048 ${'00'.repeat(62)} 0000 0000 00000000`),
      'badLength',
      82,
      'body.entries[0].properties[0]',
      'tableFeaturesFailed/badLen',
    ],
    [
      'a hello element of length 0',
      bytes('04 00 0010 00000001 0001 0000 00000000'),
      'badLength',
      10,
      'elements[0]',
      'badRequest/badLen',
    ],
    [
      'an action of 1.0 of length 0',
      Buffer.concat([
        encode({ version: 1, type: 'packetOut', actions: [] }).subarray(0, 14),
        bytes('0008 0000 0000 00000000'),
      ]).fill(24, 3, 4),
      'badLength',
      18,
      'actions[0]',
      'badAction/badLen',
    ],
  ];
  for (const [name, message, reason, offset, path, named] of cases) {
    it(`${name}: ${named} at ${offset}${path ? ` in ${path}` : ''}`, () => {
      const error = fault(message);
      const shown = error.path.join('.').replaceAll('.[', '[');
      expect([
        error.reason,
        error.offset,
        shown,
        `${error.openflow?.errorType}/${error.openflow?.code}`,
      ]).to.deep.equal([reason, offset, path, named]);
      expect(error.message).to.include(`at offset ${offset}`);
    });
  }

  it('a field that stands twice in a match', () => {
    const error = fault(flowMod('0001 000e 80000e01 01 80000e01 02 0000'));
    expect(error).to.deep.include({
      reason: 'badValue',
      offset: 57,
      openflow: { errorType: 'badMatch', code: 'dupField' },
    });
  });

  it('every way to cut each message off gives a DecodeError', () => {
    const whole = flowMod(
      `0001 000c 80000004 00000001 00000000 0004 0018 00000000 0000 0010 00000001 ffff 000000000000`,
    );
    expect(decode(whole)).to.have.property('type', 'flowMod');
    for (let length = 0; length < whole.length; length++) {
      const cut = Buffer.from(whole.subarray(0, length));
      if (length >= 4) cut.writeUInt16BE(length, 2);
      // Cut between match and instruction it is a whole message.
      if (length !== 64) fault(cut);
    }
  });

  it('a stream goes on behind a bad message, byte by byte as well', () => {
    const input = Buffer.concat([
      bytes('04 63 0009 00000001 00'),
      bytes('04 14 0008 00000002'),
      bytes('09 05 0008 00000003'),
      bytes('01 12 0008 00000004'),
    ]);
    for (const size of [1, 3, input.length]) {
      const stream = new MessageStream();
      const items = [];
      for (let at = 0; at < input.length; at += size)
        items.push(...stream.push(input.subarray(at, at + size)));
      expect(items.map(item => ('message' in item ? item.message.xid : item.error.reason))).to.deep.equal([
        'badType',
        2,
        'badVersion',
        4,
      ]);
    }
  });

  it('a stream ends where a header is shorter than itself, and takes nothing after it', () => {
    const stream = new MessageStream();
    const [item] = stream.push(bytes('04 14 0007 00000001 04 14 0008 00000002'));
    expect(item).to.include({ fatal: true });
    expect(stream.push(bytes('04 14 0008 00000003'))).to.deep.equal([]);
    expect(stream.buffered).to.equal(0);
  });

  it('a stream keeps no more than one message, whatever a header promises', () => {
    const stream = new MessageStream();
    expect(stream.push(bytes('04 02 ffff 00000001'))).to.deep.equal([]);
    for (let i = 0; i < 65_526; i++) stream.push(Buffer.of(0));
    expect(stream.buffered).to.equal(65_534);
    expect(stream.push(Buffer.of(0, 4, 20))).to.have.length(1);
    expect(stream.buffered).to.equal(2);
  });
});
