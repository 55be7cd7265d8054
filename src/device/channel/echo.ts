/** A line that was typed takes at most so many lines of the device's terminal. */
const MOST_LINES = 8;

/** Whether the device's echo of what was typed ends with a line; a long one may have been wrapped. */
export function endsEcho(lines: string[], at: number, typed: string): boolean {
  for (let from = at; from >= Math.max(0, at - MOST_LINES + 1); from--) {
    if (isEcho(lines.slice(from, at + 1).join(''), typed)) return true;
  }
  return false;
}

/**
 * Whether a line is the device's echo of what was typed. It may begin with a prompt that was shown again, and
 * spaces may differ.
 */
export function isEcho(line: string, typed: string): boolean {
  return bare(line).endsWith(bare(typed));
}

function bare(text: string): string {
  return text.replace(/\s+/g, '');
}
