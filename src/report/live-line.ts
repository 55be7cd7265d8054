import { stripVTControlCharacters } from 'node:util';
import { language as current, type Language } from '../errors/index.js';
import { formatDuration } from './duration.js';
import { truncate } from './width.js';

/** As much of a stream as a live line needs; `process.stdout` and `process.stderr` are such. */
export interface LiveStream {
  write(text: string): unknown;
  isTTY?: boolean | undefined;
  columns?: number | undefined;
}

/** On a stream that is no terminal: a line this often at most. */
const LOG_EVERY_MS = 5000;

/**
 * One line of a terminal that says what a long step is waiting for, and is gone when the step ends. On other
 * streams (files, CI logs) it says nothing during the first five seconds, and then a line each five seconds.
 */
export class LiveLine {
  readonly #stream: LiveStream;
  readonly #now: () => number;
  #shown = '';
  #saidAt: number | undefined;

  /** @param now the clock, in milliseconds */
  constructor(stream: LiveStream, now: () => number = () => performance.now()) {
    this.#stream = stream;
    this.#now = now;
  }

  /** Shows the text instead of what was shown before. Line breaks and control characters become spaces. */
  show(text: string): void {
    // What devices answered may be in the text, with escape sequences.
    const line = stripVTControlCharacters(text)
      .replace(/[\p{Cc}\s]+/gu, ' ')
      .trim();
    if (this.#stream.isTTY) this.#draw(line);
    else this.#log(line);
  }

  /** Takes the line away. To be called before anything else is written to the terminal, and at the end. */
  clear(): void {
    if (this.#shown !== '') this.#stream.write('\r\u001b[2K');
    this.#shown = '';
    this.#saidAt = undefined;
  }

  #draw(line: string): void {
    // A terminal that is full to its last column has begun the next line.
    const shown = truncate(line, (this.#stream.columns ?? 80) - 1);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#stream.write(`\r\u001b[2K${shown}`);
  }

  #log(line: string): void {
    const now = this.#now();
    this.#saidAt ??= now;
    if (now - this.#saidAt < LOG_EVERY_MS) return;
    this.#saidAt = now;
    this.#stream.write(`${line}\n`);
  }
}

/** What is being waited for. */
export interface Waiting {
  /** What is to happen, such as `ping office PC -> web to come back`; in Japanese a noun phrase. */
  what: string;
  elapsedMs: number;
  budgetMs?: number;
  /** What was seen last. */
  seen?: string;
}

/** The text of a live line: `waiting for … : 1.2 s of 10 s, last seen: …`. */
export function waitingText(
  { what, elapsedMs, budgetMs, seen }: Waiting,
  language: Language = current(),
): string {
  // Steps of a tenth of a second, so that the line does not flicker.
  const elapsed = formatDuration(Math.floor(elapsedMs / 100) * 100, language);
  const budget = budgetMs === undefined ? undefined : formatDuration(budgetMs, language);
  if (language === 'ja') {
    return `${what}を待っています: ${elapsed}${budget ? ` / ${budget}` : ''}${seen ? `、直近の状態: ${seen}` : ''}`;
  }
  return `waiting for ${what}: ${elapsed}${budget ? ` of ${budget}` : ''}${seen ? `, last seen: ${seen}` : ''}`;
}
