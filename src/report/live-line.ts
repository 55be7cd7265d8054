import { stripVTControlCharacters } from 'node:util';
import { language } from '../errors/index.js';
import { formatDuration } from './duration.js';
import { displayWidth, truncate } from './width.js';

/** As much of a stream as a live line needs; `process.stdout` and `process.stderr` are such. */
export interface LiveStream {
  write(text: string): unknown;
  isTTY?: boolean | undefined;
  columns?: number | undefined;
}

/** A terminal's line is drawn anew this often. */
const DRAW_EVERY_MS = 100;
/** On a stream that is no terminal: a line this often. */
const LOG_EVERY_MS = 5000;

// The line stands below the cursor, so that it does not touch what cucumber's formatter writes (ECMA-48 sequences).
/** Makes sure that there is a line below (IND scrolls where needed and keeps the column). */
const MAKE_ROOM = '\u001bD\u001b[A';
const BELOW = '\u001b7\u001b[B\r\u001b[2K';
const BACK = '\u001b8';

/**
 * One line of a terminal that says what a long step is waiting for, and for how long; it is gone when the step ends.
 * On other streams (files, CI logs) it says nothing during the first five seconds, then a line each five seconds.
 */
export class LiveLine {
  readonly #stream: LiveStream;
  #text = '';
  #startedAt = 0;
  #drawn = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(stream: LiveStream) {
    this.#stream = stream;
  }

  /** Says this until it is told otherwise. Line breaks and control characters become spaces. */
  show(text: string): void {
    // What devices answered may be in the text, with escape sequences.
    this.#text = stripVTControlCharacters(text)
      .replace(/[\p{Cc}\s]+/gu, ' ')
      .trim();
    if (this.#timer) return;
    this.#startedAt = performance.now();
    const { isTTY } = this.#stream;
    this.#timer = setInterval(() => this.#say(), isTTY ? DRAW_EVERY_MS : LOG_EVERY_MS).unref();
  }

  /** Takes the line away. To be called before anything else is written to the terminal, and at the end. */
  clear(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    if (this.#drawn) this.#stream.write(`${BELOW}${BACK}`);
    this.#drawn = false;
  }

  #say(): void {
    // Steps of a tenth of a second, so that the line does not flicker.
    const elapsedMs = Math.round((performance.now() - this.#startedAt) / DRAW_EVERY_MS) * DRAW_EVERY_MS;
    const elapsed = ` (${formatDuration(elapsedMs, language())})`;
    const { isTTY, columns = 80 } = this.#stream;
    if (!isTTY) {
      // On a line of its own: the formatter may be in the middle of one.
      this.#stream.write(`\n${this.#text}${elapsed}\n`);
      return;
    }
    // A terminal that is full to its last column has begun the next line.
    const shown = truncate(this.#text, columns - 1 - displayWidth(elapsed)) + elapsed;
    this.#stream.write(`${this.#drawn ? '' : MAKE_ROOM}${BELOW}${shown}${BACK}`);
    this.#drawn = true;
  }
}
