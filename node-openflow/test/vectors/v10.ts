import type { of10 } from '../../src/index.js';

// OpenFlow 1.0.1, built by hand from the structures of chapter 5: one group of digits for each field.

const none = new Uint8Array();
const bytes = (...values: number[]) => Uint8Array.from(values);

const port =
  '0003 0200000000aa 65746833000000000000000000000000 00000001 00000001 000000c0 00000001 00000002 00000003';
const portDesc = {
  portNo: 3,
  hwAddr: '02:00:00:00:00:aa',
  name: 'eth3',
  config: 1,
  state: 1,
  curr: 0xc0,
  advertised: 1,
  supported: 2,
  peer: 3,
};
// in_port=1, tcp, dl_vlan=100, nw_src=10.0.0.0/8, tp_dst=22; wildcards: src mac 2, dst mac 3, pcp 20, tos 21, tp_src 6,
// nw_src 24 bits, nw_dst all 32
const match =
  '0038184c 0001 000000000000 000000000000 0064 00 00 0800 00 06 0000 0a000000 00000000 0000 0016';
const matchFields = { inPort: 1, dlVlan: 100, dlType: 0x0800, nwProto: 6, nwSrc: '10.0.0.0/8', tpDst: 22 };
const exact =
  '00000000 0001 020000000001 020000000002 0064 03 00 0800 b8 11 0000 0a000001 0a000002 0035 0036';
const exactFields = {
  inPort: 1,
  dlSrc: '02:00:00:00:00:01',
  dlDst: '02:00:00:00:00:02',
  dlVlan: 100,
  dlVlanPcp: 3,
  dlType: 0x0800,
  nwTos: 0xb8,
  nwProto: 17,
  nwSrc: '10.0.0.1',
  nwDst: '10.0.0.2',
  tpSrc: 53,
  tpDst: 54,
};
const rest = '0000 000000000000 000000000000 0000 00 00 0000 00 00 0000 00000000 00000000 0000 0000';

const actions = [
  '0000 0008 0001 0080  0001 0008 0064 0000  0002 0008 03 000000  0003 0008 00000000',
  '0004 0010 020000000001 000000000000  0005 0010 020000000002 000000000000',
  '0006 0008 0a000001  0007 0008 0a000002  0008 0008 b8 000000  0009 0008 0035 0000  000a 0008 0036 0000',
  '000b 0010 0002 000000000000 00000007  ffff 0010 00002320 0001fff800000000',
].join(' ');
const actionFields: of10.Action[] = [
  { type: 'output', port: 1, maxLen: 128 },
  { type: 'setVlanVid', vlanVid: 100 },
  { type: 'setVlanPcp', vlanPcp: 3 },
  { type: 'stripVlan' },
  { type: 'setDlSrc', dlAddr: '02:00:00:00:00:01' },
  { type: 'setDlDst', dlAddr: '02:00:00:00:00:02' },
  { type: 'setNwSrc', nwAddr: '10.0.0.1' },
  { type: 'setNwDst', nwAddr: '10.0.0.2' },
  { type: 'setNwTos', nwTos: 0xb8 },
  { type: 'setTpSrc', tpPort: 53 },
  { type: 'setTpDst', tpPort: 54 },
  { type: 'enqueue', port: 2, queueId: 7 },
  { type: 'vendor', vendor: 0x2320, data: bytes(0, 1, 0xff, 0xf8, 0, 0, 0, 0) },
];

