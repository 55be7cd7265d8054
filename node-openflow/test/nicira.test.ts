import { expect } from 'chai';
import { decode, Experimenters, encode, type Message, type MessageInput, nicira } from '../src/index.js';

const options = { experimenters: new Experimenters(nicira) };
const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex');

describe("Nicira's structures", () => {
  const cases: [name: string, hex: string, data: object][] = [
    [
      'role request in 1.0',
      '01 04 0014 00000001 00002320 0000000a 00000001',
      { subtype: 'roleRequest', role: 'master' },
    ],
    [
      'role reply in 1.3',
      '04 04 0014 00000001 00002320 0000000b 00000002',
      { subtype: 'roleReply', role: 'slave' },
    ],
    [
      'flow format',
      '01 04 0014 00000001 00002320 0000000c 00000002',
      { subtype: 'setFlowFormat', format: 'nxm' },
    ],
  ];
  for (const [name, hex, data] of cases) {
    it(`${name} is an object with its codec, bytes without`, () => {
      const message = decode(bytes(hex), options) as Message & { data: unknown };
      expect(message.data).to.deep.equal(data);
      expect(encode(message as MessageInput, options).equals(bytes(hex))).to.equal(true);
      expect((decode(bytes(hex)) as { data: unknown }).data).to.be.instanceOf(Uint8Array);
      expect(() => encode(message as MessageInput)).to.throw('no codec was given');
    });
  }

  it('actions are objects, also inside flow statistics; what is not known stays bytes', () => {
    const load = 'ffff 0018 00002320 0007 001f 00010004 0000000000000005';
    const resubmit = 'ffff 0010 00002320 000e fff8 03 000000';
    const learn = 'ffff 0010 00002320 0010 000000000000';
    const wire = bytes(
      `04 0d 0050 00000001 ffffffff 00000001 0038 000000000000 ${load} ${resubmit} ${learn}`,
    );
    wire.writeUInt16BE(wire.length, 2);
    const message = decode(wire, options) as Extract<Message<4>, { type: 'packetOut' }>;
    expect(message.actions.map(action => 'data' in action && action.data)).to.deep.equal([
      { subtype: 'regLoad', ofsNbits: 31, dst: 0x00010004, value: 5n },
      { subtype: 'resubmitTable', inPort: 0xfff8, table: 3 },
      new Uint8Array(bytes('0010 000000000000')),
    ]);
    expect(encode(message, options).equals(wire)).to.equal(true);
  });

  it('that are cut off stay bytes: a message does not fail for them', () => {
    const message = decode(bytes('01 04 0012 00000001 00002320 0000000a 0000'), options) as { data: unknown };
    expect(message.data).to.deep.equal(new Uint8Array(bytes('0000000a 0000')));
  });
});
