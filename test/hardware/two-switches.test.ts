import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { execa } from 'execa';
import { Scope } from '../../src/scope/index.js';
import { carrier, host, ip, namespace, PrivateOvs, pings, run } from '../patch/support/rig.js';
import { root, tsunagu } from '../support/cucumber.js';
import { Project } from '../support/project.js';

const NET = 'tl6-net';

/** Two patch switches that call one address and that a trunk joins; B has no uplink. Ports 5 lead to tl6-a and tl6-b. */
const testbed = `version: 1
sites:
  tl6:
    management: { namespace: ${NET} }
switches:
  A:
    datapath: "0x746c36000000000a"
    listen: 127.0.0.1:6653
    uplink: { port: 1, interface: tl6-up }
    ports: { 2: a2, 5: a5, 24: at }
  B:
    datapath: "0x746c36000000000b"
    listen: 127.0.0.1:6653
    ports: { 2: b2, 5: b5 }
trunks:
  - [A:at, B:24]
hosts:
  h1: { address: 10.96.0.1/24, port: A:2 }
  h2: { address: 10.96.0.2/24, port: B:2 }
links:
  across: { ports: [A:5, B:5] }
`;

const feature = `Feature: two switches
  Scenario: hosts and links over a trunk
    Given h1 keeps pinging h2
    And the link across is up
    When port 2 of B is cut silently
    Then the link across is up
  Scenario: all is as before
    Then h1 can ping h2
    And all links are up
`;

describe('two patch switches that a trunk joins', function () {
  this.timeout(90_000);
  const scope = new Scope('test');
  const project = new Project({ features: { 'a.feature': feature }, testbed: () => testbed });
  let ovs: PrivateOvs;

  before(async () => {
    await namespace(scope, NET);
    scope.defer('uplink', () => ip(['link del tl6-up']).catch(() => {}));
    await ip([`link add tl6-up type veth peer name u1 netns ${NET}`, `-n ${NET} link set u1 mtu 1508 up`]);
    // The network under test is a cable between the two hosts' ports.
    for (const [a, b] of [
      ['at', 'bt'],
      ['a2', 'b2'],
    ]) {
      await ip([`-n ${NET} link add ${a} mtu 1508 type veth peer name ${b} mtu 1508`]);
      await ip([`-n ${NET} link set ${a} up`, `-n ${NET} link set ${b} up`]);
    }
    await host(scope, 'tl6-a', 'a5', NET, '10.97.0.1');
    await host(scope, 'tl6-b', 'b5', NET, '10.97.0.2');
    ovs = await PrivateOvs.start(scope, NET);
    await ovs.vsctl(
      ...bridge('A', 'a', { u1: 1, a2: 2, a5: 5, at: 24 }),
      ...bridge('B', 'b', { b2: 2, b5: 5, bt: 24 }),
    );
  });
  after(async () => {
    await tsunagu(['down'], project.folder);
    await cleanOwnSite();
    await scope.close();
    project.remove();
  });

  it('carry hosts and links over it, as steps see them', async () => {
    const up = await tsunagu(['up'], project.folder);
    expect(up.exitCode, up.all).to.equal(0);
    const { exitCode, all } = await project.run();
    expect(exitCode, all).to.equal(0);
  });

  it('cut a link at both ends; after a crash of the agent both are brought up again, and nothing is left', async () => {
    expect(await pings('tl6-a', '10.97.0.2')).to.equal(true);
    const shown = await tsunagu(['switch', 'show'], project.folder);
    expect(shown.all)
      .to.match(/24 +at .*trunk to B:24 \(across\)/)
      .and.match(/24 +bt .*trunk to A:24 \(across\)/);
    expect(shown.all).to.match(/across +A:5 +B:5 +[1-9]/);

    const cut = await tsunagu(['link', 'cut', 'across'], project.folder);
    expect(cut.exitCode, cut.all).to.equal(0);
    expect(await Promise.all(['tl6-a', 'tl6-b'].map(carrier))).to.deep.equal([false, false]);
    const [header = ''] = readFileSync('/var/lib/tsunagu/tl6.journal', 'utf8').split('\n');
    const { pid } = (JSON.parse(header) as { agent: { pid: number } }).agent;
    process.kill(pid, 'SIGKILL');
    await execa('tail', ['--pid', String(pid), '-f', '/dev/null'], { timeout: 5000 });
    await cleanOwnSite();
    expect(await Promise.all(['tl6-a', 'tl6-b'].map(carrier))).to.deep.equal([true, true]);
    for (const name of ['A', 'B']) {
      expect(await ovs.ofctl('dump-flows', name, '--no-stats')).to.not.contain('cookie=0x74737567');
    }
  });

  /** What `tsunagu clean` does for each site, for this one only. */
  async function cleanOwnSite(): Promise<void> {
    await run(process.execPath, `${root}/dist/src/agent/server/recover-main.js`, 'tl6', 'en');
  }
});

function bridge(name: string, id: string, ports: Record<string, number>): string[] {
  return [
    ...['--', 'add-br', name, '--', 'set', 'Bridge', name, 'datapath_type=netdev', 'fail_mode=secure'],
    ...['protocols=OpenFlow13', `other_config:datapath-id=746c36000000000${id}`],
    ...Object.entries(ports).flatMap(([at, number]) => [
      ...['--', 'add-port', name, at, '--', 'set', 'Interface', at, `ofport_request=${number}`],
    ]),
    ...['--', 'set-controller', name, 'tcp:127.0.0.1:6653', '--', 'set', 'Controller', name],
    ...['max_backoff=1000', 'connection_mode=out-of-band'],
  ];
}
