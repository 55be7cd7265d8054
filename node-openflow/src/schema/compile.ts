import { categorise, DecodeError, EncodeError, within } from '../errors.js';
import { Source } from './source.js';
import type { DecodeFunction, EncodeFunction, StructOptions } from './struct.js';
import type { AnyType, Field, Fields, Fixed, Variable } from './type.js';

const isFixed = (field: Field): field is Fixed<unknown> => field.kind === 'fixed';
const isVariable = (field: Field): field is Variable<unknown> => field.kind === 'variable';

/** The bytes that a field always takes in place; undefined when that depends on the value. */
function sizeOf(field: Field): number | undefined {
  switch (field.kind) {
    case 'fixed':
    case 'pad':
      return field.size;
    case 'constant':
      return field.type.size;
    case 'selfLength':
    case 'lengthOf':
    case 'tagOf':
      return 2;
    default:
      return undefined;
  }
}

type Named = [name: string, field: Field];
/** Fields of constant size in a row, or one field of variable size. */
type Step = { run: Named[]; size: number } | { single: Named };

function stepsOf(fields: Fields): Step[] {
  const steps: Step[] = [];
  for (const [name, field] of Object.entries(fields)) {
    if (!/^[a-zA-Z_]\w*$/.test(name)) throw new TypeError(`${name} cannot name a field`);
    const size = sizeOf(field);
    const last = steps.at(-1);
    if (size === undefined) steps.push({ single: [name, field] });
    else if (last && 'run' in last) {
      last.run.push([name, field]);
      last.size += size;
    } else steps.push({ run: [[name, field]], size });
  }
  return steps;
}

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

/** The writing function of declared fields; it checks every value before it writes it. */
export function compileEncoder(options: StructOptions, fields: Fields): EncodeFunction {
  const { name, header = 0 } = options;
  const source = new Source();
  source.add(
    "if (typeof m !== 'object' || m === null) throw bad('', m, 'an object');",
    `const at = w.reserve(${header});`,
    'let view = w.view;',
  );
  for (const [index, step] of stepsOf(fields).entries()) {
    if ('run' in step) encodeRun(source, step.run, step.size, index);
    else encodeSingle(source, step.single, fields);
  }
  for (const [index, step] of stepsOf(fields).entries()) {
    if (!('run' in step)) continue;
    let offset = 0;
    for (const [, field] of step.run) {
      if (field.kind === 'selfLength') {
        const length = `w.view.setUint16(p${index} + ${offset}, w.at - at);`;
        source.add(`if (w.at - at > 65535) throw bad('', w.at - at, 'at most 65535 bytes');`, length);
      }
      offset += sizeOf(field) as number;
    }
  }
  const bad = source.constant(badValue);
  source.lines.unshift(`const bad = ${bad};`);
  return source.build(`encode_${name}`, 'w, m');
}

function encodeRun(source: Source, run: Named[], size: number, index: number): void {
  const base = `p${index}`;
  source.add(`const ${base} = w.reserve(${size});`, 'view = w.view;');
  let offset = 0;
  for (const [key, field] of run) {
    const at = `${base} + ${offset}`;
    offset += sizeOf(field) as number;
    if (isFixed(field)) {
      source.add(...valueFrom(source, key, field));
      const expected = JSON.stringify(field.expected);
      source.add(`if (!(${field.valid(`$${key}`, source)})) throw bad('${key}', $${key}, ${expected});`);
      source.add(field.write(at, `$${key}`, source));
    } else if (field.kind === 'pad') source.add(zeroes(at, field.size));
    else if (field.kind === 'constant') source.add(field.type.write(at, String(field.value), source));
    else if (field.kind === 'lengthOf') source.add(`const lenAt_${field.field} = ${at};`);
    else if (field.kind === 'tagOf') source.add(`const tagAt_${field.field} = ${at};`);
  }
}

function zeroes(at: string, size: number): string {
  const widths = [4, 2, 1].flatMap(width => {
    const count = width === 4 ? size >> 2 : (size & width) / width;
    return new Array<number>(count).fill(width);
  });
  let offset = 0;
  return widths
    .map(width => {
      const line = `view.setUint${width * 8}(${at} + ${offset}, 0);`;
      offset += width;
      return line;
    })
    .join(' ');
}

/** Lines that put the field's value, or its default, into its variable. */
function valueFrom(source: Source, key: string, field: AnyType): string[] {
  if (!('defaultsTo' in field)) return [`const $${key} = m.${key};`];
  return [
    `let $${key} = m.${key};`,
    `if ($${key} === undefined) $${key} = ${source.constant(field.defaultsTo)};`,
  ];
}

function encodeSingle(source: Source, [key, field]: Named, fields: Fields): void {
  if (field.kind === 'padTo') {
    source.add(`w.align(at, ${field.unit});`);
    return;
  }
  if (!isVariable(field)) throw new TypeError(`${key} cannot be encoded here`);
  const hidden = Object.values(fields).filter(other => 'field' in other && other.field === key);
  source.add(...valueFrom(source, key, field));
  const type = source.constant(field);
  const pass = source.constant(within);
  source.add(`const start_${key} = w.at;`, 'try {');
  if (hidden.some(other => other.kind === 'tagOf')) {
    source.add(`w.view.setUint16(tagAt_${key}, ${type}.codeOf($${key}));`);
  }
  source.add(`${type}.encode(w, $${key}); } catch (error) { throw ${pass}(error, '${key}'); }`);
  if (hidden.some(other => other.kind === 'lengthOf')) {
    source.add(
      `if (w.at - start_${key} > 65535) throw bad('${key}', w.at - start_${key}, 'at most 65535 bytes');`,
      `w.view.setUint16(lenAt_${key}, w.at - start_${key});`,
    );
  }
  source.add('view = w.view;');
}

function badValue(field: string, value: unknown, expected: string): EncodeError {
  const shown =
    typeof value === 'bigint'
      ? `${value}n`
      : typeof value === 'string'
        ? JSON.stringify(value)
        : String(value);
  const error = new EncodeError(`${shown} is not ${expected}`);
  return field === '' ? error : error.within(field);
}
