import type { Message, MessageInput } from '../codec.js';
import type { AnyType, Fields } from '../schema/type.js';
import { messages10 } from '../v10/messages.js';
import { messages13 } from '../v13/messages.js';
import { oxmFields } from '../v13/oxm-fields.js';

// JSON has neither bigint nor bytes: 64-bit values are decimal texts, bytes are hexadecimal texts. Which is which says the
// declaration of the field, so that `decode | encode` gives the same bytes again.

/** A message as one line of JSON. */
export function toJson(message: Message | object): string {
  return JSON.stringify(message, (_, value) => {
    if (typeof value === 'bigint') return value.toString();
    return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value;
  });
}

/** The message of such a line. @throws SyntaxError, TypeError */
export function fromJson(line: string): MessageInput {
  const message = JSON.parse(line) as MessageInput;
  const variants = (message.version === 1 ? messages10 : messages13).variants as Record<
    string,
    readonly [number, Fields]
  >;
  const variant = variants[message.type];
  return (variant ? restoreFields(variant[1], message) : message) as MessageInput;
}

type Json = Record<string, unknown>;

function restoreFields(fields: Fields, value: Json): Json {
  const restored: Json = { ...value };
  for (const [name, field] of Object.entries(fields)) {
    if ('hidden' in field || restored[name] === undefined) continue;
    restored[name] = restore(field, restored[name]);
  }
  return restored;
}

function restore(type: AnyType, value: unknown): unknown {
  const { shape } = type;
  switch (shape.is) {
    case 'bigint':
      return toBigint(value);
    case 'bytes':
    case 'experimenter':
      return toBytes(value);
    case 'array':
    case 'list':
      return Array.isArray(value) ? value.map(element => restore(shape.of, element)) : value;
    case 'struct':
      return isObject(value) ? restoreFields(shape.fields, value) : value;
    case 'union': {
      if (!isObject(value)) return value;
      const variant = shape.variants[String(value.type)];
      return variant ? restoreFields(variant[1], value) : { ...value, data: toBytes(value.data) };
    }
    case 'oxm':
      return isObject(value) ? restoreOxm(value) : value;
    default:
      return value;
  }
}

function restoreOxm(oxm: Json): Json {
  const entries = Object.entries(oxm).map(([name, value]) => {
    const field = (oxmFields as Record<string, readonly [number, AnyType, boolean]>)[name];
    if (!field) return [name, toBytes(value)];
    if (isObject(value))
      return [name, { value: restore(field[1], value.value), mask: restore(field[1], value.mask) }];
    return [name, restore(field[1], value)];
  });
  return Object.fromEntries(entries) as Json;
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function toBigint(value: unknown): unknown {
  const plain = typeof value === 'string' && /^(\d+|0x[0-9a-f]+)$/i.test(value);
  return plain || Number.isSafeInteger(value) ? BigInt(value as string | number) : value;
}

function toBytes(value: unknown): unknown {
  return typeof value === 'string' && /^([0-9a-f]{2})*$/i.test(value)
    ? new Uint8Array(Buffer.from(value, 'hex'))
    : value;
}
