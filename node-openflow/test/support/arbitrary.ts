import fc from 'fast-check';
import type { Message } from '../../src/index.js';
import type { AnyType, Fields } from '../../src/schema/type.js';
import { formatIpv6 } from '../../src/schema/ipv6.js';
import { messages10 } from '../../src/v10/messages.js';
import { messages13 } from '../../src/v13/messages.js';
import { oxmFields } from '../../src/v13/oxm-fields.js';

// Random valid messages, made from the declarations themselves: a field that is declared is a field that is tried.

type Any = fc.Arbitrary<unknown>;

const bytes = (constraints: fc.IntArrayConstraints = {}) =>
  fc.uint8Array({ maxLength: 40, ...constraints }).map(array => new Uint8Array(array));
const number = (bits: number) => fc.integer({ min: 0, max: 2 ** bits - 1 });
const address = fc.uint8Array({ minLength: 16, maxLength: 16 });
const mac = address.map(a => [...a.subarray(0, 6)].map(b => b.toString(16).padStart(2, '0')).join(':'));
const ipv4 = address.map(a => a.subarray(0, 4).join('.'));
const zeroes = address.chain(a => fc.integer({ min: 0, max: 15 }).map(n => a.map((b, i) => (i >= n && i < n + 6 ? 0 : b))));
const ipv6 = fc.oneof(address, zeroes).map(a => formatIpv6(new DataView(a.buffer, a.byteOffset, 16), 0));
const latin1 = (size: number) =>
  fc.array(fc.integer({ min: 1, max: 255 }), { maxLength: size }).map(codes => String.fromCharCode(...codes));

/** A name, or a number that has none. */
function named(bits: number, names: Readonly<Record<string, number>>, except: number[] = []): Any {
  const taken = new Set([...Object.values(names), ...except]);
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...Object.keys(names)) },
    { weight: 1, arbitrary: number(bits).filter(code => !taken.has(code)) },
  );
}

export function arbitraryOf(type: AnyType): Any {
  const shape = type.shape;
  switch (shape.is) {
    case 'number':
      return number(shape.bits);
    case 'bigint':
      return fc.bigInt(0n, 2n ** 64n - 1n);
    case 'enum':
      // 0xffff as an error's type is another message: experimenterError.
      return named(shape.bits, shape.names, 'helloFailed' in shape.names ? [0xffff] : []);
    case 'enumBySibling':
      return number(shape.bits);
    case 'mac':
      return mac;
    case 'ipv4':
      return ipv4;
    case 'ipv6':
      return ipv6;
    case 'text':
      return latin1(shape.size);
    case 'bytes':
      return bytes();
    case 'experimenter':
      return fc.integer({ min: 0, max: 4 }).chain(n => bytes({ minLength: 8 * n, maxLength: 8 * n }));
    case 'array':
      return fc.array(arbitraryOf(shape.of), { minLength: shape.count, maxLength: shape.count });
    case 'list':
      return fc.array(arbitraryOf(shape.of), { maxLength: 3 });
    case 'struct':
      return fieldsOf(shape.fields);
    case 'union': {
      const known = Object.entries(shape.variants).map(([name, [, fields]]) => fieldsOf(fields, { type: fc.constant(name) }));
      const codes = new Set(Object.values(shape.variants).map(([code]) => code));
      const unknown = fc.record({ type: number(16).filter(code => !codes.has(code)), data: bytes() });
      return shape.unknown ? fc.oneof(...known, unknown) : fc.oneof(...known);
    }
    case 'oxm':
      return shape.one ? oxmField.map(([name, value]) => ({ [name]: value })) : oxm;
    case 'oxmIds':
      return fc.array(oxmId, { maxLength: 5 });
    case 'match10':
      return match10;
  }
}

const oxmField: fc.Arbitrary<[string, unknown]> = fc.oneof(
  ...Object.entries(oxmFields).map(([name, [, type, maskable]]) => {
    const value = arbitraryOf(type);
    const masked = fc.record({ value, mask: value });
    return fc.tuple(fc.constant(name), maskable ? fc.oneof(value, masked) : value);
  }),
  // Fields without a name: a Nicira register, and an experimenter's.
  bytes({ minLength: 4, maxLength: 4 }).map((data): [string, unknown] => ['0x00010004', data]),
  bytes({ minLength: 2, maxLength: 2 }).map((data): [string, unknown] => ['0xffff5406:4f4e4600', data]),
);
const oxm = fc.uniqueArray(oxmField, { selector: ([name]) => name, maxLength: 8 }).map(entries => Object.fromEntries(entries));

const oxmId = fc.oneof(
  fc.record({
    field: fc.constantFrom(...Object.keys(oxmFields)),
    hasMask: fc.boolean(),
  }),
  fc.constantFrom({ field: '0x00010004', hasMask: false }, { field: '0xffff5608:4f4e4600', hasMask: false }),
);

const prefix = fc.oneof(
  ipv4,
  fc.tuple(ipv4, fc.integer({ min: 1, max: 31 })).map(([ip, length]) => `${ip}/${length}`),
);
const match10 = fc.record(
  {
    inPort: number(16),
    dlSrc: mac,
    dlDst: mac,
    dlVlan: number(16),
    dlVlanPcp: number(8),
    dlType: number(16),
    nwTos: number(8),
    nwProto: number(8),
    nwSrc: prefix,
    nwDst: prefix,
    tpSrc: number(16),
    tpDst: number(16),
  },
  { requiredKeys: [] },
);

function fieldsOf(fields: Fields, first: Record<string, Any> = {}): Any {
  const entries = Object.entries(fields).filter((entry): entry is [string, AnyType] => !('hidden' in entry[1]));
  const record: Record<string, Any> = { ...first };
  for (const [name, field] of entries) record[name] = arbitraryOf(field);
  const dependent = entries.find(([, field]) => field.shape.is === 'enumBySibling');
  if (dependent?.[1].shape.is !== 'enumBySibling') return fc.record(record);
  const [name, { shape }] = dependent;
  return fc.record(record).chain(value => {
    const names = shape.names[String(value[shape.field])] ?? {};
    const code = Object.keys(names).length > 0 ? named(16, names) : number(16);
    return code.map(code => ({ ...value, [name]: code }));
  });
}

/** Random messages by `version type`. */
export const arbitraryMessages = new Map<string, fc.Arbitrary<Message>>();
for (const { version, variants } of [messages10, messages13]) {
  for (const [type, [, fields]] of Object.entries(variants as Record<string, readonly [number, Fields]>)) {
    const header = { version: fc.constant(version), type: fc.constant(type), xid: number(32) };
    arbitraryMessages.set(`${version} ${type}`, fieldsOf(fields, header) as fc.Arbitrary<Message>);
  }
}
