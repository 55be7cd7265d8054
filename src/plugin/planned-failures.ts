import type { Failure } from '../agent/protocol.js';

/** A parameter type of steps, as `defineParameterType` takes it. */
export interface StepParameter {
  name: string;
  regexp: RegExp;
  transformer: (...groups: string[]) => unknown;
}

/**
 * What a step with this text will ask for; undefined for other steps. Reads the same expression and parameter types as
 * cucumber does: `{name}` for a parameter, `(text)` for what may be left out.
 */
export function planOf(
  expression: string,
  parameters: readonly StepParameter[],
  make: (...values: unknown[]) => Failure,
): (text: string) => Failure | undefined {
  const used: StepParameter[] = [];
  const source = expression.replace(
    /\{(\w+)\}|\(([^)]+)\)|([\\^$.|?*+[\]{}()/])/g,
    (_, name, left, letter) => {
      if (left !== undefined) return `(?:${left})?`;
      if (letter !== undefined) return `\\${letter}`;
      const parameter = parameters.find(each => each.name === name);
      if (!parameter) throw new Error(`no parameter type ${name}`);
      used.push(parameter);
      return `(${uncaptured(parameter.regexp)})`;
    },
  );
  const pattern = new RegExp(`^${source}$`);
  return text => {
    const written = pattern.exec(text)?.slice(1);
    return written && make(...written.map((part, index) => valueIn(part, used[index] as StepParameter)));
  };
}

function valueIn(text: string, { regexp, transformer }: StepParameter): unknown {
  const groups = new RegExp(`^(?:${regexp.source})$`).exec(text) ?? [text];
  return transformer(...(groups.length > 1 ? groups.slice(1) : groups));
}

/** The source of a pattern whose groups capture nothing. */
const uncaptured = ({ source }: RegExp): string => source.replace(/\((?!\?)/g, '(?:');
