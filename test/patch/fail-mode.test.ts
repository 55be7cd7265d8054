import { expect } from 'chai';
import { checkFailMode, forwardsByItself } from '../../src/patch/fail-mode.js';
import { Scope } from '../../src/scope/index.js';
import { spec } from '../emulated/site.js';
import { errorOf } from './support/errors.js';
import { run, succeeds } from './support/rig.js';

const BRIDGE = 'pch-fail';

describe('the fail mode', () => {
  const scope = new Scope('test');
  before(async () => {
    scope.defer('bridge', () => succeeds('ovs-vsctl', '--if-exists', 'del-br', BRIDGE));
    await run(
      ...['ovs-vsctl', 'add-br', BRIDGE, '--', 'set', 'Bridge', BRIDGE, 'datapath_type=netdev'],
      'other_config:datapath-id=0000000000746c34',
    );
  });
  after(() => scope.close());

  it('of a bridge of this machine must be secure, else the error tells the command', async () => {
    const error = await errorOf(checkFailMode(spec()));
    expect(error.code).to.equal('switch.failsOpen');
    expect(error.message).to.contain(`ovs-vsctl set-fail-mode ${BRIDGE} secure`).and.to.contain('standalone');
    await run('ovs-vsctl', 'set-fail-mode', BRIDGE, 'secure');
    await checkFailMode(spec());
  });

  it('of a switch elsewhere is not asked for here', async () => {
    await checkFailMode({ ...spec(), datapathId: 0x99n });
  });

  it('shows in a flow for all ports that forwards as the switch likes', () => {
    const to = (port: number) => [
      { type: 'applyActions' as const, actions: [{ type: 'output' as const, port }] },
    ];
    const NORMAL = 0xfffffffa;
    expect(forwardsByItself([{ match: {}, instructions: to(NORMAL) }])).to.equal(true);
    expect(forwardsByItself([{ match: { inPort: 9 }, instructions: to(NORMAL) }])).to.equal(false);
    expect(forwardsByItself([{ match: {}, instructions: to(3) }])).to.equal(false);
  });
});
