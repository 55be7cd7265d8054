import { fold, suggest, type TsunaguError, type Where } from '../errors/index.js';
import { type Path, type Source, showPath } from '../yaml/index.js';
import { errors } from './errors.js';
import type { PatchSwitchSpec, SiteSpec } from './model.js';
import type { Claim, Kind } from './phrases.js';
import type { Draft } from './shape.js';

/**
 * A testbed while it is put together. Parts that are wrong are missing from the draft, and have been reported:
 * nothing is said of them again, and what stands in for them is never handed out.
 */
export interface Assembly {
  source: Source;
  draft: Draft;
  problems: TsunaguError[];
  sites: Map<string, SiteSpec>;
  switches: Map<string, PatchSwitchSpec>;
}

/** Things that only one may have; whoever comes first has it. */
export class Claims {
  readonly #taken = new Map<string, Claim>();

  /** Claims a thing; gives whoever has it already. */
  claim(thing: string, kind: Kind, name: string, where: Where): Claim | undefined {
    const other = this.#taken.get(thing);
    if (!other) this.#taken.set(thing, claimant(kind, name, where));
    return other;
  }
}

/** Who claims something, as errors show it. */
export function claimant(kind: Kind, name: string, where: Where): Claim {
  return { kind, name, line: where.line ?? 0 };
}

/** The one of `known` that the text at a place of the file names; reports it when there is none. */
export function refer(
  { source, problems }: Assembly,
  kind: Kind,
  name: string,
  known: string[],
  path: Path,
): string | undefined {
  const found = known.find(each => fold(each) === fold(name));
  if (found !== undefined) return found;
  // What came from the environment may be a secret in the wrong place.
  const shown = source.givenAt(path).length > 0 ? (source.writtenAt(path) ?? '') : name;
  const facts = { kind, name: shown, known, near: suggest(shown, known) };
  problems.push(errors.unknownName(facts, { where: source.valueAt(path) }));
  return undefined;
}

/** The entries of a section in the file's order, which JavaScript changes for names of digits. */
export function entries<T>(
  { source }: Assembly,
  section: string,
  parts: Record<string, T | undefined> | null | undefined,
): { name: string; part: T | undefined; path: [string, string]; where: Where }[] {
  const order = (where: Where) => (where.line ?? 0) * 1e6 + (where.column ?? 0);
  return Object.entries(parts ?? {})
    .map(([name, part]) => ({
      name,
      part,
      path: [section, name] as [string, string],
      where: source.keyAt([section, name]),
    }))
    .sort((a, b) => order(a.where) - order(b.where));
}

/** Reports when a map has none or both of two keys. */
export function checkOneOf({ source, problems }: Assembly, path: Path, keys: [string, string]): void {
  const [first, second] = keys.map(key => source.has([...path, key]));
  if (first !== second) return;
  const where = source.keyAt(first ? [...path, keys[1]] : path);
  problems.push(errors.oneOf({ place: showPath(path), keys, present: Boolean(first) }, { where }));
}
