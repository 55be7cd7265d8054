import type { YAMLError } from 'yaml';
import type { TsunaguError, Where } from '../errors/index.js';
import { errors } from './errors.js';

/**
 * What the YAML parser found, as errors of ours. Where there is something, the full-width colons and spaces
 * that an input method leaves in a file are pointed out as well: the parser reads them as letters and
 * complains somewhere else.
 */
export function syntaxProblems(
  text: string,
  found: YAMLError[],
  where: (offset: number) => Where,
): TsunaguError[] {
  if (found.length === 0) return [];
  // One slip makes the parser stumble several times in the same line; the first time is where it is.
  const lineOf = (error: YAMLError) => where(error.pos[0]).line;
  const firsts = found.filter(
    (error, index) => found.findIndex(each => lineOf(each) === lineOf(error)) === index,
  );
  const problems = firsts.map(error => {
    const context = { where: where(error.pos[0]) };
    if (error.code === 'TAB_AS_INDENT') return errors.tab({}, context);
    if (error.code === 'MULTIPLE_DOCS') return errors.documents({}, context);
    // The parser quotes the text that it stumbled over, which may be a password.
    const message = error.code === 'UNEXPECTED_TOKEN' ? error.message.replace(/: .*$/s, '') : error.message;
    const line = text.split('\n')[(context.where.line ?? 1) - 1] ?? '';
    return errors.syntax({ message, reference: line.includes('${') }, context);
  });
  for (const match of text.matchAll(/^[ ]*(\u3000)|^[ ]*[^\s#"'][^#"'\n]*?(：)(?=\s|$)/gm)) {
    const letter = match[1] ?? match[2] ?? '';
    problems.push(errors.fullWidth({ letter }, { where: where(match.index + match[0].length - 1) }));
  }
  return problems;
}
