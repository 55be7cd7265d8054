import type { of13 } from '../../src/index.js';

// OpenFlow 1.3.5, built by hand from the structures of chapter 7: one group of digits for each field.

const none = new Uint8Array();
const bytes = (...values: number[]) => Uint8Array.from(values);

const port =
  '00000003 00000000 0200000000aa 0000 65746833000000000000000000000000 00000001 00000004 00000840 00002000 00002820 00000000 00989680 05f5e100';
const portDesc = {
  portNo: 3,
  hwAddr: '02:00:00:00:00:aa',
  name: 'eth3',
  config: 1,
  state: 4,
  curr: 0x840,
  advertised: 0x2000,
  supported: 0x2820,
  peer: 0,
  currSpeed: 10_000_000,
  maxSpeed: 100_000_000,
};
// An empty match: type 1, length 4, padded to 8.
const any = '0001 0004 00000000';

export const vectors13: [name: string, hex: string, message: of13.Message][] = [
  ['hello without elements', '04 00 0008 00000001', { version: 4, type: 'hello', xid: 1, elements: [] }],
  [
    'hello with a bitmap of versions and an element that is not known, each padded to 8',
    '04 00 0020 00000002  0001 0008 00000012  0002 0009 0102030405 00000000000000',
    {
      version: 4,
      type: 'hello',
      xid: 2,
      elements: [
        { type: 'versionbitmap', bitmaps: [0x12] },
        { type: 2, data: bytes(1, 2, 3, 4, 5) },
      ],
    },
  ],
  [
    'error',
    '04 01 000e 00000003  0002 000e  beef',
    { version: 4, type: 'error', xid: 3, errorType: 'badAction', code: 'badSetLen', data: bytes(0xbe, 0xef) },
  ],
  [
    'error with a code that has no name',
    '04 01 000c 00000003  0005 00ff',
    { version: 4, type: 'error', xid: 3, errorType: 'flowModFailed', code: 255, data: none },
  ],
  [
    'error of an experimenter',
    '04 01 0012 00000003  ffff 0906 4f4e4600 abcd',
    {
      version: 4,
      type: 'experimenterError',
      xid: 3,
      expType: 2310,
      experimenter: 0x4f4e4600,
      data: bytes(0xab, 0xcd),
    },
  ],
  [
    'echo request',
    '04 02 000b 00000004 616263',
    { version: 4, type: 'echoRequest', xid: 4, data: bytes(97, 98, 99) },
  ],
  ['echo reply', '04 03 0008 00000004', { version: 4, type: 'echoReply', xid: 4, data: none }],
  [
    'experimenter',
    '04 04 0014 00000005  00002320 0000000a 00000001',
    { version: 4, type: 'experimenter', xid: 5, experimenter: 0x2320, expType: 10, data: bytes(0, 0, 0, 1) },
  ],
  ['features request', '04 05 0008 00000006', { version: 4, type: 'featuresRequest', xid: 6 }],
  [
    'features reply',
    '04 06 0020 00000006  0001020304050607 00000100 fe 01 0000 0000014f 00000000',
    {
      version: 4,
      type: 'featuresReply',
      xid: 6,
      datapathId: 0x0001020304050607n,
      nBuffers: 256,
      nTables: 254,
      auxiliaryId: 1,
      capabilities: 0x14f,
      reserved: 0,
    },
  ],
  ['get config request', '04 07 0008 00000007', { version: 4, type: 'getConfigRequest', xid: 7 }],
  [
    'get config reply',
    '04 08 000c 00000007 0001 0080',
    { version: 4, type: 'getConfigReply', xid: 7, flags: 1, missSendLen: 128 },
  ],
  [
    'set config',
    '04 09 000c 00000007 0000 ffff',
    { version: 4, type: 'setConfig', xid: 7, flags: 0, missSendLen: 65535 },
  ],
  [
    'packet in: two bytes of padding stand between match and data',
    `04 0a 002e 00000000  ffffffff 0040 01 02 0000000000000005  0001 000c 80000004 00000003 00000000  0000 deadbeef`,
    {
      version: 4,
      type: 'packetIn',
      xid: 0,
      bufferId: 0xffffffff,
      totalLen: 64,
      reason: 'action',
      tableId: 2,
      cookie: 5n,
      match: { inPort: 3 },
      data: bytes(0xde, 0xad, 0xbe, 0xef),
    },
  ],
  [
    'flow removed',
    `04 0b 0038 00000000  0000000000000009 0064 01 00 00000002 00000003 0004 0005 0000000000000006 0000000000000007  ${any}`,
    {
      version: 4,
      type: 'flowRemoved',
      xid: 0,
      cookie: 9n,
      priority: 100,
      reason: 'hardTimeout',
      tableId: 0,
      durationSec: 2,
      durationNsec: 3,
      idleTimeout: 4,
      hardTimeout: 5,
      packetCount: 6n,
      byteCount: 7n,
      match: {},
    },
  ],
  [
    'port status',
    `04 0c 0050 00000000  02 00000000000000  ${port}`,
    { version: 4, type: 'portStatus', xid: 0, reason: 'modify', desc: portDesc },
  ],
  [
    'packet out',
    '04 0d 002a 00000008  ffffffff fffffffd 0010 000000000000  0000 0010 00000001 ffff 000000000000  cafe',
    {
      version: 4,
      type: 'packetOut',
      xid: 8,
      bufferId: 0xffffffff,
      inPort: 0xfffffffd,
      actions: [{ type: 'output', port: 1, maxLen: 65535 }],
      data: bytes(0xca, 0xfe),
    },
  ],
  [
    'flow mod with every instruction',
    [
      '04 0e 00b8 00000009  0000000000000001 ffffffff00000000 03 01 000a 0014 0064 ffffffff ffffffff ffffffff 0003 0000',
      // in_port=1, eth_dst with mask, vlan_vid: 4+8+16+6 = 34 bytes, padded to 40
      '0001 0022 80000004 00000001 8000070c 010000000000 010000000000 80000c02 1064 000000000000',
      '0001 0008 05 000000',
      '0002 0018 00000000 0000000000000007 00000000000000ff',
      '0003 0010 00000000 0016 0008 00000004',
      '0004 0010 00000000 0012 0008 00000000',
      '0005 0008 00000000',
      '0006 0008 00000002',
      'ffff 0010 00002320 0102030405060708',
    ].join(' '),
    {
      version: 4,
      type: 'flowMod',
      xid: 9,
      cookie: 1n,
      cookieMask: 0xffffffff00000000n,
      tableId: 3,
      command: 'modify',
      idleTimeout: 10,
      hardTimeout: 20,
      priority: 100,
      bufferId: 0xffffffff,
      outPort: 0xffffffff,
      outGroup: 0xffffffff,
      flags: 3,
      match: {
        inPort: 1,
        ethDst: { value: '01:00:00:00:00:00', mask: '01:00:00:00:00:00' },
        vlanVid: 0x1064,
      },
      instructions: [
        { type: 'gotoTable', tableId: 5 },
        { type: 'writeMetadata', metadata: 7n, metadataMask: 0xffn },
        { type: 'writeActions', actions: [{ type: 'group', groupId: 4 }] },
        { type: 'applyActions', actions: [{ type: 'popVlan' }] },
        { type: 'clearActions' },
        { type: 'meter', meterId: 2 },
        { type: 'experimenter', experimenter: 0x2320, data: bytes(1, 2, 3, 4, 5, 6, 7, 8) },
      ],
    },
  ],
  [
    'packet out with every action',
    [
      '04 0d 00d0 0000000a  ffffffff 00000001 00b8 000000000000',
      '0000 0010 fffffffd 0080 000000000000',
      '000b 0008 00000000  000c 0008 00000000  000f 0008 40 000000  0010 0008 00000000',
      '0011 0008 8100 0000  0012 0008 00000000  0013 0008 8847 0000  0014 0008 0800 0000',
      '0015 0008 00000006  0016 0008 00000007  0017 0008 20 000000  0018 0008 00000000',
      // set vlan_vid: 4 + 4 + 2 bytes, padded to 16; set eth_src: 4 + 4 + 6, padded to 16
      '0019 0010 80000c02 1007 000000000000  0019 0010 80000806 020000000001 0000',
      '001a 0008 88e7 0000  001b 0008 00000000  ffff 0010 00002320 0001fff800000000',
      // and once more decrement TTL, so that something follows the experimenter
      '0018 0008 00000000',
    ].join(' '),
    {
      version: 4,
      type: 'packetOut',
      xid: 10,
      bufferId: 0xffffffff,
      inPort: 1,
      actions: [
        { type: 'output', port: 0xfffffffd, maxLen: 128 },
        { type: 'copyTtlOut' },
        { type: 'copyTtlIn' },
        { type: 'setMplsTtl', mplsTtl: 64 },
        { type: 'decMplsTtl' },
        { type: 'pushVlan', ethertype: 0x8100 },
        { type: 'popVlan' },
        { type: 'pushMpls', ethertype: 0x8847 },
        { type: 'popMpls', ethertype: 0x0800 },
        { type: 'setQueue', queueId: 6 },
        { type: 'group', groupId: 7 },
        { type: 'setNwTtl', nwTtl: 32 },
        { type: 'decNwTtl' },
        { type: 'setField', field: { vlanVid: 0x1007 } },
        { type: 'setField', field: { ethSrc: '02:00:00:00:00:01' } },
        { type: 'pushPbb', ethertype: 0x88e7 },
        { type: 'popPbb' },
        { type: 'experimenter', experimenter: 0x2320, data: bytes(0, 1, 0xff, 0xf8, 0, 0, 0, 0) },
        { type: 'decNwTtl' },
      ],
      data: none,
    },
  ],
  [
    'group mod',
    '04 0f 0050 0000000b  0000 03 00 00000005  0020 0001 00000001 ffffffff 00000000 0000 0010 00000001 0000 000000000000  0020 0002 ffffffff 00000004 00000000 0000 0010 00000002 0000 000000000000',
    {
      version: 4,
      type: 'groupMod',
      xid: 11,
      command: 'add',
      groupType: 'ff',
      groupId: 5,
      buckets: [
        {
          weight: 1,
          watchPort: 1,
          watchGroup: 0xffffffff,
          actions: [{ type: 'output', port: 1, maxLen: 0 }],
        },
        {
          weight: 2,
          watchPort: 0xffffffff,
          watchGroup: 4,
          actions: [{ type: 'output', port: 2, maxLen: 0 }],
        },
      ],
    },
  ],
  [
    'port mod',
    '04 10 0028 0000000c  00000003 00000000 0200000000aa 0000 00000001 00000001 00002000 00000000',
    {
      version: 4,
      type: 'portMod',
      xid: 12,
      portNo: 3,
      hwAddr: '02:00:00:00:00:aa',
      config: 1,
      mask: 1,
      advertise: 0x2000,
    },
  ],
  [
    'table mod',
    '04 11 0010 0000000d  ff 000000 00000003',
    { version: 4, type: 'tableMod', xid: 13, tableId: 255, config: 3 },
  ],
  ['barrier request', '04 14 0008 0000000e', { version: 4, type: 'barrierRequest', xid: 14 }],
  ['barrier reply', '04 15 0008 0000000e', { version: 4, type: 'barrierReply', xid: 14 }],
  [
    'queue config request',
    '04 16 0010 0000000f  ffffffff 00000000',
    { version: 4, type: 'queueGetConfigRequest', xid: 15, port: 0xffffffff },
  ],
  [
    'queue config reply with every property',
    '04 17 0058 0000000f  00000001 00000000  00000007 00000001 0048 000000000000  0001 0010 00000000 0064 000000000000  0002 0010 00000000 03e8 000000000000  ffff 0018 00000000 00002320 00000000 0102030405060708',
    {
      version: 4,
      type: 'queueGetConfigReply',
      xid: 15,
      port: 1,
      queues: [
        {
          queueId: 7,
          port: 1,
          properties: [
            { type: 'minRate', rate: 100 },
            { type: 'maxRate', rate: 1000 },
            { type: 'experimenter', experimenter: 0x2320, data: bytes(1, 2, 3, 4, 5, 6, 7, 8) },
          ],
        },
      ],
    },
  ],
  [
    'role request',
    '04 18 0018 00000010  00000002 00000000 0000000000000003',
    { version: 4, type: 'roleRequest', xid: 16, role: 'master', generationId: 3n },
  ],
  [
    'role reply with a role that has no name',
    '04 19 0018 00000010  00000009 00000000 ffffffffffffffff',
    { version: 4, type: 'roleReply', xid: 16, role: 9, generationId: 0xffffffffffffffffn },
  ],
  ['async request', '04 1a 0008 00000011', { version: 4, type: 'getAsyncRequest', xid: 17 }],
  [
    'async reply',
    '04 1b 0020 00000011  00000007 00000000 00000007 00000006 0000000f 00000001',
    {
      version: 4,
      type: 'getAsyncReply',
      xid: 17,
      packetInMask: [7, 0],
      portStatusMask: [7, 6],
      flowRemovedMask: [15, 1],
    },
  ],
  [
    'set async',
    '04 1c 0020 00000011  00000001 00000002 00000003 00000004 00000005 00000006',
    {
      version: 4,
      type: 'setAsync',
      xid: 17,
      packetInMask: [1, 2],
      portStatusMask: [3, 4],
      flowRemovedMask: [5, 6],
    },
  ],
  [
    'meter mod with every band',
    '04 1d 0048 00000012  0001 0005 00000001  0001 0010 000003e8 00000064 00000000  0002 0010 000007d0 00000000 01 000000  ffff 0018 00000001 00000002 00002320 0102030405060708',
    {
      version: 4,
      type: 'meterMod',
      xid: 18,
      command: 'modify',
      flags: 5,
      meterId: 1,
      bands: [
        { type: 'drop', rate: 1000, burstSize: 100 },
        { type: 'dscpRemark', rate: 2000, burstSize: 0, precLevel: 1 },
        {
          type: 'experimenter',
          rate: 1,
          burstSize: 2,
          experimenter: 0x2320,
          data: bytes(1, 2, 3, 4, 5, 6, 7, 8),
        },
      ],
    },
  ],
];

