import { experimenterData } from '../experimenter.js';
import { mac } from '../schema/addresses.js';
import { text } from '../schema/bytes.js';
import { list } from '../schema/list.js';
import { u8, u16, u32, u64 } from '../schema/numbers.js';
import { struct } from '../schema/struct.js';
import { type InOf, type OutOf, optional, pad, selfLength } from '../schema/type.js';
import { choice, tlv } from '../schema/union.js';
import { actions } from './actions.js';
import { PortNo, QUEUE_ALL, Table } from './enums.js';
import { fault } from './errors.js';
import { match } from './match.js';

/** struct ofp_phy_port, section 5.2.1 */
export const port = struct('port', {
  portNo: u16,
  hwAddr: mac,
  name: text(16),
  config: u32,
  state: u32,
  curr: u32,
  advertised: u32,
  supported: u32,
  peer: u32,
});
export type PortDesc10 = OutOf<typeof port>;

/** struct ofp_queue_prop_*, section 5.2.2. Rates in tenths of a percent; above 1000: not configured. */
const queueProperty = tlv(
  { name: 'queueProperty' },
  {
    none: [0, { _pad: pad(4) }],
    minRate: [1, { _pad: pad(4), rate: u16, _pad2: pad(6) }],
  },
);

/** struct ofp_packet_queue, section 5.2.2 */
export const packetQueue = struct('packetQueue', {
  queueId: u32,
  len: selfLength(),
  _pad: pad(2),
  properties: list(queueProperty),
});

/**
 * enum ofp_stats_types; portDesc is not of OpenFlow 1.0.1: Open vSwitch and its tools borrow it from 1.3, with 1.0's port
 * structure, because the features reply has no room for many ports.
 */
const t = {
  desc: 0,
  flow: 1,
  aggregate: 2,
  table: 3,
  port: 4,
  queue: 5,
  portDesc: 13,
  vendor: 0xffff,
} as const;

const flowFilter = {
  match: optional(match, {}),
  tableId: optional(u8, Table.all),
  _pad: pad(1),
  outPort: optional(u16, PortNo.none),
};

const unknown = fault('badRequest', 'badStat');

/** Bodies of OFPT_STATS_REQUEST, section 5.3.5 */
export const statsRequestBody = choice('statistics request', unknown, {
  desc: [t.desc, {}],
  flow: [t.flow, flowFilter],
  aggregate: [t.aggregate, flowFilter],
  table: [t.table, {}],
  port: [t.port, { portNo: optional(u16, PortNo.none), _pad: pad(6) }],
  queue: [t.queue, { portNo: optional(u16, PortNo.all), _pad: pad(2), queueId: optional(u32, QUEUE_ALL) }],
  portDesc: [t.portDesc, {}],
  vendor: [t.vendor, { vendor: u32, data: experimenterData('multipartRequest') }],
});
export type StatsRequestBody = OutOf<typeof statsRequestBody>;
export type StatsRequestBodyInput = InOf<typeof statsRequestBody>;

const flowStats = struct('flowStats', {
  length: selfLength(),
  tableId: u8,
  _pad: pad(1),
  match,
  durationSec: u32,
  durationNsec: u32,
  priority: u16,
  idleTimeout: u16,
  hardTimeout: u16,
  _pad2: pad(6),
  cookie: u64,
  packetCount: u64,
  byteCount: u64,
  actions,
});
export type FlowStats10 = OutOf<typeof flowStats>;

const tableStats = struct('tableStats', {
  tableId: u8,
  _pad: pad(3),
  name: text(32),
  wildcards: u32,
  maxEntries: u32,
  activeCount: u32,
  lookupCount: u64,
  matchedCount: u64,
});
export type TableStats10 = OutOf<typeof tableStats>;

const portStats = struct('portStats', {
  portNo: u16,
  _pad: pad(6),
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
});
export type PortStats10 = OutOf<typeof portStats>;

const queueStats = struct('queueStats', {
  portNo: u16,
  _pad: pad(2),
  queueId: u32,
  txBytes: u64,
  txPackets: u64,
  txErrors: u64,
});

/** Bodies of OFPT_STATS_REPLY, section 5.3.5. Those that hold many of a kind have them in `entries`. */
export const statsReplyBody = choice('statistics reply', unknown, {
  desc: [
    t.desc,
    { mfrDesc: text(256), hwDesc: text(256), swDesc: text(256), serialNum: text(32), dpDesc: text(256) },
  ],
  flow: [t.flow, { entries: list(flowStats) }],
  aggregate: [t.aggregate, { packetCount: u64, byteCount: u64, flowCount: u32, _pad: pad(4) }],
  table: [t.table, { entries: list(tableStats) }],
  port: [t.port, { entries: list(portStats) }],
  queue: [t.queue, { entries: list(queueStats) }],
  portDesc: [t.portDesc, { entries: list(port) }],
  vendor: [t.vendor, { vendor: u32, data: experimenterData('multipartReply') }],
});
export type StatsReplyBody = OutOf<typeof statsReplyBody>;
