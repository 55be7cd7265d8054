import { isMap, isNode, isScalar, LineCounter, type Node, parseDocument, visit } from 'yaml';
import type { TsunaguError, Where } from '../errors/index.js';
import { errors } from './errors.js';

/** Where a value is: map keys and list indices from the root. */
export type Path = readonly (string | number)[];

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * A lab file's text as plain values, with the place of each. Every scalar is a string (YAML's failsafe schema);
 * `${NAME}` and `${NAME:-default}` are filled in from the environment as POSIX shells do (2.6.2).
 */
export class Source {
  readonly value: unknown;
  /** What is wrong with the text itself: syntax, environment variables that are not set. */
  readonly problems: TsunaguError[];
  /** The values that the environment gave. */
  readonly secrets = new Set<string>();
  readonly #file: string;
  readonly #lines = new LineCounter();
  readonly #document;
  /** What the user wrote, by what it stands for: shown in messages instead of a secret. */
  readonly #written = new Map<string, string>();

  constructor(file: string, text: string, env: Environment) {
    this.#file = file;
    this.#document = parseDocument(text, {
      schema: 'failsafe',
      stringKeys: true,
      lineCounter: this.#lines,
      prettyErrors: false,
    });
    // The parser quotes the text that it stumbled over, which may be a password.
    this.problems = this.#document.errors.map(({ message, pos }) =>
      errors.syntax({ message: message.split(':')[0] ?? '' }, { where: this.#where(pos[0]) }),
    );
    visit(this.#document, {
      Scalar: (key, node) => {
        if (key !== 'key' && typeof node.value === 'string') node.value = this.#fill(node.value, node, env);
      },
    });
    this.value = this.problems.length === 0 ? this.#document.toJS() : undefined;
  }

  /** The place of a value; of the nearest thing around it where it is not in the file. */
  at(path: Path): Where {
    const node = this.#document.getIn(path, true);
    if (isNode(node) && node.range) return this.#where(node.range[0]);
    return path.length === 0 ? this.#where(0) : this.keyAt(path);
  }

  /** The place of a key; of the nearest thing around it where it is not in the file. */
  keyAt(path: Path): Where {
    const parent = this.#document.getIn(path.slice(0, -1), true);
    const pair = isMap(parent)
      ? parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1))
      : undefined;
    if (isScalar(pair?.key) && pair.key.range) return this.#where(pair.key.range[0]);
    return path.length === 0 ? this.#where(0) : this.#around(path.slice(0, -1));
  }

  /** A text as messages may show it: with `${NAME}`, not what the environment has for it. */
  shown(text: string): string {
    return this.#written.get(text) ?? text;
  }

  #around(path: Path): Where {
    const last = path.at(-1);
    return typeof last === 'string' ? this.keyAt(path) : this.at(path);
  }

  #fill(text: string, node: Node, env: Environment): string {
    const filled = text.replace(/\$\{(\w+)(:-([^}]*))?\}/g, (_, name: string, hasDefault, standIn = '') => {
      const value = env[name];
      if (value) this.secrets.add(value);
      else if (hasDefault === undefined) {
        this.problems.push(errors.unset({ name }, { where: this.#where(node.range?.[0] ?? 0) }));
      }
      return value || standIn;
    });
    if (filled !== text) this.#written.set(filled, text);
    return filled;
  }

  #where(offset: number): Where {
    const { line, col } = this.#lines.linePos(offset);
    return { file: this.#file, line: Math.max(line, 1), column: Math.max(col, 1) };
  }
}

/** A path as messages show it: `nodes > R1 > ports > 2`. */
export function showPath(path: Path): string {
  return path.map(part => (typeof part === 'number' ? String(part + 1) : part)).join(' > ');
}
