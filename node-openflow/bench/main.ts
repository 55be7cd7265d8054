import { benchCodec } from './codec.js';
import { benchSwitch } from './flows.js';

const ms = (value: number) => `${value.toFixed(value < 1 ? 3 : 1)} ms`;
const rate = (value: number) => `${Math.round(value / 1000)}k/s`;

/**
 * Measures (a) flow mods into Open vSwitch against ovs-ofctl, (b) the round trip against a bare socket, (c) the codec
 * against hand-written code. The last line is JSON.
 */
export async function run(args: string[]): Promise<void> {
  const rounds = Number(args[0] ?? 15);
  const codec = benchCodec(rounds);
  const { flows, latency } = await benchSwitch(rounds);
  const say = (line: string) => process.stdout.write(`${line}\n`);
  say('(a) 1,000 flow mods and a barrier into Open vSwitch');
  say(`    this library, encoding included       ${ms(flows.ours)}`);
  say(`    bare socket with the same encoder     ${ms(flows.bareSocket)}`);
  say(
    `    ovs-ofctl --bundle                    ${ms(flows.bundle)}   ${(flows.bundle / flows.ours).toFixed(1)} times ours (wanted: 4)`,
  );
  say(
    `    ovs-ofctl --bundle --no-names         ${ms(flows.bundleNoNames)}   ${(flows.bundleNoNames / flows.ours).toFixed(1)} times ours (wanted: 1.5)`,
  );
  say('(b) flow mod and barrier, round trip');
  say(`    this library     p50 ${ms(latency.ours.p50)}   p99 ${ms(latency.ours.p99)}`);
  say(`    bare socket      p50 ${ms(latency.bareSocket.p50)}   p99 ${ms(latency.bareSocket.p99)}`);
  const p50 = latency.ours.p50 / latency.bareSocket.p50;
  const p99 = latency.ours.p99 / latency.bareSocket.p99;
  say(`    ours / bare      p50 ${p50.toFixed(2)}   p99 ${p99.toFixed(2)} (wanted: at most 2)`);
  say('(c) one flow mod: 5 match fields, 3 actions');
  for (const way of ['decode', 'encode'] as const) {
    const { ours, handwritten, ratio } = codec[way];
    say(
      `    ${way}   ours ${rate(ours)}   hand-written DataView code ${rate(handwritten)}   ${ratio.toFixed(2)} of its speed (wanted: 0.5)`,
    );
  }
  const json = {
    bench: 'openflow',
    ours: flows.ours,
    peer: flows.bundle,
    ratio: flows.bundle / flows.ours,
    unit: 'ms for 1000 flow mods and a barrier; peer: ovs-ofctl --bundle',
    ratioNoNames: flows.bundleNoNames / flows.ours,
    flows,
    latency: { ...latency, ratioP50: p50, ratioP99: p99 },
    codec,
  };
  say(JSON.stringify(json));
}
