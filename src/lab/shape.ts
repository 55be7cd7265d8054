import type { z } from 'zod';
import { suggest, type TsunaguError } from '../errors/index.js';
import { type Path, type Source, showPath } from '../yaml/index.js';
import { errors } from './errors.js';
import { type Expected, expected } from './expected.js';
import { type Draft, nodeTypes, schema } from './schema.js';

/** Checks every part of the file for its form; a draft only when nothing is wrong. */
export function checkShape(source: Source): { draft?: Draft; problems: TsunaguError[] } {
  const result = schema.safeParse(source.value);
  if (result.success) return { draft: result.data, problems: [] };
  return { problems: withoutEchoes(result.error.issues.flatMap(issue => describe(issue, source))) };
}

/** The schema gives as message what was expected, or the known keys where one is unknown. */
function describe(issue: z.core.$ZodIssue, source: Source): TsunaguError[] {
  const path = issue.path.map(part => (typeof part === 'number' ? part : String(part)));
  if (issue.code === 'unrecognized_keys') {
    const known = issue.message.split(' ');
    return issue.keys.map(key => {
      const facts = { place: showPath(path), key, known, near: suggest(key, known) };
      return errors.unknownKey(facts, { where: source.keyAt([...path, key]) });
    });
  }
  if (issue.code === 'invalid_key') {
    const { en, ja, example } = expectation(issue.issues[0]?.message ?? issue.message);
    const facts = { place: showPath(path), found: String(path.at(-1)), en, ja, example };
    return [errors.wrong(facts, { where: source.keyAt(path) })];
  }
  const { en, ja, example } = expectation(issue.message);
  const value = valueIn(source.value, path);
  if ((value === undefined || value === null) && path.length > 0) {
    const facts = { place: showPath(path.slice(0, -1)), key: String(path.at(-1)), en, ja, example };
    return [errors.missing(facts, { where: source.keyAt(path) })];
  }
  const near = typeof value === 'string' ? suggest(value, choices(issue)) : [];
  const found = typeof value === 'string' ? (source.writtenAt(path) ?? value) : undefined;
  return [
    errors.wrong({ place: showPath(path), found, en, ja, example, near }, { where: source.valueAt(path) }),
  ];
}

/** A mistyped key is one mistake, though the right key is missing as well. */
function withoutEchoes(problems: TsunaguError[]): TsunaguError[] {
  const of = (code: string) => problems.filter(problem => problem.code === code);
  const meant = of('lab.unknownKey').flatMap(({ facts }) => {
    const { place, near } = facts as { place: string; near: string[] };
    return near.map(key => `${place} > ${key}`);
  });
  const echoes = of('lab.missing').filter(({ facts }) => {
    const { place, key } = facts as { place: string; key: string };
    return meant.includes(`${place} > ${key}`);
  });
  return problems.filter(problem => !echoes.includes(problem));
}

/** What could stand there, where that is a few words. */
function choices(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  return issue.code === 'invalid_union' && issue.path.at(-1) === 'type' ? nodeTypes : [];
}

function expectation(message: string) {
  return expected[message as Expected] ?? { en: message, ja: message, example: '' };
}

function valueIn(value: unknown, path: Path): unknown {
  let at = value;
  for (const part of path) at = (at as Record<string, unknown> | null | undefined)?.[part];
  return at;
}
