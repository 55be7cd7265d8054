import { categorise, DecodeError, within } from '../errors.js';
import { Source } from './source.js';
import { isFixed, isVariable, type Named, sizeOf, stepsOf } from './steps.js';
import type { DecodeFunction, StructOptions } from './struct.js';
import type { Fields } from './type.js';

/**
 * The reading function of declared fields, as straight-line code: runs of fields of constant size get one bounds
 * check, what has variable size is called.
 */
export function compileDecoder(options: StructOptions, fields: Fields): DecodeFunction {
  const { name, header = 0, lengths } = options;
  const source = new Source();
  source.add('const view = r.view;', `let p = at + ${header};`);
  const fail = source.constant((reason: 'short' | 'badLength' | 'badType', offset: number, detail: string) =>
    categorise(new DecodeError(reason, offset, detail), lengths),
  );
  const pass = source.constant((error: unknown, field: string) => categorise(within(error, field), lengths));
  const sized = Object.values(fields).some(field => field.kind === 'selfLength');
  for (const [index, step] of stepsOf(fields).entries()) {
    if ('run' in step) decodeRun(source, name, step.run, step.size, index, fail);
    else decodeSingle(source, step.single, fields, pass, fail);
  }
  if (options.exact || sized) {
    const text = JSON.stringify(`${name} has `);
    source.add(`if (p !== end) throw ${fail}('badLength', p, ${text} + (end - p) + ' bytes too many');`);
  }
  const properties = Object.entries(options.prefix ?? {}).map(([key, expression]) => `${key}: ${expression}`);
  for (const [key, field] of Object.entries(fields))
    if (!('hidden' in field)) properties.push(`${key}: $${key}`);
  source.add('r.at = p;', `return { ${properties.join(', ')} };`);
  return source.build(`decode_${name}`, 'r, at, end');
}

function decodeRun(
  source: Source,
  name: string,
  run: Named[],
  size: number,
  index: number,
  fail: string,
): void {
  const base = `p${index}`;
  const needs = JSON.stringify(`${name} needs ${size} bytes, there are `);
  source.add(
    `const ${base} = p;`,
    `if (end - p < ${size}) throw ${fail}('short', p, ${needs} + Math.max(0, end - p));`,
    `p += ${size};`,
  );
  let offset = 0;
  for (const [key, field] of run) {
    const at = `${base} + ${offset}`;
    offset += sizeOf(field) as number;
    if (isFixed(field)) source.add(`const $${key} = ${field.read(at, source)};`);
    else if (field.kind === 'tagOf') source.add(`const tag_${field.field} = view.getUint16(${at});`);
    else if (field.kind === 'lengthOf') {
      source.add(`const len_${field.field} = view.getUint16(${at}), lenAt_${field.field} = ${at};`);
    } else if (field.kind === 'selfLength') {
      source.add(
        `const self = view.getUint16(${at});`,
        `if (self < p - at || self > end - at) throw ${fail}('badLength', ${at}, ${JSON.stringify(`${name} says it is `)} + self + ' bytes long, with ' + (end - at) + ' at hand');`,
        'end = at + self;',
      );
    }
  }
}

function decodeSingle(source: Source, [key, field]: Named, fields: Fields, pass: string, fail: string): void {
  if (field.kind === 'padTo') {
    source.add(`p = Math.min(end, at + Math.ceil((p - at) / ${field.unit}) * ${field.unit});`);
    return;
  }
  if (!isVariable(field)) throw new TypeError(`${key} cannot be decoded here`);
  const hidden = Object.values(fields).filter(other => 'field' in other && other.field === key);
  const limited = hidden.some(other => other.kind === 'lengthOf');
  const tagged = hidden.some(other => other.kind === 'tagOf');
  const stop = limited ? `p + len_${key}` : 'end';
  if (limited) {
    source.add(
      `if (len_${key} > end - p) throw ${fail}('badLength', lenAt_${key}, ${JSON.stringify(`${key} is said to be `)} + len_${key} + ' bytes long, with ' + (end - p) + ' at hand');`,
    );
  }
  const call = tagged ? `decodeAs(tag_${key}, r, p, ${stop})` : `decode(r, p, ${stop})`;
  source.add(
    `let $${key};`,
    `try { $${key} = ${source.constant(field)}.${call}; } catch (error) { throw ${pass}(error, ${JSON.stringify(key)}); }`,
    limited ? `p = ${stop};` : 'p = r.at;',
  );
}
