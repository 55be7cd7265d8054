import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { Controller, encode } from '../src/index.js';
import { Ovs } from '../test/support/ovs.js';
import { BARRIER, BareSwitch } from './bare.js';
import { median } from './codec.js';

export interface FlowsResult {
  /** Medians in ms. */
  ours: number;
  bareSocket: number;
  bundle: number;
  bundleNoNames: number;
}

export interface LatencyResult {
  ours: { p50: number; p99: number };
  bareSocket: { p50: number; p99: number };
}

const COUNT = 1000;
/** Exchanges before those that count. */
const WARM_UP = 500;

const mac = (n: number) => `02:00:00:00:${hex(n >> 8)}:${hex(n)}`;
const hex = (byte: number) => (byte & 255).toString(16).padStart(2, '0');

const flow = (n: number, round: number) =>
  ({
    type: 'flowMod',
    cookie: BigInt(round),
    priority: 100,
    match: { inPort: 1, ethDst: mac(n) },
    instructions: [{ type: 'applyActions', actions: [{ type: 'output', port: 2 }] }],
  }) as const;

/** Both measurements against one Open vSwitch of the benchmark's own. */
export async function benchSwitch(
  rounds = 15,
  exchanges = 2000,
): Promise<{ flows: FlowsResult; latency: LatencyResult }> {
  const ovs = await Ovs.start();
  const controller = new Controller({ versions: [4], missSendLen: 'unchanged' });
  try {
    const mgmt = await ovs.addBridge('oflbr', ['ofl1', 'ofl2'], 'OpenFlow13');
    const sw = await controller.connect({ path: mgmt });
    const bare = await BareSwitch.connect(mgmt);
    const file = ovs.file('flows.txt');
    const clear = () => sw.sendAll([{ type: 'flowMod', command: 'delete' }]);
    const ofctl = (...options: string[]) => {
      execFileSync('ovs-ofctl', ['-O', 'OpenFlow13', '--bundle', ...options, 'add-flows', 'oflbr', file], {
        env: ovs.env,
      });
    };
    const ways = {
      ours: async (round: number) => {
        assert.deepEqual(await sw.sendAll(Array.from({ length: COUNT }, (_, n) => flow(n, round))), []);
      },
      bareSocket: (round: number) => {
        const mods = Array.from({ length: COUNT }, (_, n) =>
          encode({ version: 4, xid: n, ...flow(n, round) }),
        );
        return bare.exchange(Buffer.concat([...mods, BARRIER]));
      },
      bundle: async () => ofctl(),
      bundleNoNames: async () => ofctl('--no-names'),
    };
    const times: Record<keyof typeof ways, number[]> = {
      ours: [],
      bareSocket: [],
      bundle: [],
      bundleNoNames: [],
    };
    for (let round = 0; round < rounds + 2; round++) {
      const lines = Array.from(
        { length: COUNT },
        (_, n) => `cookie=${round},priority=100,in_port=1,dl_dst=${mac(n)},actions=output:2`,
      );
      writeFileSync(file, lines.join('\n'));
      for (const way of Object.keys(ways) as (keyof typeof ways)[]) {
        await clear();
        // Open vSwitch frees what was deleted a little later; nobody shall be slowed down by that.
        await new Promise(resolve => setTimeout(resolve, 100));
        const start = performance.now();
        await ways[way](round);
        const ms = performance.now() - start;
        assert.equal((await sw.flows()).length, COUNT);
        // The first rounds warm the code up, ours and the bare socket's alike.
        if (round >= 2) times[way].push(ms);
      }
    }
    await clear();
    const flows = Object.fromEntries(
      Object.entries(times).map(([way, ms]) => [way, median(ms)]),
    ) as unknown as FlowsResult;

    const samples = { ours: [] as number[], bareSocket: [] as number[] };
    const exchange = {
      ours: (message: ReturnType<typeof flow>) => {
        sw.send(message);
        return sw.barrier();
      },
      bareSocket: (message: ReturnType<typeof flow>) => {
        return bare.exchange(Buffer.concat([encode({ version: 4, xid: 9, ...message }), BARRIER]));
      },
    };
    // Each adds a flow that is new, and each is the first as often as the second.
    for (let i = 0; i < exchanges + WARM_UP; i++) {
      const both = ['ours', 'bareSocket'] as const;
      for (const [k, way] of (i % 2 === 0 ? both : [...both].reverse()).entries()) {
        const message = flow(2 * i + k, 0);
        const start = performance.now();
        await exchange[way](message);
        if (i >= WARM_UP) samples[way].push(performance.now() - start);
      }
    }
    bare.close();
    return {
      flows,
      latency: { ours: percentiles(samples.ours), bareSocket: percentiles(samples.bareSocket) },
    };
  } finally {
    await controller.close();
    await ovs.stop();
  }
}

function percentiles(ms: readonly number[]): { p50: number; p99: number } {
  const sorted = [...ms].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] as number;
  return { p50: at(0.5), p99: at(0.99) };
}
