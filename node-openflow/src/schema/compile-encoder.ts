import { EncodeError, within } from '../errors.js';
import { Source } from './source.js';
import { isFixed, isVariable, type Named, sizeOf, stepsOf } from './steps.js';
import type { EncodeFunction, StructOptions } from './struct.js';
import type { AnyType, Fields } from './type.js';

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
