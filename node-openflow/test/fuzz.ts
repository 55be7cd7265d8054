// Mutation fuzzing. As a program: node dist/test/fuzz.js [COUNT [SEED]]

import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { DecodeError, MessageStream, decode, encode } from '../src/index.js';
import { arbitraryMessages } from './support/arbitrary.js';

export interface FuzzResult {
  count: number;
  accepted: number;
  refused: number;
  /** Growth of the heap from a tenth of the run to its end, in bytes. */
  heapGrowth: number;
  /** The slowest single message in ms. */
  slowestMs: number;
}

/** xorshift32: small, fast, and the same run for the same seed. */
function generator(seed: number): (below: number) => number {
  let state = seed | 1;
  return below => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const EDGES = [0, 1, 3, 4, 7, 8, 0x7f, 0x80, 0xfe, 0xff];

function mutate(seeds: readonly Buffer[], random: (below: number) => number): Buffer {
  let bytes = Buffer.from(seeds[random(seeds.length)] as Buffer);
  for (let n = 1 + random(4); n > 0; n--) {
    const at = random(bytes.length);
    switch (random(8)) {
      case 0:
        bytes[at] = (bytes[at] as number) ^ (1 << random(8));
        break;
      case 1:
        bytes[at] = EDGES[random(EDGES.length)] as number;
        break;
      case 2:
        bytes[at] = random(256);
        break;
      case 3:
        if (at + 2 <= bytes.length) bytes.writeUInt16BE(random(2) ? random(65536) : random(64), at);
        break;
      case 4:
        bytes = bytes.subarray(0, Math.max(1, at));
        break;
      case 5:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + random(16))]);
        break;
      case 6:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.max(0, at - random(24)))]);
        break;
      default: {
        const other = seeds[random(seeds.length)] as Buffer;
        bytes = Buffer.concat([bytes.subarray(0, at), other.subarray(random(other.length))]);
      }
    }
    if (bytes.length === 0) bytes = Buffer.alloc(8);
  }
  // A wrong length in the header would hide all that lies behind it: most mutants get a right one.
  if (bytes.length >= 4 && bytes.length < 65536 && random(8) > 0) bytes.writeUInt16BE(bytes.length, 2);
  return bytes;
}

/** Decodes one mutant: gives what must hold for any bytes, or throws. */
function check(bytes: Buffer): boolean {
  let message: ReturnType<typeof decode>;
  try {
    message = decode(bytes);
  } catch (error) {
    assert.ok(error instanceof DecodeError, `not a DecodeError: ${error instanceof Error ? error.stack : error}`);
    assert.ok(error.offset >= 0 && error.offset <= bytes.length, `offset ${error.offset} of ${bytes.length}`);
    assert.match(error.message, /at offset \d+/);
    return false;
  }
  if (message.version === 1 || message.version === 4) assert.deepEqual(decode(encode(message)), message);
  return true;
}

export function fuzz(count: number, seed = 1): FuzzResult {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const seeds = [...arbitraryMessages.values()].flatMap(arbitrary =>
    fc.sample(arbitrary, { numRuns: 40, seed }).map(message => encode(message)),
  );
  const random = generator(seed);
  const result = { count, accepted: 0, refused: 0, heapGrowth: 0, slowestMs: 0 };
  let stream = new MessageStream();
  let heap = 0;
  for (let i = 0; i < count; i++) {
    const bytes = mutate(seeds, random);
    const start = performance.now();
    try {
      if (check(bytes)) result.accepted++;
      else result.refused++;
      // The same bytes in a stream that never ends, in two pieces.
      const cut = random(bytes.length + 1);
      const items = [...stream.push(bytes.subarray(0, cut)), ...stream.push(bytes.subarray(cut))];
      assert.ok(stream.buffered < 65536);
      if (items.some(item => 'fatal' in item && item.fatal)) stream = new MessageStream();
    } catch (error) {
      throw new Error(`mutant ${i} of seed ${seed}: ${bytes.toString('hex')}`, { cause: error });
    }
    result.slowestMs = Math.max(result.slowestMs, performance.now() - start);
    if (i === Math.floor(count / 10)) {
      collect();
      heap = process.memoryUsage().heapUsed;
    }
  }
  collect();
  result.heapGrowth = process.memoryUsage().heapUsed - heap;
  return result;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [count = '1000000', seed = '1'] = process.argv.slice(2);
  const start = performance.now();
  process.stdout.write(`${JSON.stringify({ ...fuzz(Number(count), Number(seed)), ms: performance.now() - start })}\n`);
}
