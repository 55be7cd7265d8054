import type { Scope } from './type.js';

/**
 * JavaScript under construction. The generated text holds no input of anybody's: only names from the declarations,
 * numbers, and references to constants.
 */
export class Source implements Scope {
  readonly lines: string[] = [];
  readonly #constants = new Map<unknown, string>();

  add(...lines: string[]): void {
    this.lines.push(...lines);
  }

  constant(value: unknown): string {
    let name = this.#constants.get(value);
    if (name === undefined) {
      name = `c${this.#constants.size}`;
      this.#constants.set(value, name);
    }
    return name;
  }

  sibling(field: string): string {
    return `$${field}`;
  }

  /** The function of the lines so far. `name` shows in stack traces. */
  build<F>(name: string, parameters: string): F {
    const body = `'use strict';\nreturn function ${name.replace(/\W/g, '_')}(${parameters}) {\n${this.lines.join('\n')}\n};`;
    return new Function(...this.#constants.values(), body)(...this.#constants.keys()) as F;
  }
}
