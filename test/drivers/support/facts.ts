import type { Platform } from '../../../src/device/index.js';

/** Parts of a driver that are facts about the device; the rest is our own way to say them. */
const PARTS = [
  'newline',
  'telnetNewline',
  'modes',
  'answers',
  'login',
  'errors',
  'noise',
  'onOpen',
  'configuration',
  'state',
  'clear',
  'show',
  'save',
  'net',
  'role',
  'failover',
  'tables',
] as const;

/** Names that we give: of modes, of views, of our own ways to read. */
const OURS = /\.(?:parent|mode|showMode|name|format|hide|kind|json|rows)$/;

export interface Fact {
  path: string;
  verified: boolean;
}

/** Each single fact of a driver: every pattern and every line that is sent. */
export function leaves(platform: Platform): Fact[] {
  const paths = PARTS.flatMap(part => walk(platform[part], part)).filter(path => !OURS.test(path));
  const marked = platform.unverified ?? [];
  return paths.map(path => ({
    path,
    verified: !marked.some(mark => path === mark || path.startsWith(`${mark}.`)),
  }));
}

/** What stands at a path of a driver: `clear.arp`, `errors.2`. */
export function valueAt(platform: Platform, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], platform);
}

function walk(value: unknown, path: string): string[] {
  if (value === undefined) return [];
  if (typeof value !== 'object' || value === null || value instanceof RegExp) return [path];
  return Object.entries(value).flatMap(([key, below]) => walk(below, `${path}.${key}`));
}
