import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { expect } from 'chai';
import { DeviceChange, Device as DeviceClass } from '../../src/device/index.js';
import { defineErrors, type TsunaguError } from '../../src/errors/index.js';
import { Scope } from '../../src/scope/index.js';
import { waitFor } from '../../src/wait/index.js';
import { type Machine, machines } from './support/machine.js';

const LIMITS = { budgetMs: 10_000 };
const OLD = `flush ruleset
table inet filter {
  set blocked { type ipv4_addr; elements = { 198.51.100.9 }; }
  chain input { type filter hook input priority 0; policy accept; ip saddr @blocked drop; }
}
`;
const NEW = OLD.replace('198.51.100.9', '198.51.100.9, 203.0.113.7');
const testErrors = defineErrors('test', {
  unreadable: {
    en: (f: { look: number }) => ({ what: `look ${f.look} failed`, remedy: 'none' }),
    ja: f => ({ what: `${f.look}`, remedy: '-' }),
  },
});
/** Process numbers are the same in each isolated run, and the machines share /tmp with us and with those. */
const RUN = `c${randomBytes(4).toString('hex')}x`;
/** Folders of our changes on the machines. */
const traces = () => readdirSync('/tmp').filter(name => name.startsWith(`tsunagu-${RUN}`));

describe('a change to a real Linux firewall over real OpenSSH', function () {
  this.timeout(60_000);
  const scope = new Scope('change test');
  let machine: Machine;
  let count = 0;
  before(async () => {
    [machine] = (await machines(scope, 1)) as [Machine];
  });
  beforeEach(() => load(OLD));
  after(() => scope.close());

  const load = (ruleset: string) => machine.truth('sh', '-c', `echo '${ruleset}' | nft -f -`);
  const rules = () => machine.truth('nft', 'list', 'ruleset');
  const change = (text: string, { timerMs = 30_000, withoutNet = false } = {}) =>
    new DeviceChange(machine.device, { text, timerMs, withoutNet, id: `${RUN}${count++}` });
  const backToOld = (old: string, budgetMs = 12_000) =>
    waitFor(
      async () => {
        const now = await rules();
        return now === old ? { done: true as const, value: now } : { done: false as const, seen: now };
      },
      { budgetMs, everyMs: 100 },
    );

  it('is shown before it is made, in the words of the kernel, and nothing changes', async () => {
    const old = await rules();
    const { difference, by } = await change(NEW).preview(LIMITS);
    expect(by).to.equal('device');
    expect(difference.join('\n')).to.contain('203.0.113.7');
    expect(await rules()).to.equal(old);
    expect(traces()).to.deep.equal([]);
  });

  it('stays when it is confirmed, and its timer is gone', async () => {
    const made = change(NEW);
    expect((await made.apply(LIMITS)).join('\n')).to.contain('203.0.113.7');
    expect(traces()).to.have.length(1);
    await made.confirm(LIMITS);
    expect(await rules()).to.contain('203.0.113.7');
    expect(traces()).to.deep.equal([]);
    expect(await machine.truth('sh', '-c', 'ps -e -o args | grep -c "[s]h ./timer" || true')).to.equal('0');
  });

  it('is rolled back when that is asked for', async () => {
    const old = await rules();
    const made = change(NEW);
    await made.apply(LIMITS);
    await made.rollBack(LIMITS);
    expect(await rules()).to.equal(old);
    expect(traces()).to.deep.equal([]);
  });

  it('is taken back by the machine alone when nobody confirms it, and then it is too late to confirm', async () => {
    const old = await rules();
    const made = change(NEW, { timerMs: 2000 });
    await made.apply(LIMITS);
    await machine.device.close();
    await backToOld(old);
    const error = await failure(made.confirm(LIMITS));
    expect(error.code).to.equal('device.confirmedTooLate');
    expect(traces()).to.deep.equal([]);
  });

  describe('that cannot be looked at', () => {
    const { configuration, renew } = DeviceClass.prototype;
    afterEach(() => {
      machine.device.configuration = configuration;
      machine.device.renew = renew;
    });

    /** Looks at the configuration fail from the second on, which is the first after the change. */
    function blindAfter(): void {
      let looks = 0;
      machine.device.configuration = limits =>
        looks++ === 0
          ? configuration.call(machine.device, limits)
          : Promise.reject(testErrors.unreadable({ look: looks }));
    }

    it('and cannot be after it was rolled back: that is said, and the rules are back at once', async () => {
      const old = await rules();
      blindAfter();
      const error = await failure(change(NEW).apply(LIMITS));
      expect(await rules()).to.equal(old);
      expect(error.code).to.equal('device.changeUnseen');
      expect(error.facts).to.include({ device: 'FW1', outcome: 'reverted' });
      expect(error.message).to.contain('look 2 failed').and.to.contain('look 3 failed');
      expect(traces()).to.deep.equal([]);
    });

    it('nor reached any more is left to the timer, which the error names', async () => {
      const old = await rules();
      blindAfter();
      let logins = 0;
      machine.device.renew = limits =>
        logins++ === 0
          ? renew.call(machine.device, limits)
          : Promise.reject(testErrors.unreadable({ look: 9 }));
      const error = await failure(change(NEW, { timerMs: 3000 }).apply(LIMITS));
      expect(error.facts).to.include({ outcome: 'left', expiry: 'reverts' });
      expect(error.message).to.match(/still there; the device takes the change back by itself in [123] s/);
      expect(await rules()).to.contain('203.0.113.7');
      await backToOld(old);
      // The timer removes its folder last.
      await waitFor(
        () =>
          traces().length === 0
            ? { done: true as const, value: undefined }
            : { done: false as const, seen: traces().join() },
        { budgetMs: 2000 },
      );
    });
  });

  it('that nft does not take is refused with its words, and nothing is changed', async () => {
    const old = await rules();
    const error = await failure(change('table inet filter { chain input { tcp dport drop } }').apply(LIMITS));
    expect(error.code).to.equal('device.commandRefused');
    expect(error.message).to.contain('syntax error');
    expect(await rules()).to.equal(old);
    expect(traces()).to.deep.equal([]);
  });
});

async function failure(promise: Promise<unknown>): Promise<TsunaguError> {
  return promise.then(
    () => expect.fail('it succeeded'),
    (error: TsunaguError) => error,
  );
}