export const vectors10: [name: string, hex: string, message: of10.Message][] = [
  ['hello', '01 00 0008 00000001', { version: 1, type: 'hello', xid: 1, data: none }],
  [
    'error',
    '01 01 000d 00000002  0003 0005 aa',
    { version: 1, type: 'error', xid: 2, errorType: 'flowModFailed', code: 'unsupported', data: bytes(0xaa) },
  ],
  [
    'error of a type that has no name',
    '01 01 000c 00000002  0009 0001',
    { version: 1, type: 'error', xid: 2, errorType: 9, code: 1, data: none },
  ],
  ['echo request', '01 02 0009 00000003 61', { version: 1, type: 'echoRequest', xid: 3, data: bytes(97) }],
  ['echo reply', '01 03 0008 00000003', { version: 1, type: 'echoReply', xid: 3, data: none }],
  [
    'vendor',
    '01 04 0010 00000004  00002320 0000000a',
    { version: 1, type: 'vendor', xid: 4, vendor: 0x2320, data: bytes(0, 0, 0, 10) },
  ],
  ['features request', '01 05 0008 00000005', { version: 1, type: 'featuresRequest', xid: 5 }],
  [
    'features reply',
    `01 06 0050 00000005  0001020304050607 00000100 fe 000000 00000087 00000fff  ${port}`,
    {
      version: 1,
      type: 'featuresReply',
      xid: 5,
      datapathId: 0x0001020304050607n,
      nBuffers: 256,
      nTables: 254,
      capabilities: 0x87,
      actions: 0xfff,
      ports: [portDesc],
    },
  ],
  ['get config request', '01 07 0008 00000006', { version: 1, type: 'getConfigRequest', xid: 6 }],
  [
    'get config reply',
    '01 08 000c 00000006 0001 0080',
    { version: 1, type: 'getConfigReply', xid: 6, flags: 1, missSendLen: 128 },
  ],
  [
    'set config',
    '01 09 000c 00000006 0000 ffff',
    { version: 1, type: 'setConfig', xid: 6, flags: 0, missSendLen: 65535 },
  ],
  [
    'packet in',
    '01 0a 0014 00000000  00000007 0040 0003 00 00  beef',
    {
      version: 1,
      type: 'packetIn',
      xid: 0,
      bufferId: 7,
      totalLen: 64,
      inPort: 3,
      reason: 'noMatch',
      data: bytes(0xbe, 0xef),
    },
  ],
  [
    'flow removed',
    `01 0b 0058 00000000  ${match} 0000000000000009 0064 02 00 00000002 00000003 0004 0000 0000000000000006 0000000000000007`,
    {
      version: 1,
      type: 'flowRemoved',
      xid: 0,
      match: matchFields,
      cookie: 9n,
      priority: 100,
      reason: 'delete',
      durationSec: 2,
      durationNsec: 3,
      idleTimeout: 4,
      packetCount: 6n,
      byteCount: 7n,
    },
  ],
  [
    'port status',
    `01 0c 0040 00000000  01 00000000000000  ${port}`,
    { version: 1, type: 'portStatus', xid: 0, reason: 'delete', desc: portDesc },
  ],
  [
    'packet out',
    '01 0d 001a 00000007  ffffffff 0001 0008  0000 0008 fffb 0000  cafe',
    {
      version: 1,
      type: 'packetOut',
      xid: 7,
      bufferId: 0xffffffff,
      inPort: 1,
      actions: [{ type: 'output', port: 0xfffb, maxLen: 0 }],
      data: bytes(0xca, 0xfe),
    },
  ],
  [
    'flow mod with every action',
    `01 0e 00d0 00000008  ${match} 0000000000000001 0004 000a 0014 0064 ffffffff ffff 0003  ${actions}`,
    {
      version: 1,
      type: 'flowMod',
      xid: 8,
      match: matchFields,
      cookie: 1n,
      command: 'deleteStrict',
      idleTimeout: 10,
      hardTimeout: 20,
      priority: 100,
      bufferId: 0xffffffff,
      outPort: 0xffff,
      flags: 3,
      actions: actionFields,
    },
  ],
  ...(
    [
      ['that matches every field', exact, exactFields],
      ['that matches all, as Open vSwitch writes it', `003820ff ${rest}`, {}],
      ['that matches all, with all the bits of OFPFW_ALL', `003fffff ${rest}`, { wildcards: 0x3fffff }],
      ['with wildcard bits that have no meaning', `ff3820ff ${rest}`, { wildcards: 0xff3820ff }],
    ] as const
  ).map(([name, hex, fields]): [string, string, of10.Message] => [
    `flow mod ${name}`,
    `01 0e 0048 00000008  ${hex} 0000000000000000 0000 0000 0000 8000 ffffffff ffff 0000`,
    {
      version: 1,
      type: 'flowMod',
      xid: 8,
      match: fields,
      cookie: 0n,
      command: 'add',
      idleTimeout: 0,
      hardTimeout: 0,
      priority: 0x8000,
      bufferId: 0xffffffff,
      outPort: 0xffff,
      flags: 0,
      actions: [],
    },
  ]),
  [
    'port mod',
    '01 0f 0020 00000009  0003 0200000000aa 00000001 00000001 00000040 00000000',
    {
      version: 1,
      type: 'portMod',
      xid: 9,
      portNo: 3,
      hwAddr: '02:00:00:00:00:aa',
      config: 1,
      mask: 1,
      advertise: 0x40,
    },
  ],
  ['barrier request', '01 12 0008 0000000a', { version: 1, type: 'barrierRequest', xid: 10 }],
  ['barrier reply', '01 13 0008 0000000a', { version: 1, type: 'barrierReply', xid: 10 }],
  [
    'queue config request',
    '01 14 000c 0000000b  0001 0000',
    { version: 1, type: 'queueGetConfigRequest', xid: 11, port: 1 },
  ],
  [
    'queue config reply with every property',
    '01 15 0030 0000000b  0001 000000000000  00000007 0020 0000  0000 0008 00000000  0001 0010 00000000 0064 000000000000',
    {
      version: 1,
      type: 'queueGetConfigReply',
      xid: 11,
      port: 1,
      queues: [{ queueId: 7, properties: [{ type: 'none' }, { type: 'minRate', rate: 100 }] }],
    },
  ],
];

