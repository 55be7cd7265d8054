import { DecodeError, EncodeError } from '../errors.js';
import type { Variable } from '../schema/type.js';
import { fault } from './errors.js';
import { headerOf } from './oxm.js';
import { type OxmFieldName, oxmFields } from './oxm-fields.js';

/**
 * A type of match field, without value. Types that have no name, and lengths that are not the field's, are the 32-bit
 * header in hexadecimal (with `:` and the experimenter's id in class OFPXMC_EXPERIMENTER).
 */
export interface OxmId {
  field: OxmFieldName | `0x${string}`;
  hasMask: boolean;
}

const names = new Map<number, OxmId>();
for (const [name, [field, type]] of Object.entries(oxmFields)) {
  const header = headerOf(field, type.size);
  names.set(header, { field: name as OxmFieldName, hasMask: false });
  names.set(header + 256 + type.size, { field: name as OxmFieldName, hasMask: true });
}
const headers = new Map([...names].map(([header, { field, hasMask }]) => [`${field} ${hasMask}`, header]));

/** OXM headers one behind the other, as table features list them. */
export const oxmIds: Variable<OxmId[], readonly OxmId[]> = {
  kind: 'variable',
  shape: { is: 'oxmIds' },
  decode(r, at, end) {
    const ids: OxmId[] = [];
    let p = at;
    while (p < end) {
      const header = end - p < 4 ? undefined : r.view.getUint32(p);
      const size = header !== undefined && header >>> 16 === 0xffff ? 8 : 4;
      if (header === undefined || end - p < size) {
        const detail = `OXM header needs ${size} bytes, there are ${end - p}`;
        throw new DecodeError('short', p, detail, fault('tableFeaturesFailed', 'badLen')).within(
          `[${ids.length}]`,
        );
      }
      const known = names.get(header);
      ids.push(
        known
          ? { ...known }
          : {
              field: unknownField(header, size === 8 ? r.view.getUint32(p + 4) : undefined),
              hasMask: (header & 256) !== 0,
            },
      );
      p += size;
    }
    r.at = end;
    return ids;
  },
  encode(w, ids) {
    if (!Array.isArray(ids)) throw new EncodeError('must be an array');
    for (const [index, { field, hasMask }] of (ids as readonly OxmId[]).entries()) {
      const header = headers.get(`${field} ${hasMask}`);
      const parts = /^0x([0-9a-f]{8})(?::([0-9a-f]{8}))?$/i.exec(field);
      if (header !== undefined) w.append(Buffer.from(hex32(header), 'hex'));
      else if (parts) w.append(Buffer.from(`${parts[1]}${parts[2] ?? ''}`, 'hex'));
      else throw new EncodeError(`${JSON.stringify(field)} is not a match field`).within(`[${index}]`);
    }
  },
};

const hex32 = (value: number) => value.toString(16).padStart(8, '0');

function unknownField(header: number, experimenter: number | undefined): `0x${string}` {
  return `0x${hex32(header)}${experimenter === undefined ? '' : `:${hex32(experimenter)}`}`;
}
