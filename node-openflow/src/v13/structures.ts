import { experimenterData } from '../experimenter.js';
import { mac } from '../schema/addresses.js';
import { text } from '../schema/bytes.js';
import { list } from '../schema/list.js';
import { u8, u16, u32 } from '../schema/numbers.js';
import { struct } from '../schema/struct.js';
import { type InOf, type OutOf, optional, pad, selfLength } from '../schema/type.js';
import { tlv } from '../schema/union.js';
import { actions } from './actions.js';
import { Group, PortNo } from './enums.js';
import { fault } from './errors.js';

/** struct ofp_port, section 7.2.1 */
export const port = struct('port', {
  portNo: u32,
  _pad: pad(4),
  hwAddr: mac,
  _pad2: pad(2),
  name: text(16),
  config: u32,
  state: u32,
  curr: u32,
  advertised: u32,
  supported: u32,
  peer: u32,
  currSpeed: u32,
  maxSpeed: u32,
});
export type PortDesc = OutOf<typeof port>;

/** struct ofp_bucket, section 7.3.4.2 */
export const bucket = struct(
  'bucket',
  {
    len: selfLength(),
    weight: optional(u16, 0),
    watchPort: optional(u32, PortNo.any),
    watchGroup: optional(u32, Group.any),
    _pad: pad(4),
    actions,
  },
  fault('groupModFailed', 'badBucket'),
);
export const buckets = list(bucket);
export type Bucket = OutOf<typeof bucket>;
export type BucketInput = InOf<typeof bucket>;

/** struct ofp_meter_band_*, section 7.3.4.4 */
export const meterBand = tlv(
  {
    name: 'meterBand',
    lengths: fault('meterModFailed', 'badBand'),
    unknown: fault('meterModFailed', 'badBand'),
  },
  {
    drop: [1, { rate: u32, burstSize: optional(u32, 0), _pad: pad(4) }],
    dscpRemark: [2, { rate: u32, burstSize: optional(u32, 0), precLevel: u8, _pad: pad(3) }],
    experimenter: [
      0xffff,
      { rate: u32, burstSize: optional(u32, 0), experimenter: u32, data: experimenterData('meterBand') },
    ],
  },
);
export const meterBands = list(meterBand);
export type MeterBand = OutOf<typeof meterBand>;

/** struct ofp_queue_prop_*, section 7.2.2. Rates in tenths of a percent; above 1000: not configured. */
export const queueProperty = tlv(
  { name: 'queueProperty' },
  {
    minRate: [1, { _pad: pad(4), rate: u16, _pad2: pad(6) }],
    maxRate: [2, { _pad: pad(4), rate: u16, _pad2: pad(6) }],
    experimenter: [
      0xffff,
      { _pad: pad(4), experimenter: u32, _pad2: pad(4), data: experimenterData('queueProperty', 8) },
    ],
  },
);

/** struct ofp_packet_queue, section 7.2.2 */
export const packetQueue = struct('packetQueue', {
  queueId: u32,
  port: u32,
  len: selfLength(),
  _pad: pad(6),
  properties: list(queueProperty),
});
export type PacketQueue = OutOf<typeof packetQueue>;
