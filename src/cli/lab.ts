import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { language } from '../errors/index.js';
import { findLab, shippedLabs } from '../lab/index.js';
import { environmentFor } from '../testbed/index.js';
import { asRoot } from './as-root.js';
import { errors } from './errors.js';
import { subcommand } from './subcommand.js';

/** `tsunagu lab up|down LAB`, `lab status`, `lab console NODE [COMMAND...]`: labs by themselves, without a testbed. */
export function lab([name, ...args]: string[]): Promise<number> {
  return subcommand('lab', name, { up, down, status, console: enter })(args);
}

/** LAB is the name of a shipped lab, or the path of a lab file or of its folder. */
async function up(args: string[]): Promise<number> {
  const file = findLab(needLab('lab up', args));
  return ofRoot(['up', file], Object.keys(environmentFor(file, process.env)));
}

async function down(args: string[]): Promise<number> {
  return ofRoot(['down', basename(dirname(findLab(needLab('lab down', args))))]);
}

function status(): Promise<number> {
  return ofRoot(['status']);
}

async function enter([node, ...argv]: string[]): Promise<number> {
  if (node === undefined) throw errors.nodeMissing({});
  const command = argv[0] === '--' ? argv.slice(1) : argv;
  return ofRoot(['console', node, ...command]);
}

function needLab(command: string, [name]: string[]): string {
  if (name === undefined) throw errors.labMissing({ command, known: shippedLabs() });
  return name;
}

/** Labs are root's; `variables` are those of the environment that it needs. */
function ofRoot([command = '', ...args]: string[], variables: string[] = []): Promise<number> {
  const program = fileURLToPath(new URL('../agent/server/lab-main.js', import.meta.url));
  return asRoot([program, language(), command, ...args], { command: `lab ${command}`, variables });
}
