import { px } from './svg.js';

/** A single lost packet among thousands is still to be seen. */
const LEAST_PX = 1.5;
/** Marks nearer than this cannot be told apart. */
const TOUCH_PX = 0.5;

/** Marks side by side on a band of the plot. Those that touch become one, so their number is bounded by its width. */
export class Band {
  readonly #at: { y: number; height: number };
  readonly #right: number;
  readonly #marks: { from: number; to: number }[] = [];

  constructor(at: { y: number; height: number }, right: number) {
    this.#at = at;
    this.#right = right;
  }

  /** Adds a mark; each begins at or after the one before it. */
  add(from: number, to: number): void {
    const last = this.#marks.at(-1);
    if (last && from <= last.to + TOUCH_PX) last.to = Math.max(last.to, to);
    else this.#marks.push({ from, to });
  }

  /** The marks as path data. */
  path(): string {
    const { y, height } = this.#at;
    return this.#marks
      .map(({ from, to }) => {
        const width = Math.max(Math.min(to, this.#right) - from, LEAST_PX);
        const left = Math.min(from, this.#right - width);
        return `M${px(left)} ${px(y)}h${px(width)}v${px(height)}h-${px(width)}z`;
      })
      .join('');
  }
}
