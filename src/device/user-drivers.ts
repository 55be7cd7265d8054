import { pathToFileURL } from 'node:url';
import { defineErrors } from '../errors/index.js';
import { checkPlatform, type DriverFinding } from './check-platform.js';
import type { Platform, Platforms } from './platform.js';

const errors = defineErrors('device', {
  noDriver: {
    en: (f: { file: string; seen: string }) => ({
      what: `The driver ${f.file} cannot be loaded`,
      why: f.seen,
      remedy:
        'it is a module (.js or .mjs; .ts where Node strips types) that exports a Platform, best as its default',
    }),
    ja: f => ({
      what: `ドライバー ${f.file} を読み込めません`,
      why: f.seen,
      remedy:
        'Platform を（なるべく default で）export するモジュール（.js か .mjs、型を取り除ける Node では .ts も）にしてください',
    }),
  },
  wrongDriver: {
    en: (f: { file: string; findings: DriverFinding[] }) => ({
      what: `The driver ${f.file} cannot be used as it is`,
      why: f.findings.map(({ path, en }) => `${path}: ${en}`).join('; '),
      remedy: 'correct it until `tsunagu driver check` is content',
    }),
    ja: f => ({
      what: `ドライバー ${f.file} はこのままでは使えません`,
      why: f.findings.map(({ path, ja }: DriverFinding) => `${path}: ${ja}`).join('; '),
      remedy: '`tsunagu driver check` で指摘がなくなるまで直してください',
    }),
  },
});

/**
 * What a module of the user's exports that looks like a driver: its default, else each export with modes.
 * @throws TsunaguError `device.noDriver`
 */
export async function readDrivers(file: string): Promise<unknown[]> {
  const exported = await import(pathToFileURL(file).href).catch((error: Error) => {
    throw errors.noDriver({ file, seen: error.message });
  });
  if (exported.default !== undefined) return [exported.default];
  const found = Object.values(exported).filter(
    value => typeof value === 'object' && value !== null && 'modes' in value,
  );
  if (found.length === 0) throw errors.noDriver({ file, seen: 'it exports nothing that has modes' });
  return found;
}

/**
 * The platforms there are, with those of the user's files; a file may replace a shipped one.
 * @throws TsunaguError `device.noDriver`, `device.wrongDriver`
 */
export async function withDrivers(shipped: Platforms, files: string[]): Promise<Platforms> {
  const all = new Map(shipped);
  for (const file of files) {
    for (const driver of await readDrivers(file)) {
      const findings = checkPlatform(driver).filter(({ kind }) => kind === 'wrong');
      if (findings.length > 0) throw errors.wrongDriver({ file, findings });
      all.set((driver as Platform).id, driver as Platform);
    }
  }
  return all;
}
