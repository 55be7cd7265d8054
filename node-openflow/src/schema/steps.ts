import type { Field, Fields, Fixed, Variable } from './type.js';

export const isFixed = (field: Field): field is Fixed<unknown> => field.kind === 'fixed';
export const isVariable = (field: Field): field is Variable<unknown> => field.kind === 'variable';

/** The bytes that a field always takes in place; undefined when that depends on the value. */
export function sizeOf(field: Field): number | undefined {
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

export type Named = [name: string, field: Field];
/** Fields of constant size in a row, or one field of variable size. */
export type Step = { run: Named[]; size: number } | { single: Named };

export function stepsOf(fields: Fields): Step[] {
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
