import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { execa } from 'execa';
import { Scope } from '../../src/scope/index.js';
import { waitFor } from '../../src/wait/index.js';
import { carrier } from '../patch/support/rig.js';
import { cucumberProgram, tsunagu } from '../support/cucumber.js';
import { Hardware } from './hardware.js';
import { Drill, LEASE_MS } from './kills/drill.js';
import { Frames, longestOutside } from './kills/frames.js';
import { Relay } from './kills/relay.js';

/** How many kills; 50 take some five minutes. */
const KILLS = Number(process.env.TSUNAGU_KILLS ?? 10);
const SEED = Number(process.env.TSUNAGU_SEED ?? Date.now() % 2 ** 31);
/** The drill's time from its first cut on, in ms. */
const DRILL_MS = 4000;
/** What a switch's timers and a busy machine may add to a lease, or to the restart of the agent, in ms. */
const SLACK_MS = 3000;
const JOURNAL = '/var/lib/tsunagu/tl4.journal';
const kinds = ['cucumber', 'agent', 'ovs-vswitchd', 'TCP reset', 'flows wiped'] as const;
type Kind = (typeof kinds)[number];

interface Outcome {
  kind: Kind;
  /** How the link was cut at that moment. */
  cut: string;
  /** The longest time in ms without frames while nobody wanted a cut. */
  leftMs: number;
}

describe(`${KILLS} random kills during drills, from seed ${SEED} (TSUNAGU_KILLS, TSUNAGU_SEED)`, function () {
  this.timeout(60_000 + KILLS * 60_000);
  const scope = new Scope('test');
  const outcomes: Outcome[] = [];
  let hardware: Hardware;
  let frames: Frames;
  let relay: Relay;
  const drill = new Drill();
  const { folder } = drill.project;
  before(async () => {
    hardware = await Hardware.start(scope);
    await hardware.callAt(6654);
    relay = await Relay.start(scope, 'tl4-net', 6654, 6653);
    const ends: [string, string][] = [
      ['tl4-d4', '10.95.0.4'],
      ['tl4-d5', '10.95.0.5'],
    ];
    frames = await Frames.start(scope, ends);
  });
  beforeEach(async () => {
    drill.forget();
    await up();
  });
  after(async () => {
    for (const line of figures(outcomes)) console.log(`      ${line}`);
    await tsunagu(['down'], folder);
    await scope.close();
    drill.project.remove();
  });

  const random = draw(SEED);
  for (let index = 0; index < KILLS; index++) {
    const kind = kinds[index % kinds.length] as Kind;
    const afterMs = Math.round(random() * DRILL_MS);
    it(`${kind} ${afterMs} ms after the first cut leaves no link cut longer than it may`, async () => {
      frames.restart();
      const run = execa(process.execPath, [cucumberProgram], {
        ...{ cwd: folder, reject: false, all: true },
      });
      await waitFor(
        () =>
          drill.hasBegun
            ? { done: true as const, value: undefined }
            : { done: false as const, seen: 'no cut' },
        { budgetMs: 30_000, everyMs: 5 },
      );
      const begun = Date.now();
      await delay(afterMs);
      const killedAt = Date.now();
      await disturb(kind, run);
      const { all } = await run;
      const ends = kind === 'cucumber' || kind === 'agent' ? killedAt : undefined;
      const { wanted, at } = drill.cuts(ends);
      const cut = at(killedAt) ?? 'none';
      // Only the restart of the agent brings a port up again; cuts by flows must end without it.
      const isForRestart = kind === 'agent' && isDown(cut);
      if (isForRestart) await up();
      const mostMs = (isForRestart ? Date.now() - killedAt : LEASE_MS) + SLACK_MS;
      await frames.through(LEASE_MS + SLACK_MS);
      const leftMs = longestOutside(frames.gaps(begun), wanted);
      outcomes.push({ kind, cut, leftMs });
      const what = `${kind} while ${cut}; cucumber said: ${all}`;
      expect(leftMs, what).to.be.lessThan(mostMs);
      expect([await carrier('tl4-d4'), await carrier('tl4-d5')], what).to.deep.equal([true, true]);
      await up();
      const cuts = (await hardware.ourFlows()).filter(flow => flow.includes('hard_timeout'));
      expect(cuts, what).to.deep.equal([]);
    });
  }

  it('after all of them the site goes down, and leaves nothing', async () => {
    const { exitCode, all } = await tsunagu(['down'], folder);
    expect(exitCode, all).to.equal(0);
    expect(await hardware.ourFlows()).to.deep.equal([]);
    expect(existsSync(JOURNAL)).to.equal(false);
  });

  /** Starts the agent unless it runs; a start undoes first what a killed agent has left. */
  async function up(): Promise<void> {
    const { exitCode, all } = await tsunagu(['up'], folder);
    expect(exitCode, all).to.equal(0);
  }

  async function disturb(kind: Kind, run: { kill(signal: 'SIGKILL'): boolean }): Promise<void> {
    if (kind === 'cucumber') run.kill('SIGKILL');
    else if (kind === 'agent') process.kill(agentPid(), 'SIGKILL');
    else if (kind === 'TCP reset') relay.reset();
    else if (kind === 'flows wiped') await hardware.ovs.ofctl('del-flows', 'hw');
    else {
      await hardware.ovs.killDaemon();
      hardware.ovs.startDaemon();
    }
  }
});

function agentPid(): number {
  const [header = ''] = readFileSync(JOURNAL, 'utf8').split('\n');
  return (JSON.parse(header) as { agent: { pid: number } }).agent.pid;
}

const isDown = (cut: string): boolean => cut === 'link-down' || cut === 'flapping';

/** Numbers from 0 to 1 that a seed determines. */
function draw(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

/** Per kind: how many, and the longest time that a link was left cut, by the kind of cut. */
function figures(outcomes: Outcome[]): string[] {
  return kinds.flatMap(kind => {
    const ours = outcomes.filter(each => each.kind === kind);
    if (ours.length === 0) return [];
    const longest = (down: boolean): string => {
      const some = ours.filter(({ cut }) => isDown(cut) === down);
      return `${Math.max(0, ...some.map(({ leftMs }) => leftMs))} ms (of ${some.length})`;
    };
    return [
      `${kind}: ${ours.length}; left cut at most: with a port down ${longest(true)}, else ${longest(false)}`,
    ];
  });
}
