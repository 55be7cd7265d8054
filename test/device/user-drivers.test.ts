import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { execa } from 'execa';
import { platforms } from '../../drivers/index.js';
import { checkPlatform, type Platform, withDrivers } from '../../src/device/index.js';
import type { TsunaguError } from '../../src/errors/index.js';
import { toy } from './support/toy.js';

const program = resolve(dirname(fileURLToPath(import.meta.url)), '../../../bin/tsunagu.js');

/** A whole driver in one file, as a user writes it. */
const DRIVER = `export default {
  id: 'my_os', title: 'My OS', newline: '\\n',
  modes: { exec: { prompt: /^(?<name>[\\w.-]+)> $/ } },
  commandMode: 'exec', answers: [], errors: [/^Error:/], onOpen: [], secrets: [/(?<=key )\\S+/g],
  configuration: { show: 'show config', mode: 'exec', ignore: [], standing: [] },
  state: [], clear: {}, show: {},
};
`;

describe("A user's own driver", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'driver-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function file(text: string, name = 'my_os.mjs'): string {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  }

  async function failure(path: string): Promise<TsunaguError> {
    return withDrivers(platforms, [path]).then(
      () => expect.fail('it was loaded'),
      (error: TsunaguError) => error,
    );
  }

  it('is one file, and is known beside those that are shipped', async () => {
    const known = await withDrivers(platforms, [file(DRIVER)]);
    expect(known.get('my_os')?.title).to.equal('My OS');
    expect(known.size).to.equal(platforms.size + 1);
  });

  it('that is no module, or exports no driver, is said by its path', async () => {
    for (const path of [
      join(folder, 'none.mjs'),
      file('export const a = 1;'),
      file('export default {', 'b.mjs'),
    ]) {
      const error = await failure(path);
      expect(error.code).to.equal('device.noDriver');
      expect(error.message).to.contain(path);
    }
  });

  it('that cannot be used is refused with what is wrong in it', async () => {
    const error = await failure(file(DRIVER.replace("commandMode: 'exec'", "commandMode: 'priv'")));
    expect(error.code).to.equal('device.wrongDriver');
    expect(error.message).to.contain('commandMode: there is no mode priv');
  });

  it('is looked over by a command, which ends with 1 where something is wrong', async () => {
    const good = await execa('node', [program, 'driver', 'check', file(DRIVER)], { env: { LANG: 'C' } });
    expect(good.stdout).to.match(/^✓ my_os \(My OS\) can be driven\n/);
    expect(good.stdout).to.contain('tables: it has no table of neighbours');
    const wrong = file(DRIVER.replace('/^Error:/', "'Error:'"), 'wrong.mjs');
    const bad = await execa('node', [program, 'driver', 'check', wrong], {
      reject: false,
      env: { LANG: 'ja_JP.UTF-8' },
    });
    expect(bad.stdout).to.contain('✗ my_os はこのままでは使えません').and.to.contain('✗ errors.0');
    expect(bad.exitCode).to.equal(1);
    const none = await execa('node', [program, 'driver', 'check', 'cisco_io'], {
      reject: false,
      env: { LANG: 'C' },
    });
    expect(none.stderr).to.contain('did you mean cisco_ios?');
  });
});

describe('Looking over a driver', () => {
  const wrongIn = (change: Partial<Platform>) =>
    checkPlatform({ ...toy, ...change })
      .filter(({ kind }) => kind === 'wrong')
      .map(({ path }) => path);

  it('finds nothing wrong in those that are shipped', () => {
    const wrong = [...platforms.values()].flatMap(platform =>
      checkPlatform(platform)
        .filter(({ kind }) => kind === 'wrong')
        .map(({ path, en }) => `${platform.id} ${path}: ${en}`),
    );
    expect(wrong).to.deep.equal([]);
  });

  it('finds what cannot be driven', () => {
    expect(wrongIn({})).to.deep.equal([]);
    expect(wrongIn({ title: '' })).to.deep.equal(['title']);
    expect(wrongIn({ modes: { a: { prompt: /a/ }, b: { prompt: /b/ } } })).to.include('modes');
    expect(wrongIn({ errors: [/^%/g] })).to.deep.equal(['errors.0']);
    expect(wrongIn({ secrets: [/key \S+/] })).to.deep.equal(['secrets.0']);
    expect(wrongIn({ unverified: ['clear.moon'] })).to.deep.equal(['unverified']);
    const template = { commands: ['show arp'], columns: ['a'], rules: [/(?<a>\d) (?<b__2>\d)/] };
    expect(wrongIn({ templates: [template] })).to.deep.equal(['templates.0']);
    expect(wrongIn({ tables: { routes: [{ commands: ['show routes'] }] } })).to.deep.equal([
      'tables.routes.0',
    ]);
  });

  it('tells what it cannot do', () => {
    const missing = checkPlatform(toy).filter(({ kind }) => kind === 'missing');
    expect(missing.map(({ path }) => path)).to.include.members(['save', 'role', 'clear', 'tables', 'login']);
  });
});
