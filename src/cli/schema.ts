import { labJsonSchema } from '../lab/json-schema.js';
import { testbedJsonSchema } from '../testbed/index.js';
import { subcommand } from './subcommand.js';

/** `tsunagu schema testbed`, `tsunagu schema lab`: the file's JSON Schema, for editors. */
export async function schema([name]: string[]): Promise<number> {
  const schemas = { testbed: testbedJsonSchema, lab: labJsonSchema };
  console.log(JSON.stringify(subcommand('schema', name, schemas)(), null, 2));
  return 0;
}
