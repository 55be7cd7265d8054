import { experimenterData } from '../experimenter.js';
import { list } from '../schema/list.js';
import { u8, u32, u64 } from '../schema/numbers.js';
import { type InOf, type OutOf, optional, pad } from '../schema/type.js';
import { tlv } from '../schema/union.js';
import { actions } from './actions.js';
import { fault } from './errors.js';

/** enum ofp_instruction_type */
export const instructionType = {
  gotoTable: 1,
  writeMetadata: 2,
  writeActions: 3,
  applyActions: 4,
  clearActions: 5,
  meter: 6,
  experimenter: 0xffff,
} as const;

const t = instructionType;

/** Instructions, OpenFlow 1.3.5 section 7.2.4. */
export const instruction = tlv(
  {
    name: 'instruction',
    align: 8,
    lengths: fault('badInstruction', 'badLen'),
    unknown: fault('badInstruction', 'unknownInst'),
  },
  {
    gotoTable: [t.gotoTable, { tableId: u8, _pad: pad(3) }],
    writeMetadata: [
      t.writeMetadata,
      { _pad: pad(4), metadata: u64, metadataMask: optional(u64, 0xffffffffffffffffn) },
    ],
    writeActions: [t.writeActions, { _pad: pad(4), actions }],
    applyActions: [t.applyActions, { _pad: pad(4), actions }],
    clearActions: [t.clearActions, { _pad: pad(4) }],
    meter: [t.meter, { meterId: u32 }],
    experimenter: [t.experimenter, { experimenter: u32, data: experimenterData('instruction') }],
  },
);

export const instructions = list(instruction);
export type Instruction = OutOf<typeof instruction>;
export type InstructionInput = InOf<typeof instruction>;
