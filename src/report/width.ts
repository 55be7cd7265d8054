/** Letters that take two columns of a terminal (Unicode's East_Asian_Width W and F, in the blocks that occur in text). */
const WIDE =
  /[\u1100-\u115f\u231a\u231b\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Marks that stand on the letter before them, and format characters: no column of their own. */
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;

const letters = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** How many columns of a terminal a text takes; full-width letters take two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const { segment } of letters.segment(text)) width += widthOf(segment);
  return width;
}

/** The text cut to at most so many columns, with an ellipsis where something was cut off. */
export function truncate(text: string, columns: number): string {
  if (cautiousWidth(text) <= columns) return text;
  let result = '';
  let width = 2; // the ellipsis, where it is wide
  for (const { segment } of letters.segment(text)) {
    width += cautiousWidth(segment);
    if (width > columns) break;
    result += segment;
  }
  return columns < 2 ? '' : `${result}…`;
}

/** The text filled up with spaces to so many columns. */
export function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - displayWidth(text)));
}

function widthOf(letter: string): number {
  const first = String.fromCodePoint(letter.codePointAt(0) ?? 0);
  if (NO_WIDTH.test(first)) return 0;
  return WIDE.test(first) || /\ufe0f/.test(letter) ? 2 : 1;
}

/** Letters of ambiguous width (UAX #11) are wide in many Japanese terminals: here, anything beyond ASCII is. */
function cautiousWidth(text: string): number {
  let width = 0;
  for (const { segment } of letters.segment(text))
    width += segment > '\u007f' ? Math.max(widthOf(segment), 2) : 1;
  return width;
}
