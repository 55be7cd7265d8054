import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import type { TsunaguError, Where } from '../errors/index.js';
import { expand } from './environment.js';
import { errors } from './errors.js';
import { syntaxProblems } from './syntax.js';

/** Where a value is: map keys and list indices from the root. */
export type Path = readonly (string | number)[];

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

interface Place {
  key?: number | undefined;
  value: number;
  /** The scalar as it stands in the file, before the environment is filled in. */
  written?: string;
  /** What the environment gave for it. */
  given?: string[];
  /** It could not be read, which has been said already. */
  failed?: boolean;
}

/**
 * A YAML file's text as plain values, with the place of each. Every scalar is a string (YAML's failsafe
 * schema: what the user wrote, not what YAML makes of it); an empty value is null.
 */
export class Source {
  readonly file: string;
  readonly value: unknown;
  /** What is wrong with the text itself: syntax, repeated keys, environment variables that are not set. */
  readonly problems: TsunaguError[];
  /** False when the text is no YAML, so that nothing more can be said about its content. */
  readonly readable: boolean;
  /** The environment variables that the file refers to. */
  readonly variables = new Set<string>();
  readonly #env: Environment;
  readonly #document: Document;
  readonly #lines = new LineCounter();
  readonly #places = new Map<string, Place>();
  /** The nodes being read now, outermost first: an alias to one of them would never end. */
  readonly #open = new Set<unknown>();

  constructor(file: string, text: string, env: Environment) {
    this.file = file;
    this.#env = env;
    this.#document = parseDocument(text, {
      schema: 'failsafe',
      stringKeys: true,
      // Repeated keys are found by #readMap, which knows the first one's place too.
      uniqueKeys: false,
      lineCounter: this.#lines,
      prettyErrors: false,
    });
    this.problems = syntaxProblems(text, this.#document.errors, offset => this.#where(offset));
    this.readable = this.problems.length === 0;
    this.value = this.#read(this.#document.contents, [], {});
  }

  /** The place of a key; of the nearest key around it where it is not in the file or is an item of a list. */
  keyAt(path: Path): Where {
    const place = this.#places.get(JSON.stringify(path));
    if (place?.key !== undefined) return this.#where(place.key);
    return path.length === 0 ? this.#where(place?.value ?? 0) : this.keyAt(path.slice(0, -1));
  }

  /** The place of a value; of its key where the value is empty or is not in the file. */
  valueAt(path: Path): Where {
    const place = this.#places.get(JSON.stringify(path));
    return place ? this.#where(place.value) : this.keyAt(path);
  }

  /** Whether the file has anything there, be it right or wrong. */
  has(path: Path): boolean {
    return this.#places.has(JSON.stringify(path));
  }

  /** The scalar as the user wrote it: with `${NAME}`, not what the environment has for it. */
  writtenAt(path: Path): string | undefined {
    return this.#places.get(JSON.stringify(path))?.written;
  }

  /** The values that the environment gave for a scalar. */
  givenAt(path: Path): string[] {
    return this.#places.get(JSON.stringify(path))?.given ?? [];
  }

  /** Whether the value could not be read, about which there is a problem already. */
  failedAt(path: Path): boolean {
    return this.#places.get(JSON.stringify(path))?.failed ?? false;
  }

  #where(offset: number): Where {
    const { line, col } = this.#lines.linePos(offset);
    return { file: this.file, line: Math.max(line, 1), column: Math.max(col, 1) };
  }

  #read(node: unknown, path: Path, at: { key?: number; value?: number }): unknown {
    const start = at.value ?? (isRanged(node) ? node.range[0] : undefined) ?? at.key ?? 0;
    const place: Place = { key: at.key, value: start };
    this.#places.set(JSON.stringify(path), place);
    if (isAlias(node)) {
      const target = node.resolve(this.#document);
      if (target && !this.#open.has(target)) return this.#read(target, path, { ...at, value: start });
      this.problems.push(errors.anchor({ circular: Boolean(target) }, this.#at(start)));
    } else if (isMap(node) || isSeq(node)) {
      this.#open.add(node);
      const value = isMap(node)
        ? this.#readMap(node, path)
        : node.items.map((item, index) => this.#read(item, [...path, index], {}));
      this.#open.delete(node);
      return value;
    } else if (isScalar(node)) {
      if (node.value !== '' || node.type !== 'PLAIN') return this.#readText(String(node.value), place);
      place.value = at.key ?? start;
    }
    place.failed = isAlias(node);
    return null;
  }

  #readMap(node: YAMLMap, path: Path): Record<string, unknown> {
    const value: Record<string, unknown> = {};
    for (const { key, value: child } of node.items) {
      if (!isScalar(key)) continue;
      const name = String(key.value);
      const offset = key.range?.[0] ?? 0;
      if (Object.hasOwn(value, name)) {
        const first = this.keyAt([...path, name]);
        this.problems.push(errors.repeatedKey({ key: name, line: first.line ?? 0 }, this.#at(offset)));
      } else {
        value[name] = this.#read(child, [...path, name], { key: offset });
      }
    }
    return value;
  }

  #readText(written: string, place: Place): string | null {
    const { text, names, values, unset, malformed } = expand(written, this.#env);
    for (const name of names) this.variables.add(name);
    for (const name of unset) this.problems.push(errors.unset({ name }, this.#at(place.value)));
    if (malformed) this.problems.push(errors.reference({}, this.#at(place.value)));
    place.written = written;
    place.given = values;
    place.failed = malformed || unset.length > 0;
    return place.failed ? null : text;
  }

  #at(offset: number): { where: Where } {
    return { where: this.#where(offset) };
  }
}

function isRanged(node: unknown): node is { range: [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}

/** A path as messages show it: `hosts > office PC > addresses > 2`. */
export function showPath(path: Path): string {
  return path.map(part => (typeof part === 'number' ? String(part + 1) : part)).join(' > ');
}
