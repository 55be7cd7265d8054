/** Sources of patterns that many templates share; each is one thing without groups. */
export const IPV4 = '\\d{1,3}(?:\\.\\d{1,3}){3}';
export const IPV6 = '[0-9A-Fa-f]*:[0-9A-Fa-f:.]*:?[0-9A-Fa-f.]*(?:%\\S+)?';
/** `0011.2233.4455` */
export const DOTTED_MAC = '[0-9A-Fa-f]{4}\\.[0-9A-Fa-f]{4}\\.[0-9A-Fa-f]{4}';
/** `00:11:22:33:44:55` */
export const COLON_MAC = '[0-9A-Fa-f]{1,2}(?::[0-9A-Fa-f]{1,2}){5}';

/** A pattern from its parts, blanks between which only make it readable. */
export function pattern(...parts: string[]): RegExp {
  return new RegExp(parts.join(''));
}
