import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { execa } from 'execa';
import { Scope } from '../../src/scope/index.js';
import { carrier } from '../patch/support/rig.js';
import { tsunagu } from '../support/cucumber.js';
import { Project } from '../support/project.js';
import { Hardware, testbed } from './hardware.js';
import { SecondController } from './second-controller.js';

/** A person's, below ours and on our ports; a second controller's, with a cookie near ours; in another table; a learnt one. */
const FOREIGN = [
  'priority=100,in_port=2,actions=output:3',
  'priority=0,actions=drop',
  'cookie=0x74737566ffffffff,priority=65535,dl_type=0x88cc,in_port=LOCAL,actions=CONTROLLER:65535',
  'cookie=0x7473756800000001,priority=40000,in_port=LOCAL,actions=output:2',
  'cookie=0xdeadbeef,table=7,priority=40000,in_port=4,actions=output:5',
  'cookie=0x1,priority=5,dl_vlan=300,hard_timeout=3600,actions=strip_vlan,output:5',
];

const drill = `Feature: drill
  Scenario: every kind of cut
    When the link "wan" is cut
    And the link "wan" is restored
    And the link "wan" is cut silently
    And the link "wan" is restored
    Then the link "wan" is up
  Scenario: left cut
    When the link "wan" is cut
  Scenario: left cut silently
    When the link "wan" is cut silently
`;

describe('flows of a person and of a second controller on the same patch switch', function () {
  this.timeout(90_000);
  const scope = new Scope('test');
  let hardware: Hardware;
  let second: SecondController;
  let given: string[];
  before(async () => {
    hardware = await Hardware.start(scope);
    second = await SecondController.start(scope, 'tl4-net', 6655);
    await hardware.callAt(6653, 6655);
    await second.addFlows();
    for (const flow of FOREIGN) await hardware.ovs.ofctl('add-flow', 'hw', flow);
    given = await hardware.foreignFlows();
    expect(given).to.have.length(FOREIGN.length + 3);
  });
  afterEach(() => {
    expect({ lost: second.lost, removed: second.removed }).to.deep.equal({ lost: 0, removed: 0 });
  });
  after(async () => {
    // Nothing is left also when a test has failed.
    await tsunagu(['down'], hardware.folder);
    await tsunagu(['clean']);
    await scope.close();
  });

  it('are the same, byte for byte, during and after a full run', async () => {
    const project = new Project({ features: { 'a.feature': drill }, testbed: () => testbed });
    try {
      const { exitCode, all } = await project.run();
      expect(exitCode, all).to.equal(0);
    } finally {
      project.remove();
    }
    expect(await hardware.foreignFlows()).to.deep.equal(given);
    expect(await hardware.ourFlows()).to.deep.equal([]);
  });

  // What a person adds while nobody looks after the switch, on a port that is cut and right above a wire of ours.
  const LATER = 'cookie=0x2,priority=40001,dl_vlan=77,in_port=4,actions=output:5';

  for (const [how, options] of [
    ['with a port down', []],
    ['with a silent cut', ['--silent']],
  ] as const) {
    it(`are the same after a crash of the agent ${how}, and after \`tsunagu clean\``, async () => {
      const { exitCode, all } = await tsunagu(['up'], hardware.folder);
      expect(exitCode, all).to.equal(0);
      const cut = await tsunagu(['link', 'cut', 'wan', ...options], hardware.folder);
      expect(cut.exitCode, cut.all).to.equal(0);
      expect(await hardware.foreignFlows()).to.deep.equal(given);
      await crash();
      expect(await hardware.ourFlows()).to.not.deep.equal([]);
      expect(await hardware.foreignFlows()).to.deep.equal(given);
      await hardware.ovs.ofctl('add-flow', 'hw', LATER);
      const found = await hardware.foreignFlows();
      expect(found).to.have.length(given.length + 1);
      const cleaned = await tsunagu(['clean']);
      expect(cleaned.all).to.match(/^site tl4:\n(?: +[✓…].*\n)* +✓ flows/m);
      expect(await hardware.foreignFlows()).to.deep.equal(found);
      await hardware.ovs.ofctl('del-flows', 'hw', 'cookie=0x2/-1');
      expect(await hardware.ourFlows()).to.deep.equal([]);
      expect(await carrier('tl4-d4')).to.equal(true);
    });
  }

  async function crash(): Promise<void> {
    const [header = ''] = readFileSync('/var/lib/tsunagu/tl4.journal', 'utf8').split('\n');
    const { pid } = (JSON.parse(header) as { agent: { pid: number } }).agent;
    process.kill(pid, 'SIGKILL');
    // A killed process is gone when its entry is, or has no memory any more.
    await execa('tail', ['--pid', String(pid), '-f', '/dev/null'], { timeout: 5000 });
  }
});