// Bodies of multipart messages: the hexadecimal text is what stands behind type, flags and padding.
type Body = (of13.Message & { type: 'multipartRequest' })['body'];
type ReplyBody = (of13.Message & { type: 'multipartReply' })['body'];

const filter = `03 000000 00000001 00000002 00000000 0000000000000005 00000000000000ff 0001 000c 80000004 00000001 00000000`;
const filterFields = {
  tableId: 3,
  outPort: 1,
  outGroup: 2,
  cookie: 5n,
  cookieMask: 0xffn,
  match: { inPort: 1 },
};
const text = (value: string, size: number) =>
  Buffer.from(value)
    .toString('hex')
    .padEnd(size * 2, '0');

const features = [
  // length 64 + 16 + 8 + 8 + 16 + 16 = 128
  `0080 00 0000000000 ${text('classifier', 32)} ffffffffffffffff 00000000000000ff 00000003 000f4240`,
  // instructions goto_table, apply_actions, and an experimenter's: 4 + 4 + 4 + 8 = 20, padded to 24
  '0000 0014 0001 0004 0004 0004 ffff 0008 00002320 00000000',
  // next tables 1 and 2: 6, padded to 8
  '0002 0006 01 02 0000',
  // apply actions: output
  '0006 0008 0000 0004',
  // match in_port and metadata with mask: 12, padded to 16
  '0008 000c 80000004 80000510 00000000',
  // experimenter, table-miss
  'ffff 0010 00002320 00000001 01020304',
]
  .join(' ')
  .replace('0080 00', '0088 00');
