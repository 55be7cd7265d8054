import { parseArgs } from 'node:util';
import { languageOf, setLanguage, suggest, TsunaguError } from '../errors/index.js';
import { change } from './change.js';
import { clean } from './clean.js';
import { doctor, down, status, up, validate } from './commands.js';
import { devices } from './device.js';
import { drivers } from './driver.js';
import { errors } from './errors.js';
import { help } from './help.js';
import { lab } from './lab.js';
import { link } from './link.js';
import { schema } from './schema.js';
import { switches } from './switch.js';

const commands: Record<string, (argument: string | undefined) => Promise<number>> = {
  doctor,
  validate,
  up,
  down,
  status,
  clean,
  help,
};

/** Commands with commands and options of their own. */
const groups: Record<string, (args: string[]) => Promise<number>> = {
  schema,
  switch: switches,
  lab,
  link,
  device: devices,
  driver: drivers,
  change,
};

setLanguage(languageOf(process.env));
try {
  process.exitCode = await run();
} catch (error) {
  // A defect of ours shows its stack; a user's mistake does not have one.
  console.error(error instanceof TsunaguError ? error.message : error);
  process.exitCode = 2;
}

async function run(): Promise<number> {
  const [, , first = '', ...rest] = process.argv;
  if (Object.hasOwn(groups, first)) return (groups[first] as (typeof groups)[string])(rest);
  const [name = 'help', argument] = positionals();
  const command = commands[name];
  const known = [...Object.keys(commands), ...Object.keys(groups)];
  if (!command) throw errors.unknownCommand({ command: name, near: suggest(name, known), known });
  return command(argument);
}

function positionals(): string[] {
  try {
    const { values, positionals: given } = parseArgs({
      allowPositionals: true,
      options: { help: { type: 'boolean', short: 'h' } },
    });
    return values.help ? ['help'] : given;
  } catch (error) {
    throw errors.usage({ seen: (error as Error).message });
  }
}
