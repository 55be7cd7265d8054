import { experimenterData } from '../experimenter.js';
import { rest, text } from '../schema/bytes.js';
import { list, listOf } from '../schema/list.js';
import { u8, u32, u64 } from '../schema/numbers.js';
import { struct } from '../schema/struct.js';
import { type InOf, type OutOf, optional, pad, selfLength } from '../schema/type.js';
import { tlv } from '../schema/union.js';
import { actionType } from './actions.js';
import { fault } from './errors.js';
import { instructionType } from './instructions.js';
import { oxmIds } from './oxm-ids.js';

const lengths = fault('tableFeaturesFailed', 'badLen');
const experimenterId = [0xffff, { experimenter: u32, data: optional(rest, new Uint8Array()) }] as const;

type Id<T> = { [K in keyof T]: readonly [number, Record<never, never>] };

/** Types without their fields: 4 bytes each. Switches that pad them to 8 are understood. */
function ids<T extends Readonly<Record<string, number>>>(name: string, types: T) {
  const variants = Object.fromEntries(
    Object.entries(types).map(([key, code]) => [key, [code, {}]]),
  ) as unknown as Id<T>;
  return list(tlv({ name, lengths, lenient: true }, { ...variants, experimenter: experimenterId }));
}

const instructionIds = ids('instructionId', instructionType);
const actionIds = ids('actionId', actionType);
const nextTableIds = listOf(u8);
const experimenter = {
  experimenter: u32,
  expType: u32,
  data: experimenterData('tableFeature', 8, true),
} as const;

/** struct ofp_table_feature_prop_*, section 7.3.5.5.2; names end in Miss for the table-miss entry. */
const property = tlv(
  { name: 'tableFeatureProperty', padded: 8, lengths, unknown: fault('tableFeaturesFailed', 'badType') },
  {
    instructions: [0, { instructionIds }],
    instructionsMiss: [1, { instructionIds }],
    nextTables: [2, { nextTableIds }],
    nextTablesMiss: [3, { nextTableIds }],
    writeActions: [4, { actionIds }],
    writeActionsMiss: [5, { actionIds }],
    applyActions: [6, { actionIds }],
    applyActionsMiss: [7, { actionIds }],
    match: [8, { oxmIds }],
    wildcards: [10, { oxmIds }],
    writeSetfield: [12, { oxmIds }],
    writeSetfieldMiss: [13, { oxmIds }],
    applySetfield: [14, { oxmIds }],
    applySetfieldMiss: [15, { oxmIds }],
    experimenter: [0xfffe, experimenter],
    experimenterMiss: [0xffff, experimenter],
  },
);

/** struct ofp_table_features, section 7.3.5.5.1 */
export const tableFeatures = struct(
  'tableFeatures',
  {
    length: selfLength(),
    tableId: u8,
    _pad: pad(5),
    name: text(32),
    metadataMatch: u64,
    metadataWrite: u64,
    config: u32,
    maxEntries: u32,
    properties: list(property),
  },
  lengths,
);
export type TableFeatures = OutOf<typeof tableFeatures>;
export type TableFeaturesInput = InOf<typeof tableFeatures>;