const featuresFields = {
  tableId: 0,
  name: 'classifier',
  metadataMatch: 0xffffffffffffffffn,
  metadataWrite: 0xffn,
  config: 3,
  maxEntries: 1_000_000,
  properties: [
    {
      type: 'instructions' as const,
      instructionIds: [
        { type: 'gotoTable' as const },
        { type: 'applyActions' as const },
        { type: 'experimenter' as const, experimenter: 0x2320, data: none },
      ],
    },
    { type: 'nextTables' as const, nextTableIds: [1, 2] },
    { type: 'applyActions' as const, actionIds: [{ type: 'output' as const }] },
    {
      type: 'match' as const,
      oxmIds: [
        { field: 'inPort' as const, hasMask: false },
        { field: 'metadata' as const, hasMask: true },
      ],
    },
    { type: 'experimenterMiss' as const, experimenter: 0x2320, expType: 1, data: bytes(1, 2, 3, 4) },
  ],
};

export const multipartRequests13: [code: number, hex: string, body: Body][] = [
  [0, '', { type: 'desc' }],
  [1, filter, { type: 'flow', ...filterFields }],
  [2, filter, { type: 'aggregate', ...filterFields }],
  [3, '', { type: 'table' }],
  [4, 'ffffffff 00000000', { type: 'portStats', portNo: 0xffffffff }],
  [5, '00000001 ffffffff', { type: 'queue', portNo: 1, queueId: 0xffffffff }],
  [6, 'fffffffc 00000000', { type: 'group', groupId: 0xfffffffc }],
  [7, '', { type: 'groupDesc' }],
  [8, '', { type: 'groupFeatures' }],
  [9, 'ffffffff 00000000', { type: 'meter', meterId: 0xffffffff }],
  [10, '00000001 00000000', { type: 'meterConfig', meterId: 1 }],
  [11, '', { type: 'meterFeatures' }],
  [12, features, { type: 'tableFeatures', entries: [featuresFields] }],
  [13, '', { type: 'portDesc' }],
  [
    0xffff,
    '00002320 00000002 0102',
    { type: 'experimenter', experimenter: 0x2320, expType: 2, data: bytes(1, 2) },
  ],
];

