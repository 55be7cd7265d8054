import { experimenterData } from '../experimenter.js';
import { ipv4, mac } from '../schema/addresses.js';
import { list } from '../schema/list.js';
import { u8, u16, u32 } from '../schema/numbers.js';
import { type InOf, type OutOf, optional, pad } from '../schema/type.js';
import { tlv } from '../schema/union.js';
import { fault } from './errors.js';

/** Actions, OpenFlow 1.0.1 section 5.2.4. */
export const action = tlv(
  { name: 'action', align: 8, lengths: fault('badAction', 'badLen'), unknown: fault('badAction', 'badType') },
  {
    output: [0, { port: u16, maxLen: optional(u16, 0xffff) }],
    setVlanVid: [1, { vlanVid: u16, _pad: pad(2) }],
    setVlanPcp: [2, { vlanPcp: u8, _pad: pad(3) }],
    stripVlan: [3, { _pad: pad(4) }],
    setDlSrc: [4, { dlAddr: mac, _pad: pad(6) }],
    setDlDst: [5, { dlAddr: mac, _pad: pad(6) }],
    setNwSrc: [6, { nwAddr: ipv4 }],
    setNwDst: [7, { nwAddr: ipv4 }],
    setNwTos: [8, { nwTos: u8, _pad: pad(3) }],
    setTpSrc: [9, { tpPort: u16, _pad: pad(2) }],
    setTpDst: [10, { tpPort: u16, _pad: pad(2) }],
    enqueue: [11, { port: u16, _pad: pad(6), queueId: u32 }],
    vendor: [0xffff, { vendor: u32, data: experimenterData('action') }],
  },
);

export const actions = list(action);
export type Action10 = OutOf<typeof action>;
export type Action10Input = InOf<typeof action>;
