const ESC = '\x1b';
// ECMA-48: CSI (5.4), OSC (8.3.89) ended by BEL or ST, and the two-character sequences (ECMA-35, 13.2).
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about.
const COMPLETE = /^\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-Z\\^-~])$/;
/** Longer ones are none; a stray ESC must not swallow the rest of the session. */
const LONGEST_ESCAPE = 256;

/**
 * Text as a terminal would show it, line by line: carriage returns, backspaces and erasing do what they do on
 * paper, colours and titles vanish. Fed in any pieces, the result is the same.
 */
export class Screen {
  readonly lines: string[] = [];
  #line: string[] = [];
  #column = 0;
  #escape = '';

  /** The last line, which has not ended yet. Blanks behind the cursor are where something was wiped. */
  get current(): string {
    const behind = this.#line.slice(this.#column).join('');
    return this.#line.slice(0, this.#column).join('') + behind.trimEnd();
  }

  write(text: string): void {
    for (const char of text) {
      if (this.#escape || char === ESC) this.#collect(char);
      else this.#put(char);
    }
  }

  /** Ends the current line, as a line feed does. */
  endLine(): void {
    this.lines.push(this.current.trimEnd());
    this.clearLine();
  }

  /** Forgets the current line. */
  clearLine(): void {
    this.#line = [];
    this.#column = 0;
  }

  #put(char: string): void {
    if (char === '\n') this.endLine();
    else if (char === '\r') this.#column = 0;
    else if (char === '\b') this.#column = Math.max(0, this.#column - 1);
    else if (char === '\t' || (char >= ' ' && char !== '\x7f')) {
      while (this.#line.length < this.#column) this.#line.push(' ');
      this.#line[this.#column++] = char;
    }
  }

  #collect(char: string): void {
    this.#escape += char;
    if (COMPLETE.test(this.#escape)) {
      const sequence = this.#escape;
      this.#escape = '';
      this.#obey(sequence);
    } else if (this.#escape.length > LONGEST_ESCAPE) {
      this.#escape = '';
    }
  }

  /** Only what matters within one line; moving elsewhere on the screen starts a new line. */
  #obey(sequence: string): void {
    const final = sequence.at(-1) ?? '';
    if (sequence[1] === '[') {
      const count = Number.parseInt(sequence.slice(2), 10) || 0;
      if (final === 'K') this.#erase(count);
      else if (final === 'C') this.#column += Math.max(1, count);
      else if (final === 'D') this.#column = Math.max(0, this.#column - Math.max(1, count));
      else if (final === 'G') this.#column = Math.max(0, count - 1);
      else if ('Hf'.includes(final) && this.#line.length > 0) this.endLine();
    } else if (sequence === `${ESC}E`) {
      this.endLine();
    }
  }

  #erase(what: number): void {
    if (what === 0) this.#line.length = Math.min(this.#line.length, this.#column);
    else if (what === 1) this.#line.fill(' ', 0, this.#column + 1);
    else this.#line = [];
  }
}
