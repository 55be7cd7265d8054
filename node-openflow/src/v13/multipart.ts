import { experimenterData } from '../experimenter.js';
import { text } from '../schema/bytes.js';
import { list } from '../schema/list.js';
import { arrayOf, enumOf, u8, u16, u32, u64 } from '../schema/numbers.js';
import { struct } from '../schema/struct.js';
import { type InOf, type OutOf, optional, pad, selfLength } from '../schema/type.js';
import { choice } from '../schema/union.js';
import { Group, groupType, Meter, PortNo, QUEUE_ALL, Table } from './enums.js';
import { fault } from './errors.js';
import { instructions } from './instructions.js';
import { match } from './match.js';
import { buckets, meterBands, port } from './structures.js';
import { tableFeatures } from './table-features.js';

/** enum ofp_multipart_type */
const t = {
  desc: 0,
  flow: 1,
  aggregate: 2,
  table: 3,
  portStats: 4,
  queue: 5,
  group: 6,
  groupDesc: 7,
  groupFeatures: 8,
  meter: 9,
  meterConfig: 10,
  meterFeatures: 11,
  tableFeatures: 12,
  portDesc: 13,
  experimenter: 0xffff,
} as const;

/** struct ofp_flow_stats_request and ofp_aggregate_stats_request */
const flowFilter = {
  tableId: optional(u8, Table.all),
  _pad: pad(3),
  outPort: optional(u32, PortNo.any),
  outGroup: optional(u32, Group.any),
  _pad2: pad(4),
  cookie: optional(u64, 0n),
  cookieMask: optional(u64, 0n),
  match: optional(match, {}),
};
const experimenter = { experimenter: u32, expType: u32 };

const unknown = fault('badRequest', 'badMultipart');

/** Bodies of OFPT_MULTIPART_REQUEST, section 7.3.5 */
export const multipartRequestBody = choice('multipart request', unknown, {
  desc: [t.desc, {}],
  flow: [t.flow, flowFilter],
  aggregate: [t.aggregate, flowFilter],
  table: [t.table, {}],
  portStats: [t.portStats, { portNo: optional(u32, PortNo.any), _pad: pad(4) }],
  queue: [t.queue, { portNo: optional(u32, PortNo.any), queueId: optional(u32, QUEUE_ALL) }],
  group: [t.group, { groupId: optional(u32, Group.all), _pad: pad(4) }],
  groupDesc: [t.groupDesc, {}],
  groupFeatures: [t.groupFeatures, {}],
  meter: [t.meter, { meterId: optional(u32, Meter.all), _pad: pad(4) }],
  meterConfig: [t.meterConfig, { meterId: optional(u32, Meter.all), _pad: pad(4) }],
  meterFeatures: [t.meterFeatures, {}],
  tableFeatures: [t.tableFeatures, { entries: optional(list(tableFeatures), []) }],
  portDesc: [t.portDesc, {}],
  experimenter: [t.experimenter, { ...experimenter, data: experimenterData('multipartRequest', 8, true) }],
});
export type MultipartRequestBody = OutOf<typeof multipartRequestBody>;
export type MultipartRequestBodyInput = InOf<typeof multipartRequestBody>;

const flowStats = struct('flowStats', {
  length: selfLength(),
  tableId: u8,
  _pad: pad(1),
  durationSec: u32,
  durationNsec: u32,
  priority: u16,
  idleTimeout: u16,
  hardTimeout: u16,
  flags: u16,
  _pad2: pad(4),
  cookie: u64,
  packetCount: u64,
  byteCount: u64,
  match,
  instructions,
});
export type FlowStats = OutOf<typeof flowStats>;

const tableStats = struct('tableStats', {
  tableId: u8,
  _pad: pad(3),
  activeCount: u32,
  lookupCount: u64,
  matchedCount: u64,
});
export type TableStats = OutOf<typeof tableStats>;

const portStats = struct('portStats', {
  portNo: u32,
  _pad: pad(4),
  rxPackets: u64,
  txPackets: u64,
  rxBytes: u64,
  txBytes: u64,
  rxDropped: u64,
  txDropped: u64,
  rxErrors: u64,
  txErrors: u64,
  rxFrameErr: u64,
  rxOverErr: u64,
  rxCrcErr: u64,
  collisions: u64,
  durationSec: u32,
  durationNsec: u32,
});
export type PortStats = OutOf<typeof portStats>;

const queueStats = struct('queueStats', {
  portNo: u32,
  queueId: u32,
  txBytes: u64,
  txPackets: u64,
  txErrors: u64,
  durationSec: u32,
  durationNsec: u32,
});

const counters = struct('counter', { packetCount: u64, byteCount: u64 });

const groupStats = struct('groupStats', {
  length: selfLength(),
  _pad: pad(2),
  groupId: u32,
  refCount: u32,
  _pad2: pad(4),
  packetCount: u64,
  byteCount: u64,
  durationSec: u32,
  durationNsec: u32,
  bucketStats: list(counters),
});

const groupDesc = struct('groupDesc', {
  length: selfLength(),
  groupType: enumOf(u8, groupType),
  _pad: pad(1),
  groupId: u32,
  buckets,
});

const meterStats = struct('meterStats', {
  meterId: u32,
  len: selfLength(),
  _pad: pad(6),
  flowCount: u32,
  packetInCount: u64,
  byteInCount: u64,
  durationSec: u32,
  durationNsec: u32,
  bandStats: list(struct('meterBandStats', { packetBandCount: u64, byteBandCount: u64 })),
});

const meterConfig = struct('meterConfig', {
  length: selfLength(),
  flags: u16,
  meterId: u32,
  bands: meterBands,
});

/** Bodies of OFPT_MULTIPART_REPLY, section 7.3.5. Those that hold many of a kind have them in `entries`. */
export const multipartReplyBody = choice('multipart reply', unknown, {
  desc: [
    t.desc,
    { mfrDesc: text(256), hwDesc: text(256), swDesc: text(256), serialNum: text(32), dpDesc: text(256) },
  ],
  flow: [t.flow, { entries: list(flowStats) }],
  aggregate: [t.aggregate, { packetCount: u64, byteCount: u64, flowCount: u32, _pad: pad(4) }],
  table: [t.table, { entries: list(tableStats) }],
  portStats: [t.portStats, { entries: list(portStats) }],
  queue: [t.queue, { entries: list(queueStats) }],
  group: [t.group, { entries: list(groupStats) }],
  groupDesc: [t.groupDesc, { entries: list(groupDesc) }],
  groupFeatures: [
    t.groupFeatures,
    { types: u32, capabilities: u32, maxGroups: arrayOf(u32, 4), actions: arrayOf(u32, 4) },
  ],
  meter: [t.meter, { entries: list(meterStats) }],
  meterConfig: [t.meterConfig, { entries: list(meterConfig) }],
  meterFeatures: [
    t.meterFeatures,
    { maxMeter: u32, bandTypes: u32, capabilities: u32, maxBands: u8, maxColor: u8, _pad: pad(2) },
  ],
  tableFeatures: [t.tableFeatures, { entries: list(tableFeatures) }],
  portDesc: [t.portDesc, { entries: list(port) }],
  experimenter: [t.experimenter, { ...experimenter, data: experimenterData('multipartReply', 8, true) }],
});
export type MultipartReplyBody = OutOf<typeof multipartReplyBody>;