export const multipartReplies13: [code: number, hex: string, body: ReplyBody][] = [
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
    `0040 02 00 00000001 00000002 0064 0003 0004 0001 00000000 0000000000000005 0000000000000006 0000000000000007 ${any} 0001 0008 03 000000`,
    {
      type: 'flow',
      entries: [
        {
          tableId: 2,
          durationSec: 1,
          durationNsec: 2,
          priority: 100,
          idleTimeout: 3,
          hardTimeout: 4,
          flags: 1,
          cookie: 5n,
          packetCount: 6n,
          byteCount: 7n,
          match: {},
          instructions: [{ type: 'gotoTable', tableId: 3 }],
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
    '01 000000 00000002 0000000000000003 0000000000000004',
    { type: 'table', entries: [{ tableId: 1, activeCount: 2, lookupCount: 3n, matchedCount: 4n }] },
  ],
  [
    4,
    `00000001 00000000 ${Array.from({ length: 12 }, (_, i) => `00000000000000${(i + 16).toString(16)}`).join(' ')} 00000002 00000003`,
    {
      type: 'portStats',
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
          durationSec: 2,
          durationNsec: 3,
        },
      ],
    },
  ],
  [
    5,
    '00000001 00000002 0000000000000003 0000000000000004 0000000000000005 00000006 00000007',
    {
      type: 'queue',
      entries: [
        { portNo: 1, queueId: 2, txBytes: 3n, txPackets: 4n, txErrors: 5n, durationSec: 6, durationNsec: 7 },
      ],
    },
  ],
  [
    6,
    '0038 0000 00000001 00000002 00000000 0000000000000003 0000000000000004 00000005 00000006  0000000000000007 0000000000000008',
    {
      type: 'group',
      entries: [
        {
          groupId: 1,
          refCount: 2,
          packetCount: 3n,
          byteCount: 4n,
          durationSec: 5,
          durationNsec: 6,
          bucketStats: [{ packetCount: 7n, byteCount: 8n }],
        },
      ],
    },
  ],
  [
    7,
    '0018 01 00 00000002  0010 000a ffffffff ffffffff 00000000',
    {
      type: 'groupDesc',
      entries: [
        {
          groupType: 'select',
          groupId: 2,
          buckets: [{ weight: 10, watchPort: 0xffffffff, watchGroup: 0xffffffff, actions: [] }],
        },
      ],
    },
  ],
  [
    8,
    '0000000f 00000003  00000001 00000002 00000003 00000004  00000005 00000006 00000007 00000008',
    { type: 'groupFeatures', types: 15, capabilities: 3, maxGroups: [1, 2, 3, 4], actions: [5, 6, 7, 8] },
  ],
  [
    9,
    '00000001 0038 000000000000 00000002 0000000000000003 0000000000000004 00000005 00000006  0000000000000007 0000000000000008',
    {
      type: 'meter',
      entries: [
        {
          meterId: 1,
          flowCount: 2,
          packetInCount: 3n,
          byteInCount: 4n,
          durationSec: 5,
          durationNsec: 6,
          bandStats: [{ packetBandCount: 7n, byteBandCount: 8n }],
        },
      ],
    },
  ],
  [
    10,
    '0018 0001 00000002  0001 0010 000003e8 00000000 00000000',
    {
      type: 'meterConfig',
      entries: [{ flags: 1, meterId: 2, bands: [{ type: 'drop', rate: 1000, burstSize: 0 }] }],
    },
  ],
  [
    11,
    '00040000 00000002 0000000f 08 01 0000',
    { type: 'meterFeatures', maxMeter: 0x40000, bandTypes: 2, capabilities: 15, maxBands: 8, maxColor: 1 },
  ],
  [12, features, { type: 'tableFeatures', entries: [featuresFields] }],
  [13, port, { type: 'portDesc', entries: [portDesc] }],
  [0xffff, '00002320 00000002', { type: 'experimenter', experimenter: 0x2320, expType: 2, data: none }],
];

