import { DecodeError, EncodeError } from '../errors.js';
import type { Variable } from '../schema/type.js';
import { fault } from './errors.js';
import { matchFaults, type Oxm, oxmList, setFieldFaults } from './oxm.js';

const fields = oxmList(matchFaults);

/** struct ofp_match: type OFPMT_OXM, the length without padding, fields, zeroes up to a multiple of 8. */
export const match: Variable<Oxm> = {
  kind: 'variable',
  shape: { is: 'oxm', one: false },
  decode(r, at, end) {
    if (end - at < 4)
      throw new DecodeError('short', at, `match needs 4 bytes, there are ${end - at}`, matchFaults.length);
    const type = r.view.getUint16(at);
    const length = r.view.getUint16(at + 2);
    if (type !== 1)
      throw new DecodeError('badType', at, `match of type ${type}`, fault('badMatch', 'badType'));
    const padded = (length + 7) & ~7;
    if (length < 4 || padded > end - at) {
      const detail = `match says it is ${length} bytes long, with ${end - at} at hand`;
      throw new DecodeError('badLength', at + 2, detail, matchFaults.length);
    }
    const oxm = fields.decode(r, at + 4, at + length);
    r.at = at + padded;
    return oxm;
  },
  encode(w, oxm) {
    const at = w.reserve(4);
    fields.encode(w, oxm);
    const length = w.at - at;
    if (length > 65535) throw new EncodeError(`${length} bytes do not fit a match`);
    w.view.setUint32(at, 0x10000 | length);
    w.align(at, 8);
  },
};

/** The one OXM field of a set-field action. */
export const setFieldOxm: Variable<Oxm> = {
  kind: 'variable',
  shape: { is: 'oxm', one: true },
  decode(r, at, end) {
    if (end - at < 4)
      throw new DecodeError(
        'short',
        at,
        `set-field needs 4 bytes, there are ${end - at}`,
        setFieldFaults.length,
      );
    const length = r.view.getUint8(at + 3);
    if (length + 4 > end - at) {
      throw new DecodeError(
        'badLength',
        at + 3,
        `OXM field says ${length} bytes, there are ${end - at - 4}`,
        setFieldFaults.length,
      );
    }
    return setFieldList.decode(r, at, at + 4 + length);
  },
  encode(w, oxm) {
    const at = w.at;
    setFieldList.encode(w, oxm);
    const written = w.at - at;
    if (written === 0 || w.view.getUint8(at + 3) !== written - 4) {
      throw new EncodeError('must hold exactly one match field');
    }
  },
};

const setFieldList = oxmList(setFieldFaults);
