import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { journalPath } from '../agent/paths.js';
import { language } from '../errors/index.js';
import { asRoot } from './as-root.js';

const texts = {
  en: { nothing: 'nothing to clean', cleaning: (site: string) => `site ${site}:` },
  ja: { nothing: '片付けるものはありません', cleaning: (site: string) => `サイト ${site}:` },
};

/** Undoes what killed agents have left, by the journals on this machine. Needs root; asks sudo for it. */
export async function clean(): Promise<number> {
  const sites = journals();
  if (sites.length === 0) console.log(texts[language()].nothing);
  let failed = 0;
  for (const site of sites) {
    console.log(texts[language()].cleaning(site));
    const program = fileURLToPath(new URL('../agent/server/recover-main.js', import.meta.url));
    if ((await asRoot([program, site, language()], { command: 'clean' })) !== 0) failed++;
  }
  return failed === 0 ? 0 : 1;
}

function journals(): string[] {
  try {
    const files = readdirSync(dirname(journalPath('x')));
    return files.filter(file => file.endsWith('.journal')).map(file => file.slice(0, -'.journal'.length));
  } catch {
    return [];
  }
}
