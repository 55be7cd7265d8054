import { expect } from 'chai';
import { decode, encode, type Message, type MessageInput } from '../src/index.js';
import { errorCode as codes10, errorType as types10 } from '../src/v10/errors.js';
import { messages10 } from '../src/v10/messages.js';
import { errorCode as codes13, errorType as types13 } from '../src/v13/errors.js';
import { messages13 } from '../src/v13/messages.js';
import { oxmFields } from '../src/v13/oxm-fields.js';
import { statsReplies10, statsRequests10, vectors10 } from './vectors/v10.js';
import { multipartReplies13, multipartRequests13, oxm13, vectors13 } from './vectors/v13.js';

const plain = (hex: string) => hex.replaceAll(' ', '').toLowerCase();
const u16 = (value: number) => value.toString(16).padStart(4, '0');

function holds(hex: string, message: Message): void {
  const bytes = Buffer.from(plain(hex), 'hex');
  expect(decode(bytes), 'decoding').to.deep.equal(message);
  expect(encode(message as MessageInput).toString('hex'), 'encoding').to.equal(plain(hex));
}

describe('Bytes built by hand from the specification', () => {
  describe('OpenFlow 1.3', () => {
    for (const [name, hex, message] of vectors13) it(name, () => holds(hex, message));

    for (const [type, code, list] of [
      ['multipartRequest', 18, multipartRequests13],
      ['multipartReply', 19, multipartReplies13],
    ] as const) {
      for (const [number, hex, body] of list) {
        it(`${type} ${body.type}`, () => {
          const length = 16 + plain(hex).length / 2;
          const head = `04 ${code.toString(16)} ${u16(length)} 00000063  ${u16(number)} 0001 00000000`;
          holds(`${head} ${hex}`, { version: 4, type, xid: 0x63, flags: 1, body } as Message);
        });
      }
    }

    for (const [hex, match] of oxm13) {
      it(`match ${JSON.stringify(match, (_, v) => (typeof v === 'bigint' ? `${v}n` : v))}`, () => {
        const size = plain(hex).length / 2;
        const padding = '00'.repeat((8 - ((4 + size) % 8)) % 8);
        const removed =
          '0000000000000000 0000 00 00 00000000 00000000 0000 0000 0000000000000000 0000000000000000';
        const length = 48 + 4 + size + padding.length / 2;
        const message = {
          version: 4,
          type: 'flowRemoved',
          xid: 0,
          cookie: 0n,
          priority: 0,
          reason: 'idleTimeout',
          tableId: 0,
          durationSec: 0,
          durationNsec: 0,
          idleTimeout: 0,
          hardTimeout: 0,
          packetCount: 0n,
          byteCount: 0n,
          match,
        } as const;
        holds(`04 0b ${u16(length)} 00000000 ${removed} 0001 ${u16(4 + size)} ${hex} ${padding}`, message);
      });
    }

    it('cover every message, statistics body and match field', () => {
      const types = new Set([
        ...vectors13.map(([, , { type }]) => type),
        'multipartRequest',
        'multipartReply',
      ]);
      expect(Object.keys(messages13.variants).filter(type => !types.has(type as never))).to.deep.equal([]);
      expect(multipartRequests13.map(([code]) => code)).to.deep.equal(
        multipartReplies13.map(([code]) => code),
      );
      expect(multipartRequests13).to.have.length(15);
      const fields = new Set(oxm13.flatMap(([, match]) => Object.keys(match)));
      expect(Object.keys(oxmFields).filter(field => !fields.has(field))).to.deep.equal([]);
    });
  });

  describe('OpenFlow 1.0', () => {
    for (const [name, hex, message] of vectors10) it(name, () => holds(hex, message));

    for (const [type, code, list] of [
      ['statsRequest', 16, statsRequests10],
      ['statsReply', 17, statsReplies10],
    ] as const) {
      for (const [number, hex, body] of list) {
        it(`${type} ${body.type}`, () => {
          const length = 12 + plain(hex).length / 2;
          const head = `01 ${code.toString(16)} ${u16(length)} 00000063  ${u16(number)} 0001`;
          holds(`${head} ${hex}`, { version: 1, type, xid: 0x63, flags: 1, body } as Message);
        });
      }
    }

    it('cover every message and statistics body', () => {
      const types = new Set([...vectors10.map(([, , { type }]) => type), 'statsRequest', 'statsReply']);
      expect(Object.keys(messages10.variants).filter(type => !types.has(type as never))).to.deep.equal([]);
      expect(statsRequests10.map(([code]) => code)).to.deep.equal(statsReplies10.map(([code]) => code));
    });
  });

  for (const [version, types, codes] of [
    [1, types10, codes10],
    [4, types13, codes13],
  ] as const) {
    it(`name every error type and code of version ${version}`, () => {
      for (const [errorType, number] of Object.entries(types)) {
        for (const [code, value] of Object.entries(
          (codes as Record<string, Record<string, number>>)[errorType] ?? {},
        )) {
          const message = {
            version,
            type: 'error',
            xid: 1,
            errorType,
            code,
            data: new Uint8Array(),
          } as Message;
          holds(`0${version} 01 000c 00000001 ${u16(number)} ${u16(value)}`, message);
        }
      }
      expect(Object.keys(codes)).to.deep.equal(Object.keys(types));
    });
  }
});

