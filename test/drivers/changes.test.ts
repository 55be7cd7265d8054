import { expect } from 'chai';
import { platforms } from '../../drivers/index.js';
import { connectTcp, createDevice, type Device, DeviceChange } from '../../src/device/index.js';
import type { TsunaguError } from '../../src/errors/index.js';
import { Scope } from '../../src/scope/index.js';
import { changeScripts } from './support/change-scripts.js';
import { Changing } from './support/changing.js';
import { CONFIGURATION, PASSWORD, USER } from './support/emulation.js';
import { scripts } from './support/scripts.js';
import { serveSsh } from './support/server.js';
import { sideBySide } from './support/side-by-side.js';

const LIMITS = { budgetMs: 20_000 };
/** Proven on the real thing: test/device/change*.test.ts, test/drivers/openvswitch.test.ts. */
const SHELLS = ['linux', 'frr', 'pica8_picos_ovs'];
/** Active at once and never mended by us: only its own timer takes a line back. */
const ONLY_TIMER = ['fortinet_fortios'];
/** Where there is no timer: what a line is, and what takes it back. */
const WITHOUT = {
  candidate: false,
  negation: 'no ',
  confirms: /^nothing confirms$/,
  also: /^(?:refresh|restore)$/,
};

describe('a change to a device', function () {
  this.timeout(60_000);
  const scope = new Scope('changes test');
  const beside = sideBySide();
  after(() => scope.close());
  for (const [id, platform] of platforms) {
    if (SHELLS.includes(id)) continue;
    const test = (name: string, run: () => Promise<void>) => beside(`of the platform ${id} ${name}`, run);
    const script = scripts[id];
    if (!script) throw new Error(`no script plays ${id}`);
    const facts = changeScripts[id];
    const line = facts?.instead === undefined ? 'drill on' : 'set drill on';
    let count = 0;

    const emulated = async (): Promise<{ device: Device; changing: Changing }> => {
      const changing = new Changing(facts ?? WITHOUT, CONFIGURATION);
      const port = await serveSsh(scope, platform, script as never, { changing });
      const spec = {
        name: 'D1',
        aliases: [],
        platform: id,
        address: '127.0.0.1',
        port,
        where: { file: 't' },
      };
      const device = createDevice({ ...spec, user: USER, password: PASSWORD }, platforms, connectTcp);
      scope.defer('device', () => device.close());
      return { device, changing };
    };
    const change = (device: Device, withoutNet = false) =>
      new DeviceChange(device, { text: `${line}\n`, timerMs: 60_000, withoutNet, id: `t${count++}` });
    test('is shown, and nothing is changed', async () => {
      const { device, changing } = await emulated();
      expect((await change(device).preview(LIMITS)).difference.join()).to.contain('drill on');
      expect(changing.running).to.deep.equal(CONFIGURATION);
      expect(changing.timers).to.equal(0);
    });

    if (!facts) {
      test('is refused, as nothing would take it back, and made when told to go without', async () => {
        const { device, changing } = await emulated();
        const error = await failure(change(device).apply(LIMITS));
        expect(error.code).to.equal('device.noSafetyNet');
        expect(changing.running).to.deep.equal(CONFIGURATION);
        const made = change(device, true);
        expect(await made.apply(LIMITS)).to.deep.equal([`+ ${line}`]);
        await made.rollBack(LIMITS);
        expect(changing.running).to.deep.equal(CONFIGURATION);
      });
      continue;
    }

    test('stays when it is confirmed', async () => {
      const { device, changing } = await emulated();
      const made = change(device);
      expect(await made.apply(LIMITS)).to.deep.equal([`+ ${line}`]);
      expect(changing.timers).to.equal(1);
      await made.confirm(LIMITS);
      changing.elapse(3600);
      expect(changing.running).to.include(line);
    });

    test('is rolled back when that is asked for', async () => {
      const { device, changing } = await emulated();
      const made = change(device);
      await made.apply(LIMITS);
      const rolled = made.rollBack(LIMITS);
      if (ONLY_TIMER.includes(id)) expect((await failure(rolled)).code).to.equal('device.notRolledBack');
      else await rolled;
      changing.elapse(60);
      expect(changing.running).to.deep.equal(CONFIGURATION);
    });

    test('is taken back by the device alone when its timer ends', async () => {
      const { device, changing } = await emulated();
      await change(device).apply(LIMITS);
      await device.close();
      changing.elapse(59);
      expect(changing.running).to.include(line);
      changing.elapse(1);
      expect(changing.running).to.deep.equal(CONFIGURATION);
    });

    const { commit } = facts;
    if (commit) {
      test('whose connection breaks in the middle of the commit is taken back', async () => {
        const { device, changing } = await emulated();
        changing.closesAt = commit;
        expect((await failure(change(device).apply(LIMITS))).code).to.equal('device.closed');
        expect(changing.running).to.deep.equal(CONFIGURATION);
      });
    }
  }
});

async function failure(promise: Promise<unknown>): Promise<TsunaguError> {
  return promise.then(
    () => expect.fail('it succeeded'),
    (error: TsunaguError) => error,
  );
}
