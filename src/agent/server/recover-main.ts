import { language as current, type Language, setLanguage, TsunaguError } from '../../errors/index.js';
import { recover } from './recover.js';

// `tsunagu clean` runs this as root, once for each site that has a journal: SITE LANGUAGE.
const [site = '', language = 'en'] = process.argv.slice(2);
setLanguage(language as Language);
try {
  const waiting = (text: Record<Language, string>) => console.log(`  … ${text[current()]}`);
  for (const line of await recover(site, { byHand: true, waiting })) console.log(`  ✓ ${line}`);
} catch (error) {
  console.error(error instanceof TsunaguError ? error.message : error);
  process.exitCode = 1;
}
