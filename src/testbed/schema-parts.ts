import { z } from 'zod';
import { type Expected, expected } from './expected.js';

// Every scalar of the file is read as the text that stands there, so that a password 0123 or a datapath id
// 0000000000000011 is what the user wrote. An issue's message is the name of what was expected; that of an
// unknown key is the list of the known ones.

/** A scalar of that form, as the text that stands there. */
export function text(what: Expected, parse: (text: string) => unknown = text => text) {
  return z
    .string({ error: what })
    .refine(text => text.trim() !== '' && parse(text) !== undefined, { error: what })
    .meta({ description: expected[what].en, examples: [expected[what].example] });
}

/** Text for us, a number for editors, which read YAML's types. */
export function number(what: Expected, parse: (text: string) => unknown) {
  return text(what, parse).meta({ type: ['integer', 'string'], description: expected[what].en });
}

/** A list of so many items. */
export function list<T extends z.ZodType>(
  what: Expected,
  item: T,
  least = 0,
  most = Number.POSITIVE_INFINITY,
) {
  const items = z.array(item, { error: what }).min(least, { error: what });
  return (most === Number.POSITIVE_INFINITY ? items : items.max(most, { error: what })).meta({
    description: expected[what].en,
  });
}

/** A map of named things; a section whose entries are all commented out is empty. */
export function section<K extends z.ZodString, T extends z.ZodType>(what: Expected, key: K, item: T) {
  return z.record(key, item, { error: what }).nullish().meta({ description: expected[what].en });
}

/** A map of these keys and no others. */
export function map<T extends z.ZodRawShape>(what: Expected, shape: T) {
  const known = Object.keys(shape).join(' ');
  return z
    .strictObject(shape, { error: issue => (issue.code === 'unrecognized_keys' ? known : what) })
    .meta({ description: expected[what].en });
}
