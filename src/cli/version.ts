import { readFileSync } from 'node:fs';

/** The package's version; this file is dist/src/cli/version.js. */
export function version(): string {
  const text = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
