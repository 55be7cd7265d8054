/** Upper 32 bits of every cookie of ours: "tsug". Flows without it are never touched. */
const OURS = 0x74737567n;

/** Selects our flows of any purpose (OpenFlow 1.3.5, 6.4: a flow matches when cookie & mask are equal). */
export const OURS_MASK = 0xffff_ffff_0000_0000n;
/** Selects by the whole cookie. */
export const EXACT_MASK = 0xffff_ffff_ffff_ffffn;

/** What a flow of ours is for; the lower 32 bits of its cookie. */
export type Purpose = 'wire' | 'drop' | 'cut';

const numbers: Record<Purpose, bigint> = { wire: 1n, drop: 2n, cut: 3n };

/** The cookie of our flows for one purpose. */
export function cookieOf(purpose: Purpose): bigint {
  return (OURS << 32n) | numbers[purpose];
}

/** The cookie that selects all our flows, together with {@link OURS_MASK}. */
export const OURS_COOKIE = OURS << 32n;

/** A cookie as it is recorded: 16 hexadecimal digits. */
export function cookieText(cookie: bigint): string {
  return cookie.toString(16).padStart(16, '0');
}

/** Whether a flow with this cookie is ours. */
export function isOurs(cookie: bigint): boolean {
  return (cookie & OURS_MASK) === OURS_COOKIE;
}
