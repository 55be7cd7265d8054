import { experimenterData } from '../experimenter.js';
import { list } from '../schema/list.js';
import { u8, u16, u32 } from '../schema/numbers.js';
import { type InOf, type OutOf, optional, pad, padTo } from '../schema/type.js';
import { tlv } from '../schema/union.js';
import { ControllerMaxLen } from './enums.js';
import { fault } from './errors.js';
import { setFieldOxm } from './match.js';

/** enum ofp_action_type, for action ids and statistics without the fields. */
export const actionType = {
  output: 0,
  copyTtlOut: 11,
  copyTtlIn: 12,
  setMplsTtl: 15,
  decMplsTtl: 16,
  pushVlan: 17,
  popVlan: 18,
  pushMpls: 19,
  popMpls: 20,
  setQueue: 21,
  group: 22,
  setNwTtl: 23,
  decNwTtl: 24,
  setField: 25,
  pushPbb: 26,
  popPbb: 27,
  experimenter: 0xffff,
} as const;

const t = actionType;

/** Actions, OpenFlow 1.3.5 section 7.2.5. */
export const action = tlv(
  { name: 'action', align: 8, lengths: fault('badAction', 'badLen'), unknown: fault('badAction', 'badType') },
  {
    output: [t.output, { port: u32, maxLen: optional(u16, ControllerMaxLen.noBuffer), _pad: pad(6) }],
    copyTtlOut: [t.copyTtlOut, { _pad: pad(4) }],
    copyTtlIn: [t.copyTtlIn, { _pad: pad(4) }],
    setMplsTtl: [t.setMplsTtl, { mplsTtl: u8, _pad: pad(3) }],
    decMplsTtl: [t.decMplsTtl, { _pad: pad(4) }],
    pushVlan: [t.pushVlan, { ethertype: optional(u16, 0x8100), _pad: pad(2) }],
    popVlan: [t.popVlan, { _pad: pad(4) }],
    pushMpls: [t.pushMpls, { ethertype: optional(u16, 0x8847), _pad: pad(2) }],
    popMpls: [t.popMpls, { ethertype: u16, _pad: pad(2) }],
    setQueue: [t.setQueue, { queueId: u32 }],
    group: [t.group, { groupId: u32 }],
    setNwTtl: [t.setNwTtl, { nwTtl: u8, _pad: pad(3) }],
    decNwTtl: [t.decNwTtl, { _pad: pad(4) }],
    setField: [t.setField, { field: setFieldOxm, _pad: padTo(8) }],
    pushPbb: [t.pushPbb, { ethertype: optional(u16, 0x88e7), _pad: pad(2) }],
    popPbb: [t.popPbb, { _pad: pad(4) }],
    experimenter: [t.experimenter, { experimenter: u32, data: experimenterData('action') }],
  },
);

export const actions = list(action);
export type Action = OutOf<typeof action>;
export type ActionInput = InOf<typeof action>;
