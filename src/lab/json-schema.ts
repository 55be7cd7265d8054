import { z } from 'zod';
import { schema } from './schema.js';

/** The lab file's JSON Schema (draft 2020-12), for editors, which read YAML's types: what is text to us may be a number. */
export function labJsonSchema(): Record<string, unknown> {
  const json = z.toJSONSchema(schema, {
    io: 'input',
    override: ({ jsonSchema, path }) => {
      if (path.at(-1) === 'propertyNames' || jsonSchema.type !== 'string' || jsonSchema.enum) return;
      if (jsonSchema.const === '1') Object.assign(jsonSchema, { const: 1, type: 'integer' });
      else if (jsonSchema.const === undefined) Object.assign(jsonSchema, { type: ['string', 'number'] });
    },
  });
  return { title: 'tsunagu lab', ...json };
}