/** Every match field: header and value by hand, and with a mask where there may be one. */
export const oxm13: [hex: string, match: of13.Match][] = [
  ['80000004 00000001', { inPort: 1 }],
  ['80000204 00000002', { inPhyPort: 2 }],
  ['80000408 0000000000000003', { metadata: 3n }],
  ['80000510 0000000000000003 00000000000000ff', { metadata: { value: 3n, mask: 255n } }],
  ['80000606 020000000001', { ethDst: '02:00:00:00:00:01' }],
  [
    '8000070c 010000000000 010000000000',
    { ethDst: { value: '01:00:00:00:00:00', mask: '01:00:00:00:00:00' } },
  ],
  ['80000806 020000000002', { ethSrc: '02:00:00:00:00:02' }],
  ['80000a02 0800', { ethType: 0x0800 }],
  ['80000c02 1064', { vlanVid: 0x1064 }],
  ['80000d04 1000 1000', { vlanVid: { value: 0x1000, mask: 0x1000 } }],
  ['80000e01 05', { vlanPcp: 5 }],
  ['80001001 2e', { ipDscp: 46 }],
  ['80001201 03', { ipEcn: 3 }],
  ['80001401 06', { ipProto: 6 }],
  ['80001604 0a000001', { ipv4Src: '10.0.0.1' }],
  ['80001908 0a000000 ff000000', { ipv4Dst: { value: '10.0.0.0', mask: '255.0.0.0' } }],
  ['80001a02 0001', { tcpSrc: 1 }],
  ['80001c02 0002', { tcpDst: 2 }],
  ['80001e02 0003', { udpSrc: 3 }],
  ['80002002 0004', { udpDst: 4 }],
  ['80002202 0005', { sctpSrc: 5 }],
  ['80002402 0006', { sctpDst: 6 }],
  ['80002601 08', { icmpv4Type: 8 }],
  ['80002801 01', { icmpv4Code: 1 }],
  ['80002a02 0001', { arpOp: 1 }],
  ['80002c04 0a000001', { arpSpa: '10.0.0.1' }],
  ['80002e04 0a000002', { arpTpa: '10.0.0.2' }],
  ['80003006 020000000003', { arpSha: '02:00:00:00:00:03' }],
  ['80003206 020000000004', { arpTha: '02:00:00:00:00:04' }],
  ['80003410 20010db8000000000000000000000001', { ipv6Src: '2001:db8::1' }],
  [
    '80003720 20010db8000000000000000000000000 ffffffff000000000000000000000000',
    { ipv6Dst: { value: '2001:db8::', mask: 'ffff:ffff::' } },
  ],
  ['80003804 0000abcd', { ipv6Flabel: 0xabcd }],
  ['80003a01 87', { icmpv6Type: 135 }],
  ['80003c01 00', { icmpv6Code: 0 }],
  ['80003e10 fe800000000000000000000000000001', { ipv6NdTarget: 'fe80::1' }],
  ['80004006 020000000005', { ipv6NdSll: '02:00:00:00:00:05' }],
  ['80004206 020000000006', { ipv6NdTll: '02:00:00:00:00:06' }],
  ['80004404 00000010', { mplsLabel: 16 }],
  ['80004601 02', { mplsTc: 2 }],
  ['80004801 01', { mplsBos: 1 }],
  ['80004a03 abcdef', { pbbIsid: 0xabcdef }],
  ['80004c08 0000000000000007', { tunnelId: 7n }],
  ['80004e02 0101', { ipv6Exthdr: 0x101 }],
  // A Nicira register; ONF's tcp_flags; a mask where the specification knows none.
  ['00010004 00000005', { '0x00010004': bytes(0, 0, 0, 5) }],
  ['ffff5406 4f4e4600 0012', { '0xffff5406:4f4e4600': bytes(0, 0x12) }],
  ['80001b04 0010 fff0', { '0x80001b04': bytes(0, 0x10, 0xff, 0xf0) }],
];
