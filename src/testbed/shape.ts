import type { z } from 'zod';
import { suggest, type TsunaguError } from '../errors/index.js';
import { type Path, type Source, showPath } from '../yaml/index.js';
import { errors } from './errors.js';
import type { Expected } from './expected.js';
import type { schema } from './schema.js';

/** What a file says, with whatever was wrong left out: any part can be missing. */
export type DraftOf<S extends z.ZodType> = Partially<z.infer<S>>;
export type Draft = DraftOf<typeof schema>;

type Partially<T> = T extends (infer E)[]
  ? (Partially<E> | undefined)[]
  : T extends object
    ? { [K in keyof T]?: Partially<T[K]> | undefined }
    : T;

type Issue = z.core.$ZodIssue;

/** Checks every part of the file for its form, and leaves out what does not have it. */
export function checkShape<S extends z.ZodType>(
  source: Source,
  shape: S,
): { draft: DraftOf<S>; problems: TsunaguError[] } {
  const issues = shape.safeParse(source.value).error?.issues ?? [];
  const reported = new Set<string>();
  const problems: TsunaguError[] = [];
  const draft = { root: structuredClone(source.value) };
  for (const issue of issues) {
    const path = issue.path.map(part => (typeof part === 'number' ? part : String(part)));
    // A text can fail in two ways at once; one message does.
    if (!reported.has(JSON.stringify(path)) && !source.failedAt(path)) {
      problems.push(...describe(issue, path, source));
    }
    reported.add(JSON.stringify(path));
    if (issue.code !== 'unrecognized_keys') leaveOut(draft, ['root', ...path]);
  }
  return { draft: (draft.root ?? {}) as DraftOf<S>, problems };
}

/** The schema gives as message what was expected, or the known keys where one is unknown. */
function describe(issue: Issue, path: Path, source: Source): TsunaguError[] {
  if (issue.code === 'unrecognized_keys') {
    const known = issue.message.split(' ');
    return issue.keys.map(key =>
      errors.unknownKey(
        { place: showPath(path), key, known, near: suggest(key, known) },
        { where: source.keyAt([...path, key]) },
      ),
    );
  }
  if (issue.code === 'invalid_key') {
    const expected = (issue.issues[0]?.message ?? issue.message) as Expected;
    const facts = { place: showPath(path.slice(0, -1)), value: String(path.at(-1)), expected };
    return [errors.wrongKey(facts, { where: source.keyAt(path) })];
  }
  const expected = issue.message as Expected;
  const value = valueIn(source.value, path);
  if (value === undefined || value === null) {
    const facts = { place: showPath(path.slice(0, -1)), key: String(path.at(-1) ?? ''), expected };
    const where = path.length === 0 ? source.valueAt(path) : source.keyAt(path);
    if (path.length === 0) return [errors.empty({}, { where })];
    return [value === null ? errors.blank(facts, { where }) : errors.missing(facts, { where })];
  }
  const found = Array.isArray(value)
    ? { list: value.length }
    : typeof value === 'string'
      ? { text: source.writtenAt(path) ?? value }
      : ('map' as const);
  return [errors.wrong({ place: showPath(path), found, expected }, { where: source.valueAt(path) })];
}

function valueIn(value: unknown, path: Path): unknown {
  let at = value;
  for (const part of path) at = (at as Record<string, unknown> | null | undefined)?.[part];
  return at;
}

function leaveOut(root: unknown, path: Path): void {
  const last = path.at(-1);
  const parent = valueIn(root, path.slice(0, -1));
  if (last === undefined || typeof parent !== 'object' || parent === null) return;
  // Not removed: the name of a wrong switch is known all the same, and items of a list keep their places.
  (parent as Record<string, unknown>)[last] = undefined;
}
