import { expect } from 'chai';
import { execa } from 'execa';
import { type Device, type Golden, resetDevices, takeGolden, waitSteady } from '../../src/device/index.js';
import { TsunaguError } from '../../src/errors/index.js';
import { Scope } from '../../src/scope/index.js';
import { waitFor } from '../../src/wait/index.js';
import { deviceOf, PASSWORD, type Router, SILENT, sessionsOf, twoRouters } from './support/routers.js';

const LIMITS = { budgetMs: 5000 };
const RESET = { budgetMs: 15_000 };

/** Ends a process; with the first one of a session others may have ended already. */
function endIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

describe('two real FRR routers over real OpenSSH', function () {
  this.timeout(60_000);
  const scope = new Scope('FRR test');
  let routers: [Router, Router];
  let devices: [Device, Device];
  let golden: Golden;

  before(async () => {
    routers = await twoRouters(scope);
    devices = [deviceOf(routers[0]), deviceOf(routers[1])];
    scope.defer('sessions', () => Promise.all(devices.map(device => device.close())));
    await waitSteady(devices, { budgetMs: 20_000, windowMs: 1500 });
    golden = await takeGolden(devices, LIMITS);
  });
  after(() => scope.close(20_000));

  /** Enters lines as a scenario, or somebody else, would leave them behind. */
  const leaveBehind = (...lines: string[]) => routers[0].vtysh('configure terminal', ...lines);

  async function failure(promise: Promise<unknown>): Promise<TsunaguError> {
    const error = await promise.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).to.be.instanceOf(TsunaguError);
    return error as TsunaguError;
  }

  describe('a command', () => {
    it('gives what the device shows', async () => {
      const shown = await devices[0].run('show ip ospf neighbor', LIMITS);
      expect(shown).to.contain('10.255.0.2').and.to.contain('Full');
      expect(shown).to.not.contain('R1#');
    });

    it('gives the routes and interfaces that the kernel has, in the shape that all platforms share', async () => {
      const routes = await devices[0].table('routes', LIMITS);
      expect(routes.unread).to.deep.equal([]);
      expect(routes.rows.find(({ protocol }) => protocol === 'ospf')).to.include({ distance: 110 });
      const interfaces = await devices[0].table('interfaces', LIMITS);
      expect(interfaces.rows.find(({ name }) => name === 'lo')).to.include({ admin: 'up', oper: 'up' });
      expect(interfaces.unread).to.deep.equal([]);
    });

    it('runs in the mode asked for, and the next one back in its own', async () => {
      await devices[0].run('ip route 10.98.0.0/24 Null0', { ...LIMITS, mode: 'config' });
      expect(await devices[0].run('show running-config', LIMITS)).to.contain('ip route 10.98.0.0/24 Null0');
      await devices[0].run('no ip route 10.98.0.0/24 Null0', { ...LIMITS, mode: 'config' });
    });

    for (const [command, words] of [
      ['show nonsense', '% Unknown command: show nonsense'],
      ['show ip ospf neighbor detail foo bar', '% Unknown command'],
      ['show ip', '% Command incomplete'],
    ] as const) {
      it(`that is refused is quoted with the device's words: ${command}`, async () => {
        const error = await failure(devices[0].run(command, LIMITS));
        expect(error.code).to.equal('device.commandRefused');
        expect(error.message).to.contain(JSON.stringify(command)).and.to.contain(words);
      });
    }

    it('after a session that was killed logs in again', async () => {
      await devices[0].run('show version', LIMITS);
      for (const pid of await sessionsOf(routers[0])) process.kill(pid, 'SIGKILL');
      const next = () => devices[0].run('show version', LIMITS);
      // The end of the session may reach us before or after the command is sent.
      const version = await next().catch((error: TsunaguError) => {
        expect(error.code).to.equal('device.closed');
        return next();
      });
      expect(version).to.contain('FRRouting');
    });

    it('whose session is killed in the middle says so, and the next one logs in again', async () => {
      const running = failure(devices[0].run('ping 10.0.0.2', { budgetMs: 10_000 }));
      for (const pid of await sessionsOf(routers[0])) process.kill(pid, 'SIGKILL');
      expect((await running).code).to.equal('device.closed');
      expect(await devices[0].run('show version', LIMITS)).to.contain('FRRouting');
    });

    it('that gives no prompt is given up with what was last seen, and the next one logs in again', async () => {
      const error = await failure(devices[0].run('ping 10.0.0.2', { budgetMs: 1500 }));
      expect(error.code).to.equal('device.timedOut');
      expect(error.text.en.why).to.contain('bytes from 10.0.0.2');
      expect(await devices[0].run('show version', LIMITS)).to.contain('FRRouting');
    });
  });

  describe('a login', () => {
    it('with a wrong password names the user and never the password', async () => {
      const device = deviceOf(routers[0], { password: 'not-the-Secret' });
      const error = await failure(device.open(LIMITS));
      expect(error.code).to.equal('device.wrongPassword');
      expect(error.message).to.contain('user admin');
      expect(JSON.stringify(error.toData())).to.not.contain('not-the-Secret').and.to.not.contain(PASSWORD);
    });

    it('on a port where nothing listens says that it is refused', async () => {
      expect((await failure(deviceOf(routers[0], { port: 2 }).open(LIMITS))).code).to.equal('device.refused');
    });

    it('to an address without a route says that there is no way to it', async () => {
      expect((await failure(deviceOf(routers[0], { address: '203.0.113.1' }).open(LIMITS))).code).to.equal(
        'device.noRoute',
      );
    });

    it('on a device that does not answer says so after the budget', async () => {
      const error = await failure(deviceOf(routers[0], { address: SILENT }).open({ budgetMs: 300 }));
      expect(error.code).to.equal('device.noAnswer');
      expect(error.message).to.contain(`${SILENT}:22`).and.to.contain('300 ms');
    });
  });

  describe('a reset', () => {
    afterEach(async () => {
      for (const [name, { tainted }] of await resetDevices(devices, golden, RESET)) {
        expect(tainted, `${name} after the test`).to.equal(undefined);
      }
    });

    it('with nothing to do only looks', async () => {
      const report = await resetDevices(devices, golden, RESET);
      expect([...report.values()].map(({ changed, tainted }) => ({ changed, tainted }))).to.deep.equal([
        { changed: [], tainted: undefined },
        { changed: [], tainted: undefined },
      ]);
    });

    const leftovers: [string, string[], string][] = [
      ['a static route', ['ip route 10.99.0.0/24 Null0'], '+ ip route 10.99.0.0/24 Null0'],
      ['a changed OSPF cost', ['interface eth1', 'ip ospf cost 77'], '- interface eth1 / ip ospf cost 10'],
      [
        'a new route-map',
        ['route-map NEW permit 10', 'set metric 7'],
        '+ route-map NEW permit 10 / set metric 7',
      ],
      ['a removed route-map', ['no route-map OLD'], '- route-map OLD permit 10 / set metric 5'],
      [
        'a removed network',
        ['router ospf', 'no network 10.1.0.0/24 area 0'],
        '- router ospf / network 10.1.0.0/24 area 0',
      ],
      ['a removed routing protocol', ['no router ospf'], '- router ospf / network 10.0.0.0/30 area 0'],
      ['an interface that is shut down', ['interface eth1', 'shutdown'], '+ interface eth1 / shutdown'],
      [
        'a changed description',
        ['interface lan', 'description theirs'],
        '+ interface lan / description theirs',
      ],
      [
        'a value that is negated without itself',
        ['router ospf', 'maximum-paths 3'],
        '+ router ospf / maximum-paths 3',
      ],
      [
        'a changed address',
        ['interface lan', 'no ip address 10.1.0.1/24'],
        '- interface lan / ip address 10.1.0.1/24',
      ],
    ];
    for (const [what, lines, line] of leftovers) {
      it(`undoes ${what}`, async () => {
        await leaveBehind(...lines);
        const { changed, tainted } = (await resetDevices(devices, golden, RESET)).get('R1') ?? {};
        expect(tainted).to.equal(undefined);
        expect(changed).to.include(`configuration: ${line}`);
        const running = deviceOf(routers[0]);
        scope.defer('second session', () => running.close());
        const { configuration, state } = await running.look(LIMITS);
        expect(
          running.configurationDifference(configuration, golden.get('R1')?.configuration ?? []),
        ).to.deep.equal([]);
        expect(state).to.deep.equal(golden.get('R1')?.state);
      });
    }

    it('waits until OSPF is full again on both sides', async () => {
      await leaveBehind('interface eth1', 'shutdown');
      await waitSteady(devices, { budgetMs: 10_000, windowMs: 1000 });
      const report = await resetDevices(devices, golden, RESET);
      expect(report.get('R2')?.changed.join()).to.contain('state: - ospf neighbour: neighbors 10.255.0.1');
      for (const router of routers) expect(await router.vtysh('show ip ospf neighbor')).to.contain('Full');
    });

    it('logs in again where a session is gone', async () => {
      await leaveBehind('ip route 10.99.0.0/24 Null0');
      for (const router of routers) for (const pid of await sessionsOf(router)) process.kill(pid, 'SIGKILL');
      const report = await resetDevices(devices, golden, RESET);
      expect([...report.values()].every(({ tainted }) => !tainted)).to.equal(true);
      expect(await routers[0].vtysh('show running-config')).to.not.contain('10.99.0.0/24');
    });

    it('replaces a session that hangs', async () => {
      await leaveBehind('ip route 10.99.0.0/24 Null0');
      const hanging = await sessionsOf(routers[0]);
      for (const pid of hanging) process.kill(pid, 'SIGSTOP');
      const report = await resetDevices([devices[0]], golden, RESET);
      for (const pid of hanging) endIfThere(pid);
      expect(report.get('R1')?.tainted).to.equal(undefined);
      expect(await routers[0].vtysh('show running-config')).to.not.contain('10.99.0.0/24');
    });

    it('never shows a secret that was left behind', async () => {
      await leaveBehind('interface lan', 'ip ospf message-digest-key 1 md5 TheirSecret');
      const report = await resetDevices(devices, golden, RESET);
      expect(JSON.stringify([...report]))
        .to.contain('message-digest-key 1 md5 ***')
        .and.to.not.contain('TheirSecret');
    });

    it('taints a device that does not come back, and says what differs', async () => {
      const impossible: Golden = new Map(golden);
      const { configuration = [], state = [] } = golden.get('R1') ?? {};
      impossible.set('R1', { configuration: [...configuration, 'no such line'], state });
      const report = await resetDevices(devices, impossible, { budgetMs: 3000 });
      expect(report.get('R1')?.tainted?.code).to.equal('device.tainted');
      expect(report.get('R1')?.tainted?.message).to.contain('- no such line');
      expect(report.get('R2')?.tainted).to.equal(undefined);
    });

    it('taints a device whose password is wrong after one try, without hiding why', async () => {
      const locked = deviceOf(routers[0], { password: 'not-the-Secret' });
      const report = await resetDevices([locked, devices[1]], golden, RESET);
      expect(report.get('R1')?.tainted?.code).to.equal('device.wrongPassword');
      expect(report.get('R1')?.ms).to.be.below(RESET.budgetMs);
      expect(report.get('R2')?.tainted).to.equal(undefined);
    });

    it('ends with the reason when it is aborted', async () => {
      await leaveBehind('interface eth1', 'shutdown');
      const reset = resetDevices(devices, golden, { ...RESET, signal: AbortSignal.timeout(5) });
      expect(await reset.catch((error: Error) => error.name)).to.equal('TimeoutError');
    });
  });

  describe('a role', () => {
    const VIRTUAL = 'vrrp4-2-5';
    after(async () => {
      await execa('ip', ['-n', routers[0].namespace, 'link', 'del', VIRTUAL], { reject: false });
      await resetDevices(devices, golden, RESET);
    });

    it('is none where no VRRP is configured', async () => {
      expect(await devices[0].role(LIMITS)).to.deep.equal([]);
    });

    it('becomes active in a group whose only member the device is', async () => {
      // FRR wants a macvlan with the virtual router's MAC address (RFC 5798, 7.3), else it stays in Initialize.
      const link = [
        'link',
        'add',
        VIRTUAL,
        'link',
        'lan',
        'address',
        '00:00:5e:00:01:05',
        'type',
        'macvlan',
        'mode',
        'bridge',
      ];
      for (const args of [
        link,
        ['addr', 'add', '10.1.0.254/24', 'dev', VIRTUAL],
        ['link', 'set', VIRTUAL, 'up'],
      ]) {
        await execa('ip', ['-n', routers[0].namespace, ...args]);
      }
      await leaveBehind(
        'interface lan',
        'vrrp 5',
        'vrrp 5 advertisement-interval 100',
        'vrrp 5 ip 10.1.0.254',
      );
      const look = async () => {
        const [group] = await devices[0].role(LIMITS);
        if (group?.role === 'active') return { done: true as const, value: group };
        return { done: false as const, seen: JSON.stringify(group) };
      };
      expect(await waitFor(look, { budgetMs: 10_000 })).to.include({
        group: 'vrrp 5 on lan',
        role: 'active',
        word: 'Master',
      });
    });
  });

  describe('steadiness', () => {
    it('is there at once where nothing changes', async () => {
      const { lastChange } = await waitSteady(devices, { ...LIMITS, windowMs: 200 });
      expect(lastChange).to.deep.equal([]);
    });

    it('names what changed last', async () => {
      const waiting = waitSteady(devices, { budgetMs: 10_000, windowMs: 800 });
      await leaveBehind('ip route 10.97.0.0/24 Null0');
      const { lastChange, lastChangeMs } = await waiting;
      expect(lastChange.join()).to.contain('+ R1: route: 10.97.0.0/24');
      expect(lastChangeMs).to.be.above(0);
      await leaveBehind('no ip route 10.97.0.0/24 Null0');
    });

    it('is given up with what keeps changing', async () => {
      const restless = setInterval(() => leaveBehind(`ip route 10.96.${flips++ % 200}.0/24 Null0`), 150);
      let flips = 0;
      const error = await failure(waitSteady(devices, { budgetMs: 1500, windowMs: 1000 })).finally(() =>
        clearInterval(restless),
      );
      expect(error.code).to.equal('device.notSteady');
      expect(error.message).to.contain('10.96.');
      await resetDevices(devices, golden, RESET);
    });
  });
});
