import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { execa } from 'execa';
import { Scope } from '../../src/scope/index.js';
import { waitFor } from '../../src/wait/index.js';
import { type Machine, machines, testbedOf } from '../device/support/machine.js';
import { tsunagu, tsunaguProgram } from '../support/cucumber.js';
import { Project } from '../support/project.js';

const OLD = `flush ruleset
table inet filter {
  chain input { type filter hook input priority 0; policy accept; ip saddr 198.51.100.9 drop; }
}
`;
const NEW = OLD.replace('198.51.100.9', '203.0.113.7');
const LOCKING = OLD.replace('ip saddr 198.51.100.9 drop', 'tcp dport 22 drop');

const feature = (steps: string) => `Feature: f\n  Scenario: s\n${steps}\n`;

describe('a change to a device, as users make it', function () {
  this.timeout(90_000);
  const scope = new Scope('change acceptance');
  let machine: Machine;
  let project: Project;
  before(async () => {
    [machine] = (await machines(scope, 1)) as [Machine];
    project = new Project({ features: {}, testbed: () => testbedOf([machine]) });
    scope.defer('project', () => project.remove());
    project.write('new.nft', NEW);
    project.write('locking.nft', LOCKING);
  });
  beforeEach(async () => {
    await machine.truth('sh', '-c', `echo '${OLD}' | nft -f -`);
  });
  after(() => scope.close());

  const rules = () => machine.truth('nft', '-s', 'list', 'ruleset');
  const comesBack = (old: string, budgetMs = 15_000) =>
    waitFor(
      async () => {
        const now = await rules();
        return now === old ? { done: true as const, value: now } : { done: false as const, seen: now };
      },
      { budgetMs, everyMs: 100 },
    );

  describe('by hand', () => {
    before(() => say('up'));
    after(() => say('down'));

    async function say(...args: string[]): Promise<string> {
      const { exitCode, all } = await tsunagu(args, project.folder);
      expect(exitCode, all).to.equal(0);
      return all;
    }

    it('is told by status, until when and what to say; so is one that was made on the device itself', async () => {
      const old = await rules();
      // From here on, whatever was there when the site came up for the tests before.
      await say('down');
      await say('up');
      expect(await say('status')).to.contain('FW1: linux, clean');
      await say('device', 'apply', 'FW1', 'new.nft', '--timer', '40s');
      expect(await say('status')).to.match(
        /FW1: .*change new\.nft.*not confirmed; at \d\d:\d\d:\d\d it takes it back.*tsunagu device confirm FW1/,
      );
      await say('device', 'rollback', 'FW1');
      await machine.truth('nft', 'add', 'rule', 'inet', 'filter', 'input', 'tcp', 'dport', '9', 'drop');
      expect(await say('status')).to.match(
        /FW1: .*otherwise than when the site came up \(1 lines?: tsunagu device diff FW1\)/,
      );
      await say('device', 'rollback', 'FW1');
      expect(await say('status')).to.contain('FW1: linux, clean');
      expect(await rules()).to.equal(old);
    });

    it('is shown, applied, and rolled back', async () => {
      const old = await rules();
      expect(await say('device', 'diff', 'FW1', 'new.nft')).to.contain('203.0.113.7');
      expect(await rules()).to.equal(old);
      expect(await say('device', 'apply', 'FW1', 'new.nft')).to.contain('tsunagu device confirm FW1');
      expect(await rules()).to.contain('203.0.113.7');
      expect(await say('device', 'rollback', 'FW1')).to.contain('FW1 is rolled back');
      expect(await rules()).to.equal(old);
    });

    it('is confirmed and stays; a snapshot from before brings the device back', async () => {
      const old = await rules();
      expect(await say('device', 'snapshot', 'FW1', 'before.txt')).to.contain('before.txt');
      expect(statSync(join(project.folder, 'before.txt')).mode & 0o777).to.equal(0o600);
      await say('device', 'apply', 'FW1', 'new.nft', '--timer', '20s');
      await say('device', 'confirm', 'FW1');
      expect(await say('device', 'diff', 'FW1')).to.contain('no difference');
      expect(await rules()).to.contain('203.0.113.7');
      expect(await say('device', 'rollback', 'FW1', 'before.txt')).to.contain('FW1 is rolled back');
      expect(await say('device', 'rollback', 'FW1', 'before.txt')).to.contain('nothing to take back');
      expect(await rules()).to.equal(old);
    });

    it('that nothing waits for is said; so is a file that is not there', async () => {
      expect((await tsunagu(['device', 'confirm', 'FW1'], project.folder)).all).to.contain(
        'No change to FW1',
      );
      expect((await tsunagu(['device', 'apply', 'FW1', 'none.nft'], project.folder)).all).to.contain(
        'none.nft',
      );
    });
  });

  describe('on a device that cannot be looked at once it has the change', () => {
    before(() => {
      const folder = join(project.folder, 'looks');
      // Reads the rules; fails at the looks after the change that the file `fails` names by their numbers.
      project.write(
        'looks/show',
        `rules=$(nft -s list ruleset)
case $rules in *203.0.113.7*)
  echo >>${folder}/done
  grep -qx "$(wc -l <${folder}/done)" ${folder}/fails && echo 'nft: Operation not permitted' && exit 1 ;;
esac
echo "$rules"
`,
      );
      project.write(
        'blinking.mjs',
        `import { linux } from './node_modules/tsunagu/dist/drivers/linux/index.js';
const configuration = { ...linux.configuration, show: 'sh ${folder}/show' };
export const blinking = { ...linux, id: 'blinking', configuration };
`,
      );
      const text = testbedOf([machine]).replace('platform: linux', 'platform: blinking');
      project.write('testbed.yaml', `${text}drivers: [blinking.mjs]\n`);
    });
    after(() => project.write('testbed.yaml', testbedOf([machine])));
    beforeEach(() => project.write('looks/done', ''));

    const toldEn =
      /FW1 has taken the change, but could not be looked at.*rolled back at once[\s\S]*configured as before/;

    for (const [look, failing] of [
      ['what became different', 1],
      ['how it is to be from now on', 2],
    ] as const) {
      it(`by hand it is rolled back at once, when the look for ${look} fails`, async () => {
        const old = await rules();
        project.write('looks/fails', `${failing}\n`);
        await tsunagu(['up'], project.folder);
        try {
          const applied = await tsunagu(['device', 'apply', 'FW1', 'new.nft'], project.folder);
          expect(await rules()).to.equal(old);
          expect(applied.exitCode).to.equal(2);
          expect(applied.all).to.match(toldEn).and.to.contain('Operation not permitted');
          // Nothing waits any more: the device takes another change.
          project.write('looks/fails', '');
          expect((await tsunagu(['device', 'apply', 'FW1', 'new.nft'], project.folder)).exitCode).to.equal(0);
          await tsunagu(['device', 'rollback', 'FW1'], project.folder);
        } finally {
          await tsunagu(['down'], project.folder);
        }
      });
    }

    it('before `tsunagu change` has run its command, all changes are gone', async () => {
      const old = await rules();
      project.write('looks/fails', '2\n');
      await tsunagu(['up'], project.folder);
      try {
        const { exitCode, all } = await tsunagu(['change', 'FW1=new.nft', '--', 'true'], project.folder);
        expect(await rules()).to.equal(old);
        expect(exitCode).to.equal(2);
        expect(all).to.match(toldEn);
      } finally {
        await tsunagu(['down'], project.folder);
      }
    });

    it('in a scenario the step says so, and the next one finds it gone', async () => {
      const old = await rules();
      project.write('looks/fails', '1\n');
      project.write(
        'features/a.feature',
        `# language: ja\n機能: f\n  シナリオ: s\n    もし 変更「new.nft」を機器FW1に適用する\n`,
      );
      const { exitCode } = await project.run();
      expect(exitCode).to.equal(1);
      expect(project.failures().get('s')).to.match(
        /そのあとの確認に失敗.*すぐに取り消しました[\s\S]*変更前と同じ/,
      );
      expect(await rules()).to.equal(old);
    });
  });

  describe('while its command runs, told to stop by a signal to `tsunagu change` alone', () => {
    before(() => tsunagu(['up'], project.folder));
    after(() => tsunagu(['down'], project.folder));

    for (const [signal, code] of [
      ['SIGTERM', 143],
      ['SIGINT', 130],
      ['SIGHUP', 129],
    ] as const) {
      it(`${signal} ends the command and takes the change back`, async () => {
        const old = await rules();
        const command = ['sh', '-c', 'echo group $$; sleep 60; true'];
        const args = [tsunaguProgram, 'change', 'FW1=new.nft', '--', ...command];
        const changing = execa(process.execPath, args, {
          ...{ cwd: project.folder, env: { LANG: 'C' }, reject: false, all: true },
        });
        const group = await new Promise<number>(resolve =>
          changing.all.on('data', data => {
            const [, pid] = /^group (\d+)$/m.exec(String(data)) ?? [];
            if (pid) resolve(Number(pid));
          }),
        );
        expect(await rules()).to.contain('203.0.113.7');
        changing.kill(signal);
        const { exitCode, all } = await changing;
        expect(exitCode, all).to.equal(code);
        expect(all).to.contain(`Told to stop (${signal})`).and.to.contain('FW1 is rolled back');
        expect(await rules()).to.equal(old);
        expect(() => process.kill(-group, 0)).to.throw('ESRCH');
      });
    }
  });

  it('in a scenario that does not confirm it is gone at its end', async () => {
    const old = await rules();
    project.write(
      'features/a.feature',
      feature(`    When the change "new.nft" is applied to device FW1
    Then device FW1 shows "203.0.113.7" in "nft list ruleset"`),
    );
    const { exitCode, all } = await project.run();
    expect(exitCode, all).to.equal(0);
    expect(await rules()).to.equal(old);
  });

  it('in a scenario in Japanese is confirmed and rolled back', async () => {
    const old = await rules();
    project.write(
      'features/a.feature',
      `# language: ja
機能: f
  シナリオ: s
    もし 変更「new.nft」を機器FW1に適用する
    かつ 機器FW1への変更を取り消す
    ならば 機器FW1の「nft list ruleset」に「203.0.113.7」が表示されない
    もし 変更「new.nft」を機器FW1に20秒以内の確定を条件に適用する
    かつ 機器FW1への変更を確定する
    ならば 機器FW1の「nft list ruleset」に「203.0.113.7」が表示される
`,
    );
    const { exitCode, all } = await project.run();
    expect(exitCode, all).to.equal(0);
    expect(await rules()).to.equal(old);
  });

  it('that locks us out fails the step, and at the scenario’s end the device has come back alone', async () => {
    const old = await rules();
    project.write(
      'features/a.feature',
      feature('    When the change "locking.nft" is applied to device FW1, to be confirmed within 9 seconds'),
    );
    const { exitCode, all } = await project.run();
    expect(exitCode, all).to.equal(1);
    expect(project.failures().get('s')).to.match(/FW1 cannot be logged in to any more.*\n.*by itself in/);
    expect(await rules()).to.equal(old);
  });

  it('whose agent is killed before it is confirmed is taken back by the device alone; clean waits for it', async () => {
    const old = await rules();
    await tsunagu(['up'], project.folder);
    await tsunagu(['device', 'apply', 'FW1', 'new.nft', '--timer', '6s'], project.folder);
    process.kill(agentPid(), 'SIGKILL');
    expect(await rules()).to.contain('203.0.113.7');
    const cleaning = tsunagu(['clean'], project.folder);
    await comesBack(old);
    const { exitCode, all } = await cleaning;
    expect(exitCode, all).to.equal(0);
    expect(all)
      .to.contain('FW1 takes the change new.nft back by itself')
      .and.to.contain('✓ device-change FW1');
    expect(readdirSync('/tmp').filter(name => /^tsunagu-c[0-9a-f]{8}$/.test(name))).to.deep.equal([]);
  });
});

/** The agent, by its own journal. */
function agentPid(): number {
  const [header = ''] = readFileSync('/var/lib/tsunagu/dvm.journal', 'utf8').split('\n');
  return (JSON.parse(header) as { agent: { pid: number } }).agent.pid;
}
