import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { platforms } from '../../drivers/index.js';
import { checkPlatform, type Platform, readDrivers } from '../device/index.js';
import { language, suggest } from '../errors/index.js';
import { errors } from './errors.js';
import { subcommand } from './subcommand.js';

const texts = {
  en: {
    good: (id: string, title: string) => `✓ ${id} (${title}) can be driven`,
    bad: (id: string) => `✗ ${id} cannot be driven as it is`,
    unverified: (count: number) => `– ${count} facts are marked as not verified`,
  },
  ja: {
    good: (id: string, title: string) => `✓ ${id}（${title}）は使えます`,
    bad: (id: string) => `✗ ${id} はこのままでは使えません`,
    unverified: (count: number) => `– 裏付けのない事実が ${count} 件あります`,
  },
};

/** `tsunagu driver check FILE|PLATFORM`. */
export function drivers([name, ...rest]: string[]): Promise<number> {
  return subcommand('driver', name, { check })(rest);
}

/** Says what a driver lacks, and what is wrong in it; 1 if something is. */
async function check([what]: string[]): Promise<number> {
  if (what === undefined) throw errors.driverMissing({ known: [...platforms.keys()] });
  let code = 0;
  for (const driver of await named(what)) {
    const findings = checkPlatform(driver);
    const wrong = findings.filter(({ kind }) => kind === 'wrong');
    const { id = what, title = '', unverified = [] } = driver as Partial<Platform>;
    const says = texts[language()];
    console.log(wrong.length === 0 ? says.good(id, title) : says.bad(id));
    for (const { kind, path, ...said } of findings) {
      console.log(`  ${kind === 'wrong' ? '✗' : '–'} ${path}: ${said[language()]}`);
    }
    if (unverified.length > 0)
      console.log(`  ${says.unverified(unverified.length)}: ${unverified.join(', ')}`);
    if (wrong.length > 0) code = 1;
  }
  return code;
}

/** A file, or a platform that is shipped. @throws TsunaguError `cli.noDriver`, `device.noDriver` */
async function named(what: string): Promise<unknown[]> {
  const shipped = platforms.get(what);
  if (shipped) return [shipped];
  const file = resolve(what);
  if (what !== '' && existsSync(file)) return readDrivers(file);
  const known = [...platforms.keys()];
  throw errors.noDriver({ what, near: suggest(what, known), known });
}