describe('Encoding', () => {
  it('takes prefixes for addresses with masks', () => {
    const write = (match: object) =>
      encode({ version: 4, type: 'flowMod', match } as MessageInput)
        .subarray(52)
        .toString('hex');
    expect(write({ ethType: 0x0800, ipv4Src: '10.1.0.0/16' })).to.match(
      /^80000a020800800017080a010000ffff0000/,
    );
    expect(write({ ipv4Dst: '10.0.0.1/255.0.255.0' })).to.include('800019080a000001ff00ff00');
    expect(write({ ipv6Src: '2001:db8::/33' })).to.include(
      `8000352020010db8${'00'.repeat(12)}ffffffff80${'00'.repeat(11)}`,
    );
  });

  it('fills in what has a default', () => {
    const message = decode(encode({ version: 4, type: 'flowMod' }));
    expect(message).to.deep.include({
      command: 'add',
      priority: 0x8000,
      bufferId: 0xffffffff,
      outPort: 0xffffffff,
      match: {},
      instructions: [],
    });
    expect(decode(encode({ version: 1, type: 'flowMod' }))).to.deep.include({
      command: 'add',
      outPort: 0xffff,
      match: {},
      actions: [],
    });
  });

  const wrong: [string, unknown, RegExp][] = [
    ['a message of no version', { type: 'hello' }, /^version: undefined is not a version/],
    [
      'a message type that does not exist',
      { version: 4, type: 'nonsense' },
      /"nonsense" is not a message type of version 4/,
    ],
    [
      'a message of the other version',
      { version: 1, type: 'multipartRequest' },
      /not a message type of version 1/,
    ],
    [
      'a missing field',
      { version: 4, type: 'groupMod' },
      /^groupId: undefined is not an integer from 0 to 4294967295/,
    ],
    [
      'a number out of range',
      { version: 4, type: 'flowMod', priority: 65536 },
      /^priority: 65536 is not an integer from 0 to 65535/,
    ],
    ['a number that is no integer', { version: 4, type: 'flowMod', priority: 1.5 }, /^priority: 1.5 is not/],
    [
      'a number where a bigint belongs',
      { version: 4, type: 'flowMod', cookie: 1 },
      /^cookie: 1 is not a bigint/,
    ],
    [
      'a bigint that is too big',
      { version: 4, type: 'flowMod', cookie: 2n ** 64n },
      /^cookie: 18446744073709551616n is not a bigint/,
    ],
    [
      'a name that does not exist',
      { version: 4, type: 'flowMod', command: 'replace' },
      /^command: "replace" is not one of add, modify/,
    ],
    [
      'an address that is none',
      { version: 4, type: 'flowMod', match: { ethDst: '02:00:00:00:00' } },
      /^match.ethDst: "02:00:00:00:00" is not a MAC address/,
    ],
    [
      'a field that does not exist',
      { version: 4, type: 'flowMod', match: { inport: 1 } },
      /^match: "inport" is not a match field/,
    ],
    [
      'a mask that is none',
      { version: 4, type: 'flowMod', match: { ipv4Src: '10.0.0.0/33' } },
      /^match.ipv4Src: "10.0.0.0\/33" is not an IPv4 address/,
    ],
    [
      'an action that does not exist',
      {
        version: 4,
        type: 'flowMod',
        instructions: [{ type: 'applyActions', actions: [{ type: 'outptu' }] }],
      },
      /^instructions\[0\].actions\[0\]: "outptu" is not a type of action/,
    ],
    [
      'two fields in one set-field',
      {
        version: 4,
        type: 'flowMod',
        instructions: [
          { type: 'writeActions', actions: [{ type: 'setField', field: { vlanVid: 1, vlanPcp: 1 } }] },
        ],
      },
      /exactly one match field/,
    ],
    [
      'a message that is too long',
      { version: 4, type: 'echoRequest', data: new Uint8Array(65530) },
      /65535 is the limit/,
    ],
    [
      'a prefix of 0 bits in 1.0',
      { version: 1, type: 'flowMod', match: { nwSrc: '10.0.0.0/0' } },
      /^match.nwSrc: "10.0.0.0\/0" is not a prefix/,
    ],
    ['a transaction id out of range', { version: 4, type: 'hello', xid: -1 }, /^xid: -1/],
  ];
  for (const [name, message, text] of wrong) {
    it(`refuses ${name}`, () => expect(() => encode(message as MessageInput)).to.throw(text));
  }
});
