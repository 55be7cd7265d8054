import { suggest } from '../errors/index.js';
import { errors } from './errors.js';

/** The part `known` of a command, such as `cut` of `link`. @throws TsunaguError `cli.unknownCommand`. */
export function subcommand<T>(group: string, name: string | undefined, known: Record<string, T>): T {
  if (name !== undefined && Object.hasOwn(known, name)) return known[name] as T;
  const full = (each: string) => `${group} ${each}`;
  const names = Object.keys(known);
  const near = suggest(name ?? '', names).map(full);
  throw errors.unknownCommand({ command: full(name ?? ''), near, known: names.map(full) });
}

/** What node:util's parseArgs gives. @throws TsunaguError `cli.usage` for what it does not take. */
export function parsed<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw errors.usage({ seen: (error as Error).message });
  }
}

const units: Record<string, number> = { ms: 1, s: 1000, m: 60_000 };

/** A length of time such as `30s`, in milliseconds. @throws TsunaguError `cli.notATime`. */
export function milliseconds(option: string, text: string): number {
  const [, count, unit = ''] = /^(\d+(?:\.\d+)?)(ms|s|m)$/.exec(text) ?? [];
  const ms = Number(count) * (units[unit] ?? Number.NaN);
  if (!(ms > 0 && ms < 2 ** 31)) throw errors.notATime({ option, seen: text });
  return ms;
}
