import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { errors } from './errors.js';

/**
 * A file with a change, read as the user that runs us, not as the agent.
 * @param name relative to the folder that the run was started in.
 * @throws TsunaguError `expected.changeFile`.
 */
export function readChange(name: string): { file: string; text: string } {
  const path = resolve(name);
  try {
    return { file: name, text: readFileSync(path, 'utf8') };
  } catch (error) {
    throw errors.changeFile({ path, seen: (error as Error).message }, { cause: error });
  }
}
