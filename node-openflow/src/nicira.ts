import type { ExperimenterCodec, ExperimenterPlace } from './experimenter.js';
import { rest } from './schema/bytes.js';
import { arrayOf, enumOf, u8, u16, u32, u64 } from './schema/numbers.js';
import { Reader } from './schema/reader.js';
import { struct } from './schema/struct.js';
import { type Fields, pad } from './schema/type.js';
import { Writer } from './schema/writer.js';

// Nicira's extensions that switches, Open vSwitch above all, send most (nicira-ext.h of Open vSwitch). What is not here
// stays bytes. Registers and other fields are the 32-bit NXM headers of that file.

const NICIRA = 0x00002320;

type Known = Readonly<Record<string, readonly [subtype: number, fields: Fields]>>;

/** Structures told apart by a subtype: OpenFlow 1.3's experimenter type, else a number in front of their fields. */
function codec(place: ExperimenterPlace, subtypeSize: 2 | 4, known: Known): ExperimenterCodec {
  const all = Object.entries(known).map(([name, [subtype, fields]]) => ({
    name,
    subtype,
    type: struct(name, fields),
  }));
  return {
    experimenter: NICIRA,
    place,
    decode(data, expType) {
      const reader = new Reader(data);
      const inside = subtypeSize === 2 ? () => reader.view.getUint16(0) : () => reader.view.getUint32(0);
      const subtype = expType ?? inside();
      const found = all.find(each => each.subtype === subtype);
      if (!found) return undefined;
      const value = found.type.decode(reader, expType === undefined ? subtypeSize : 0, data.length) as object;
      return reader.at === data.length ? { subtype: found.name, ...value } : undefined;
    },
    encode(value, expType) {
      const found = all.find(each => each.name === value.subtype);
      if (!found)
        throw new TypeError(`${String(value.subtype)} is not a structure of Nicira's that is known here`);
      const writer = new Writer(64);
      if (expType === undefined) {
        const at = writer.reserve(subtypeSize);
        if (subtypeSize === 2) writer.view.setUint16(at, found.subtype);
        else writer.view.setUint32(at, found.subtype);
      }
      found.type.encode(writer, value as never);
      return writer.copy();
    },
  };
}

const role = { role: enumOf(u32, { other: 0, master: 1, slave: 2 }) };
const messages: Known = {
  roleRequest: [10, role],
  roleReply: [11, role],
  setFlowFormat: [12, { format: enumOf(u32, { openflow10: 0, nxm: 2 }) }],
  flowModTableId: [15, { set: u8, _pad: pad(7) }],
  setPacketInFormat: [16, { format: u32 }],
  flowAge: [18, {}],
  setAsyncConfig: [
    19,
    { packetInMask: arrayOf(u32, 2), portStatusMask: arrayOf(u32, 2), flowRemovedMask: arrayOf(u32, 2) },
  ],
  setControllerId: [20, { _pad: pad(6), controllerId: u16 }],
};

const actions: Known = {
  resubmit: [1, { inPort: u16, _pad: pad(4) }],
  setTunnel: [2, { _pad: pad(2), tunId: u32 }],
  setQueue: [4, { _pad: pad(2), queueId: u32 }],
  popQueue: [5, { _pad: pad(6) }],
  regMove: [6, { nBits: u16, srcOfs: u16, dstOfs: u16, src: u32, dst: u32 }],
  regLoad: [7, { ofsNbits: u16, dst: u32, value: u64 }],
  note: [8, { note: rest }],
  setTunnel64: [9, { _pad: pad(6), tunId: u64 }],
  resubmitTable: [14, { inPort: u16, table: u8, _pad: pad(3) }],
  outputReg: [15, { ofsNbits: u16, src: u32, maxLen: u16, _pad: pad(6) }],
  exit: [17, { _pad: pad(6) }],
  decTtl: [18, { _pad: pad(6) }],
  controller: [20, { maxLen: u16, controllerId: u16, reason: u8, _pad: pad(1) }],
};

/** Codecs for Nicira's messages and actions: `new Experimenters(nicira)`. */
export const nicira: readonly ExperimenterCodec[] = [
  codec('message', 4, messages),
  codec('action', 2, actions),
];
