import assert from 'node:assert/strict';
import { decode, encode, of13 } from '../src/index.js';
import { decodeFlowMod, encodeFlowMod } from './handwritten.js';

export interface CodecResult {
  decode: { ours: number; handwritten: number; ratio: number };
  encode: { ours: number; handwritten: number; ratio: number };
}

/** The n-th of many flow mods that differ in their values. */
export function flowMod(n: number) {
  return {
    version: 4,
    type: 'flowMod',
    xid: n,
    cookie: BigInt(n),
    cookieMask: 0n,
    tableId: 0,
    command: 'add',
    idleTimeout: 0,
    hardTimeout: 0,
    priority: 100,
    bufferId: of13.NO_BUFFER,
    outPort: of13.PortNo.any,
    outGroup: of13.Group.any,
    flags: of13.FlowModFlags.sendFlowRem,
    match: {
      inPort: 1 + (n % 48),
      ethDst: `02:00:00:00:${hex(n >> 8)}:${hex(n)}`,
      ethType: 0x0800,
      vlanVid: of13.VlanId.present | (n % 4095),
      ipv4Dst: `10.0.${(n >> 8) & 255}.${n & 255}`,
    },
    instructions: [
      {
        type: 'applyActions',
        actions: [
          { type: 'pushVlan', ethertype: 0x8100 },
          { type: 'setField', field: { vlanVid: of13.VlanId.present | (n % 4095) } },
          { type: 'output', port: 1 + (n % 48), maxLen: 0xffff },
        ],
      },
    ],
  } as const;
}

const hex = (byte: number) => (byte & 255).toString(16).padStart(2, '0');

/**
 * Messages per second of both codecs, in alternating rounds so that whatever else the machine does hits both; the
 * median round counts.
 */
export function benchCodec(rounds = 15, msPerRound = 100): CodecResult {
  const flows = Array.from({ length: 1000 }, (_, n) => flowMod(n));
  const wires = flows.map(flow => encode(flow));
  for (const [i, flow] of flows.entries()) {
    const wire = wires[i] as Buffer;
    assert.deepEqual(encodeFlowMod(flow as never), wire);
    assert.deepEqual(decodeFlowMod(wire), decode(wire));
  }
  return {
    decode: compare(rounds, msPerRound, wires, decode, decodeFlowMod),
    encode: compare(rounds, msPerRound, flows, encode, encodeFlowMod as never),
  };
}

function compare<T>(
  rounds: number,
  ms: number,
  inputs: readonly T[],
  a: (input: T) => unknown,
  b: (input: T) => unknown,
) {
  const ours: number[] = [];
  const handwritten: number[] = [];
  for (let round = 0; round < rounds; round++) {
    ours.push(rate(inputs, a, ms));
    handwritten.push(rate(inputs, b, ms));
  }
  const result = { ours: median(ours), handwritten: median(handwritten) };
  return { ...result, ratio: result.ours / result.handwritten };
}

function rate<T>(inputs: readonly T[], run: (input: T) => unknown, ms: number): number {
  const start = performance.now();
  let count = 0;
  let kept: unknown;
  while (performance.now() - start < ms) {
    for (const input of inputs) kept = run(input);
    count += inputs.length;
  }
  if (kept === undefined) throw new Error('nothing was done');
  return (count / (performance.now() - start)) * 1000;
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] as number;
}
