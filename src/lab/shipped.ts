import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { suggest } from '../errors/index.js';
import { errors } from './errors.js';

/** The folder `labs` of the package; this file is dist/src/lab/shipped.js. */
const LABS = fileURLToPath(new URL('../../../labs/', import.meta.url));

/** The file that describes a lab, in the lab's folder. */
const LAB_FILE = 'lab.yaml';

/** The names of the labs that come with the package. */
export function shippedLabs(): string[] {
  return readdirSync(LABS, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && existsSync(join(LABS, entry.name, LAB_FILE)))
    .map(({ name }) => name)
    .sort();
}

/**
 * The absolute path of a lab file: a shipped lab's name, or a path of a lab file or of its folder.
 * @throws TsunaguError `lab.unknownLab`.
 */
export function findLab(nameOrPath: string): string {
  if (nameOrPath.includes('/') || nameOrPath.endsWith('.yaml') || nameOrPath.endsWith('.yml')) {
    const path = resolve(nameOrPath);
    return /\.ya?ml$/.test(path) ? path : join(path, LAB_FILE);
  }
  const known = shippedLabs();
  if (known.includes(nameOrPath)) return join(LABS, nameOrPath, LAB_FILE);
  throw errors.unknownLab({ name: nameOrPath, known, near: suggest(nameOrPath, known) });
}

/** The lab that a testbed names: a shipped one, or a path, which counts from the testbed's folder. */
export function labOf(lab: string, testbedFile: string): string {
  return /[/.]/.test(lab) ? resolve(dirname(testbedFile), lab) : lab;
}
