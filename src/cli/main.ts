import { parseArgs } from 'node:util';
import { languageOf, setLanguage, suggest, TsunaguError } from '../errors/index.js';
import { change } from './change.js';
import { clean } from './clean.js';
import { doctor, down, status, up, validate } from './commands.js';
import { devices } from './device.js';
import { drivers } from './driver.js';
import { errors } from './errors.js';
import { helpWanted, printHelp } from './help.js';
import { lab } from './lab.js';
import { link } from './link.js';
import { schema } from './schema.js';
import { parsed } from './subcommand.js';
import { switches } from './switch.js';
import { version } from './version.js';

const commands: Record<string, (argument: string | undefined) => Promise<number>> = {
  doctor,
  validate,
  up,
  down,
  status,
  clean,
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
  const args = process.argv.slice(2);
  const [first = '', ...rest] = args;
  const about = helpWanted(args);
  if (about) return say(() => printHelp(about));
  if (first === '--version') return say(() => console.log(version()));
  if (Object.hasOwn(groups, first)) return (groups[first] as (typeof groups)[string])(rest);
  const [name = '', argument] = positionals();
  const command = commands[name];
  const known = [...Object.keys(commands), 'help', ...Object.keys(groups)];
  if (!command) throw errors.unknownCommand({ command: name, near: suggest(name, known), known });
  return command(argument);
}

function say(print: () => void): number {
  print();
  return 0;
}

function positionals(): string[] {
  return parsed(() => parseArgs({ allowPositionals: true })).positionals;
}
