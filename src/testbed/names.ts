import { fold, suggest } from '../errors/index.js';
import { errors } from './errors.js';

/** Hyphens, dashes, minus signs, the long vowel mark and wave dashes that people type for `-`. */
const DASHES = /[\u2010-\u2015\u2212\u2500\u30fc\u301c~]|<[-=]+>|[↔⇔]/g;

/** A name as it is compared: without regard to width, case, spaces, and the kind of dash. */
export function nameKey(name: string): string {
  return fold(unifyDashes(name));
}

/**
 * Finds a host, link, device or switch by name or alias, as people write it: width, case, spaces and the
 * kind of dash make no difference, and the two ends of a link named `A - B` may be swapped where only one
 * link can be meant.
 * @throws TsunaguError `testbed.unknownName` with "did you mean".
 */
export function resolveName<T extends { name: string; aliases?: string[] }>(
  kind: 'host' | 'link' | 'device' | 'switch',
  name: string,
  map: ReadonlyMap<string, T>,
): T {
  const exact = map.get(name);
  if (exact) return exact;
  const specs = [...map.values()];
  const namesOf = (spec: T) => [spec.name, ...(spec.aliases ?? [])];
  const wanted = nameKey(name);
  const found = specs.find(spec => namesOf(spec).some(known => nameKey(known) === wanted));
  if (found) return found;
  if (kind === 'link') {
    const swapped = specs.filter(spec => namesOf(spec).some(known => swappedKeys(known).includes(wanted)));
    if (swapped.length === 1 && swapped[0]) return swapped[0];
  }
  const known = specs.map(spec => spec.name);
  throw errors.unknownName({ kind, name, known, near: suggest(name, specs.flatMap(namesOf)) });
}

/** `R1 - R2 main` with its ends swapped, as key: `R2 main - R1`, and `R2 - R1 main`. */
function swappedKeys(name: string): string[] {
  const plain = unifyDashes(name);
  const [, before, after] = /^(.+?)\s+-+\s+(.+)$/.exec(plain) ?? /^([^-]+)-([^-]+)$/.exec(plain) ?? [];
  if (before === undefined || after === undefined) return [];
  const [, end, rest] = /^(\S+)(\s.*)$/.exec(after) ?? [];
  const keys = [nameKey(`${after}-${before}`)];
  if (end !== undefined) keys.push(nameKey(`${end}-${before}${rest}`));
  return keys;
}

/** NFKC makes the full-width hyphen and tilde half-width; the rest are letters of their own to Unicode. */
function unifyDashes(name: string): string {
  return name.normalize('NFKC').replace(DASHES, '-');
}
