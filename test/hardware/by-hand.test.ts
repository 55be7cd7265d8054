import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { execa } from 'execa';
import { parse } from 'yaml';
import { Scope } from '../../src/scope/index.js';
import { waitFor } from '../../src/wait/index.js';
import { carrier, pings } from '../patch/support/rig.js';
import { tsunagu } from '../support/cucumber.js';
import { Hardware } from './hardware.js';

describe('links and switches by hand', function () {
  this.timeout(60_000);
  const scope = new Scope('test');
  let hardware: Hardware;
  before(async () => {
    hardware = await Hardware.start(scope);
    await say('up');
  });
  after(async () => {
    await tsunagu(['down'], hardware.folder);
    await scope.close();
  });

  /** Runs the command, which must succeed; what it says. */
  async function say(...args: string[]): Promise<string> {
    const { exitCode, all } = await tsunagu(args, hardware.folder);
    expect(exitCode, all).to.equal(0);
    return all;
  }

  async function refused(...args: string[]): Promise<string> {
    const { exitCode, all } = await tsunagu(args, hardware.folder);
    expect(exitCode, all).to.equal(2);
    return all;
  }

  async function hasCarrier(wanted: boolean, budgetMs: number): Promise<void> {
    await waitFor(
      async () => {
        const seen = await carrier('tl4-d4');
        return seen === wanted
          ? { done: true as const, value: undefined }
          : { done: false as const, seen: `carrier ${seen}` };
      },
      { budgetMs },
    );
  }

  it('show what is on each port, and the flows of ours', async () => {
    const text = await say('switch', 'show', 'HW');
    expect(text).to.match(/switch HW \(00000000746c3400\): connected/);
    expect(text).to.match(/^ {2}1 +u1 +up .*uplink$/m);
    expect(text).to.match(/^ {2}2 +p2 +up .*host h1$/m);
    expect(text).to.match(/^ {2}4 +d4 +up .*link wan to HW:5$/m);
    expect(text).to.contain(`flows of ours: ${(await hardware.ourFlows()).length}`);
    expect(text).to.match(/^ {2}wan +HW:4 +HW:5 +\d+ +\d+ +\d+ +\d+$/m);
    expect(text).to.match(/^ {2}wan +HW:5 +HW:4 +\d+ +\d+ +\d+ +\d+$/m);
  });

  it('show how much goes over each direction of a wire', async () => {
    // One way only, as nobody answers; ended by us, at the latest by itself.
    const stream = execa(
      ...([
        'ip',
        ['netns', 'exec', 'tl4-d4', 'ping', '-q', '-b', '-i', '0.01', '-w', '20', '10.95.0.255'],
      ] as const),
      { reject: false },
    );
    try {
      const look = async () => {
        const text = await say('switch', 'show', 'HW');
        const rate = (from: number, to: number) =>
          Number(new RegExp(`wan +HW:${from} +HW:${to} +\\d+ +\\d+ +(\\d+)`).exec(text)?.[1]);
        const isSeen = rate(4, 5) >= 10 && rate(4, 5) > 5 * rate(5, 4);
        return isSeen ? { done: true as const, value: undefined } : { done: false as const, seen: text };
      };
      await waitFor(look, { budgetMs: 15_000 });
    } finally {
      stream.kill();
      await stream;
    }
  });

  it('show warns of a flow that forwards by itself', async () => {
    expect(await say('switch', 'show')).not.to.contain('loops');
    await hardware.ovs.ofctl('add-flow', 'hw', 'priority=0,actions=NORMAL');
    expect(await say('switch', 'show')).to.match(/flows of others: 1 .*\n! .*loops/);
    await hardware.ovs.ofctl('del-flows', 'hw', 'cookie=0x0/-1');
  });

  it('cut takes the carrier away until restored, and shows', async () => {
    expect(await say('link', 'cut', 'main line')).to.match(/wan is cut \(link-down\); .* 30 s/);
    expect(await carrier('tl4-d4')).to.equal(false);
    expect(await say('switch', 'show')).to.match(/d4 +TAKEN DOWN .*link wan to HW:5: CUT \(link-down\)/);
    expect(await say('link', 'restore', 'wan')).to.contain('wan is restored');
    expect(await carrier('tl4-d4')).to.equal(true);
  });

  it('cut silently drops frames and leaves the carrier', async () => {
    expect(await pings('tl4-d4', '10.95.0.5')).to.equal(true);
    await say('link', 'cut', 'wan', '--silent');
    expect(await carrier('tl4-d4')).to.equal(true);
    expect(await pings('tl4-d4', '10.95.0.5')).to.equal(false);
    await say('link', 'restore', 'wan');
    expect(await pings('tl4-d4', '10.95.0.5')).to.equal(true);
  });

  it('cut ends with its lease, and a second cut renews it', async () => {
    await say('link', 'cut', 'wan', '--lease', '1500ms');
    const started = performance.now();
    expect(await say('link', 'cut', 'wan', '--lease', '3s')).to.contain('stays cut');
    await hasCarrier(true, 10_000);
    expect(performance.now() - started).to.be.greaterThan(2500);
  });

  it('cut in another way than it is already is refused', async () => {
    await say('link', 'cut', 'wan');
    expect(await refused('link', 'cut', 'wan', '--silent')).to.contain('wan');
    await say('link', 'restore', 'wan');
  });

  it('cut one way, by the port that frames come in at, and only that way', async () => {
    expect(await say('link', 'cut', 'wan', '--one-way', 'd4')).to.contain('wan is cut (one-way)');
    const text = await say('switch', 'show');
    expect(text).to.match(/d4 +up .*link wan .*CUT \(one-way\)/);
    expect(text).to.match(/cut +0 +50000 +in_port=4 +drop +\d+ +in \d+ s/);
    expect(text).not.to.match(/cut +0 +50000 +in_port=5/);
    expect(await pings('tl4-d4', '10.95.0.5')).to.equal(false);
    await say('link', 'restore', 'wan');
    expect(await refused('link', 'cut', 'wan', '--one-way', 'd9')).to.contain('HW:4 = d4');
  });

  it('flap so many times, and come up by themselves', async () => {
    expect(await say('link', 'cut', 'wan', '--flap', '2/200ms')).to.match(
      /wan is cut \(flapping\).* 30\.4 s/,
    );
    await hasCarrier(false, 1000).catch(() => {});
    await hasCarrier(true, 5000);
    expect(await say('link', 'restore', 'wan')).to.match(/gone down [12] times/);
    expect(await refused('link', 'cut', 'wan', '--flap', '5')).to.contain('5/2s');
    expect(await refused('link', 'cut', 'wan', '--flap', '5/2s', '--one-way', 'd4')).to.contain('--one-way');
  });

  it('cut and restore several at once, all or none', async () => {
    const text = await say('link', 'cut', 'wan', 'lan', '--silent');
    expect(text).to.match(/wan is cut \(silent\)[\s\S]*lan is cut \(silent\)/);
    expect(await say('link', 'cut', 'wan', 'lan', '--silent')).to.match(/wan stays cut[\s\S]*lan stays cut/);
    expect(await refused('link', 'cut', 'wan', 'lan')).to.contain('cut already');
    expect(await say('switch', 'show')).to.match(/link wan .*CUT[\s\S]*link lan .*CUT/);
    expect(await refused('link', 'cut', 'wan', 'lam')).to.match(/"lam"/);
    expect(await say('link', 'restore', 'wan', 'lan')).to.match(/wan is restored[\s\S]*lan is restored/);
  });

  it('say what is wrong with a name, an option, a time, and a link that is not cut', async () => {
    expect(await refused('link', 'cut', 'wam')).to.match(/"wam".*\n.*wan/);
    expect(await refused('switch', 'show', 'HV')).to.match(/"HV".*\n.*HW/);
    expect(await refused('link', 'cut', 'wan', '--silently')).to.contain("'--silently'");
    expect(await refused('link', 'cut', 'wan', '--lease', 'long')).to.contain('30s');
    expect(await refused('link', 'restore', 'wan')).to.contain('wan');
    expect(await refused('link', 'cut')).to.contain('name');
    expect(await refused('link', 'ct', 'wan')).to.contain('link cut');
  });

  it('probe finds what Open vSwitch can do, and leaves all as it was', async () => {
    const flows = await hardware.ourFlows();
    const text = await say('switch', 'probe', 'HW', '--ports', '6,7');
    const file = join(hardware.folder, 'hw.profile.yaml');
    expect(text).to.contain(`written to ${file}`);
    const { findings, software, frames } = parse(readFileSync(file, 'utf8'));
    expect(software).to.match(/^\d+\.\d+/);
    const works = Object.entries(findings as Record<string, { works: boolean }>).map(([name, each]) => [
      name,
      each.works,
    ]);
    expect(Object.fromEntries(works)).to.deep.equal({
      ...{ pushTag: true, popTag: true, stackTags: true, stackTags88a8: true, cookies: true },
      ...{ cookieMask: true, barrier: true, hardTimeout: true, portDown: true },
    });
    // The cable is a veth pair with an MTU of 1500, the uplink has 1508.
    expect(Object.entries(frames).filter(([, fate]) => fate !== 'passes')).to.deep.equal([
      ['size 1504', 'dropped'],
      ...['size 2000', 'size 4000', 'size 9000'].map(kind => [kind, 'not tried']),
    ]);
    expect(Object.keys(frames)).to.include.members([
      'LLDP',
      'LACP',
      'STP',
      'EAPOL',
      'CDP',
      'Q-in-Q',
      'IPv6 ND',
    ]);
    expect(await refused('switch', 'probe', 'HW')).to.contain('--force');
    hardware.name('hw.profile.yaml');
    expect(await say('validate')).to.contain('switches 1');
    hardware.name(undefined);
    expect(await hardware.ourFlows()).to.deep.equal(flows);
    expect(await say('switch', 'show')).to.match(/^ {2}6 +c6 +up /m);
  });

  it('probe refuses ports that are in use, unknown, or not two', async () => {
    expect(await refused('switch', 'probe', 'HW', '-o', '-', '--ports', '4,6')).to.contain('wan');
    expect(await refused('switch', 'probe', 'HW', '-o', '-', '--ports', '6,2')).to.contain('h1');
    expect(await refused('switch', 'probe', 'HW', '-o', '-', '--ports', '6,44')).to.contain('44');
    expect(await refused('switch', 'probe', 'HW', '--ports', '6')).to.contain('--ports 6,7');
  });

  it('are restored when the site goes down', async () => {
    await say('link', 'cut', 'wan', '--lease', '10m');
    await say('down');
    expect(await carrier('tl4-d4')).to.equal(true);
    expect(await hardware.ourFlows()).to.deep.equal([]);
    expect(await refused('link', 'cut', 'wan')).to.contain('tsunagu up');
  });
});