type Body = (of10.Message & { type: 'statsRequest' })['body'];
type ReplyBody = (of10.Message & { type: 'statsReply' })['body'];
const text = (value: string, size: number) =>
  Buffer.from(value)
    .toString('hex')
    .padEnd(size * 2, '0');
const filter = `${match} 03 00 ffff`;
const filterFields = { match: matchFields, tableId: 3, outPort: 0xffff };

export const statsRequests10: [code: number, hex: string, body: Body][] = [
  [0, '', { type: 'desc' }],
  [1, filter, { type: 'flow', ...filterFields }],
  [2, filter, { type: 'aggregate', ...filterFields }],
  [3, '', { type: 'table' }],
  [4, 'ffff 000000000000', { type: 'port', portNo: 0xffff }],
  [5, '0001 0000 ffffffff', { type: 'queue', portNo: 1, queueId: 0xffffffff }],
  [13, '', { type: 'portDesc' }],
  [0xffff, '00002320 0102', { type: 'vendor', vendor: 0x2320, data: bytes(1, 2) }],
];

export const statsReplies10: [code: number, hex: string, body: ReplyBody][] = [
  [
    0,
    [
      text('maker', 256),
      text('hardware', 256),
      text('software', 256),
      text('42', 32),
      text('a switch', 256),
    ].join(' '),
    {
      type: 'desc',
      mfrDesc: 'maker',
      hwDesc: 'hardware',
      swDesc: 'software',
      serialNum: '42',
      dpDesc: 'a switch',
    },
  ],
  [
    1,
    `0060 02 00 ${match} 00000001 00000002 0064 0003 0004 000000000000 0000000000000005 0000000000000006 0000000000000007 0000 0008 0001 0000`,
    {
      type: 'flow',
      entries: [
        {
          tableId: 2,
          match: matchFields,
          durationSec: 1,
          durationNsec: 2,
          priority: 100,
          idleTimeout: 3,
          hardTimeout: 4,
          cookie: 5n,
          packetCount: 6n,
          byteCount: 7n,
          actions: [{ type: 'output', port: 1, maxLen: 0 }],
        },
      ],
    },
  ],
  [
    2,
    '0000000000000001 0000000000000002 00000003 00000000',
    { type: 'aggregate', packetCount: 1n, byteCount: 2n, flowCount: 3 },
  ],
  [
    3,
    `01 000000 ${text('classifier', 32)} 003fffff 000f4240 00000002 0000000000000003 0000000000000004`,
    {
      type: 'table',
      entries: [
        {
          tableId: 1,
          name: 'classifier',
          wildcards: 0x3fffff,
          maxEntries: 1_000_000,
          activeCount: 2,
          lookupCount: 3n,
          matchedCount: 4n,
        },
      ],
    },
  ],
  [
    4,
    `0001 000000000000 ${Array.from({ length: 12 }, (_, i) => `00000000000000${(i + 16).toString(16)}`).join(' ')}`,
    {
      type: 'port',
      entries: [
        {
          portNo: 1,
          rxPackets: 16n,
          txPackets: 17n,
          rxBytes: 18n,
          txBytes: 19n,
          rxDropped: 20n,
          txDropped: 21n,
          rxErrors: 22n,
          txErrors: 23n,
          rxFrameErr: 24n,
          rxOverErr: 25n,
          rxCrcErr: 26n,
          collisions: 27n,
        },
      ],
    },
  ],
  [
    5,
    '0001 0000 00000002 0000000000000003 0000000000000004 0000000000000005',
    { type: 'queue', entries: [{ portNo: 1, queueId: 2, txBytes: 3n, txPackets: 4n, txErrors: 5n }] },
  ],
  [13, port, { type: 'portDesc', entries: [portDesc] }],
  [0xffff, '00002320', { type: 'vendor', vendor: 0x2320, data: none }],
];
