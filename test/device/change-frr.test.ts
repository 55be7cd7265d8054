import { expect } from 'chai';
import { type Device, DeviceChange } from '../../src/device/index.js';
import type { TsunaguError } from '../../src/errors/index.js';
import { Scope } from '../../src/scope/index.js';
import { waitFor } from '../../src/wait/index.js';
import { deviceOf, type Router, shellAsLogin, twoRouters, vtyshAsLogin } from './support/routers.js';

const LIMITS = { budgetMs: 10_000 };
/** Lines that come, that go, that replace others, and whole blocks of each. */
const CHANGE = `
! what the drill changes
interface eth1
 ip ospf cost 77
 no ip ospf bfd
interface lan
 description theirs
no route-map OLD
route-map NEW permit 10
 set metric 7
exit
router ospf
 no network 10.1.0.0/24 area 0
 maximum-paths 3
ip route 10.99.0.0/24 Null0
`;

describe('a change to a real FRR router over real OpenSSH', function () {
  this.timeout(60_000);
  const scope = new Scope('FRR change test');
  let routers: [Router, Router];
  let device: Device;
  let old: string;
  let count = 0;
  before(async () => {
    routers = await twoRouters(scope, (directory, name) =>
      name === 'dvx-r1' ? shellAsLogin(directory, name) : vtyshAsLogin(directory, name),
    );
    device = deviceOf(routers[0]);
    scope.defer('session', () => device.close());
    old = await running();
  });
  after(() => scope.close(20_000));

  const running = () => routers[0].vtysh('show running-config');
  const change = (text: string, { timerMs = 30_000, withoutNet = false, of = device } = {}) =>
    new DeviceChange(of, { text, timerMs, withoutNet, id: `f${process.pid}x${count++}` });

  it('is predicted from its lines, as the platform has no candidate', async () => {
    const { difference, by } = await change(CHANGE).preview(LIMITS);
    expect(by).to.equal('predicted');
    expect(difference).to.include.members([
      '+ interface eth1 / ip ospf cost 77',
      '- interface eth1 / ip ospf bfd',
      '- route-map OLD permit 10',
      '+ ip route 10.99.0.0/24 Null0',
    ]);
    expect(await running()).to.equal(old);
  });

  it('is entered block by block and rolled back to the letter', async () => {
    const made = change(CHANGE);
    const difference = await made.apply(LIMITS);
    expect(difference).to.include.members([
      '+ interface eth1 / ip ospf cost 77',
      '- interface eth1 / ip ospf cost 10',
      '- route-map OLD permit 10 / set metric 5',
      '+ router ospf / maximum-paths 3',
    ]);
    expect(await running()).to.not.equal(old);
    await made.rollBack(LIMITS);
    expect(await running()).to.equal(old);
  });

  it('is taken back by the router alone when nobody confirms it', async () => {
    const made = change(CHANGE, { timerMs: 3000 });
    await made.apply(LIMITS);
    await device.close();
    const look = async () => {
      const now = await running();
      return now === old ? { done: true as const, value: now } : { done: false as const, seen: now };
    };
    await waitFor(look, { budgetMs: 15_000, everyMs: 200 });
  });

  it('of which a line is refused is taken back as a whole, and the line is named', async () => {
    const error = await failure(change('ip route 10.98.0.0/24 Null0\nnonsense here\n').apply(LIMITS));
    expect(error.code).to.equal('device.commandRefused');
    expect(error.message).to.contain('nonsense here');
    expect(await running()).to.equal(old);
  });

  it('is refused where the login is vtysh, which reaches no shell, unless told to go without a net', async () => {
    const vtyshLogin = deviceOf(routers[1]);
    scope.defer('session', () => vtyshLogin.close());
    const before = await routers[1].vtysh('show running-config');
    const line = 'ip route 10.98.0.0/24 Null0';
    const error = await failure(change(line, { of: vtyshLogin }).apply(LIMITS));
    expect(error.code).to.equal('device.noSafetyNet');
    expect(error.message).to.contain('--without-safety-net');
    expect(await routers[1].vtysh('show running-config')).to.equal(before);
    const made = change(line, { of: vtyshLogin, withoutNet: true });
    expect(await made.apply(LIMITS)).to.deep.equal([`+ ${line}`]);
    await made.rollBack(LIMITS);
    expect(await routers[1].vtysh('show running-config')).to.equal(before);
  });
});

async function failure(promise: Promise<unknown>): Promise<TsunaguError> {
  return promise.then(
    () => expect.fail('it succeeded'),
    (error: TsunaguError) => error,
  );
}
