import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { execa } from 'execa';
import { root } from '../support/cucumber.js';
import { differencesFrom, type MachineState, machineState } from '../support/machine-state.js';

const feature = `# language: ja
機能: 到達性
  シナリオ: 社内から Web サーバに届く
    ならば 「社内PC」から「Webサーバ」に ping が通る
`;

/** Exists on every Debian machine, and may do nothing. */
const nobody = { uid: 65534, gid: 65534 };
const stranger = { uid: 65533, gid: 65533 };

describe('the packed tarball in an empty project', function () {
  this.timeout(240_000);
  let folder: string;
  let state: MachineState;
  const sudoers = '/etc/sudoers.d/tsunagu-test';

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tsunagu-installed-'));
    chmodSync(folder, 0o755);
    const { stdout } = await execa('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: root });
    const tarball = stdout.trim().split('\n').at(-1) ?? '';
    writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
    await execa('npm', ['install', '--silent', '--no-audit', '--no-fund', `./${tarball}`], { cwd: folder });
    writeFileSync(
      join(folder, 'cucumber.mjs'),
      "import { defineConfig } from 'tsunagu';\nexport default defineConfig({ testbed: 'testbed.yaml' });\n",
    );
    writeFileSync(join(folder, 'testbed.yaml'), readFileSync(join(root, 'labs/two-routes/testbed.yaml')));
    mkdirSync(join(folder, 'features'));
    writeFileSync(join(folder, 'features/到達性.feature'), feature);
  });
  after(() => rmSync(folder, { recursive: true }));
  beforeEach(async () => {
    // Reports of another user's run could not be written over.
    rmSync(join(folder, 'reports'), { recursive: true, force: true });
    mkdirSync(join(folder, 'reports'));
    chmodSync(join(folder, 'reports'), 0o777);
    state = await machineState();
  });
  afterEach(async () => {
    rmSync(sudoers, { force: true });
    expect(await differencesFrom(state, 1000)).to.deep.equal([]);
  });

  function run(user: { uid: number; gid: number } | undefined, command: string[]) {
    const [program = '', ...args] = user
      ? ['setpriv', `--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', ...command]
      : command;
    return execa(program, args, {
      cwd: folder,
      reject: false,
      all: true,
      env: { LANG: 'C', HOME: '/nonexistent' },
    });
  }

  const cucumber = ['node', 'node_modules/@cucumber/cucumber/bin/cucumber.js'];
  const tsunagu = ['node', 'node_modules/tsunagu/bin/tsunagu.js'];

  /** Lets nobody start this project's agent, and nothing else. */
  function allowAgent(): void {
    const agent = join(folder, 'node_modules/tsunagu/dist/src/agent/server/main.js');
    writeFileSync(sudoers, `nobody ALL=(root) NOPASSWD: ${process.execPath} ${agent} *\n`, { mode: 0o440 });
  }

  it('runs a Japanese feature with a two-line cucumber.mjs and a testbed file', async () => {
    const { exitCode, all } = await run(undefined, ['npx', 'cucumber-js']);
    expect(exitCode, all).to.equal(0);
    expect(all).to.contain('1 passed');
  });

  it('runs for an ordinary user with sudo', async () => {
    allowAgent();
    const { exitCode, all } = await run(nobody, cucumber);
    expect(exitCode, all).to.equal(0);
  });

  it('tells an ordinary user without sudo what to do, in one message', async () => {
    const { exitCode, all } = await run(nobody, cucumber);
    expect(exitCode).to.equal(1);
    expect(all)
      .to.contain('needs root')
      .and.to.contain('NOPASSWD')
      .and.not.to.match(/^\s+at /m);
  });

  it('lets nobody but its owner open the agent’s socket', async () => {
    allowAgent();
    expect((await run(nobody, [...tsunagu, 'up'])).exitCode).to.equal(0);
    try {
      const { exitCode, all } = await run(stranger, [...tsunagu, 'status']);
      expect(exitCode).to.equal(2);
      expect(all).to.contain('in use by another user');
      expect((await run(nobody, [...tsunagu, 'status'])).all).to.contain('PS1: connected');
    } finally {
      expect((await run(nobody, [...tsunagu, 'down'])).exitCode).to.equal(0);
    }
  });
});
