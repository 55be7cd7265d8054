import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';

/** The repository. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

/** cucumber-js's own program, without npx. */
export const cucumberProgram = resolve(root, 'node_modules/@cucumber/cucumber/bin/cucumber.js');

/** The command `tsunagu`. */
export const tsunaguProgram = resolve(root, 'bin/tsunagu.js');

/** Runs cucumber-js in a folder (the repository) as a user would; never throws for its exit code. */
export function cucumber(
  args: string[],
  { cwd = root, env = {} }: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
) {
  return execa(process.execPath, [cucumberProgram, ...args], {
    cwd,
    reject: false,
    all: true,
    env: { LANG: 'C', ...env },
  });
}

/** Runs the command `tsunagu`; never throws for its exit code. */
export function tsunagu(args: string[], cwd = root) {
  return execa(process.execPath, [tsunaguProgram, ...args], {
    cwd,
    reject: false,
    all: true,
    env: { LANG: 'C' },
  });
}
