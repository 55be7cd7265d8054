import type { Fate } from '../../testbed/index.js';
import type { Connection, Match } from '../openflow.js';
import { TRIAL_MAC, type TrialFrame, trialFrames } from './frames.js';
import { add, remove, type TrialFlow } from './trial-flows.js';

/** The way from this machine to the switch's uplink, for whole frames. */
export interface FrameWay {
  /** Longest frame in bytes, without check sequence, that the tester's interface takes. */
  longest: number;
  /** Sends a frame, and gives what came back from `mac` until the first one did or the budget is used up. */
  exchange(frame: Buffer, mac: string, budgetMs: number): Promise<Buffer[]>;
}

/** Which way trial frames go: out of the uplink, over the cable, and back. */
export interface Loop {
  uplink: number;
  cabled: [number, number];
  way: FrameWay;
  table: number;
}

/** A frame that is not back by then, in ms, is sent once more, and then dropped. */
const BACK_MS = 150;
const TRIES = 2;
/** Above wires, as frames on the uplink with a tag of a port would be taken for that port's. */
const PRIORITY = 45_000;
/** So many times frames are sent right after a barrier. */
const ROUNDS = 5;

/** Sends a frame of each kind over the cable by flows like those of a wire, and sees what comes back. */
export async function tryFrames(connection: Connection, loop: Loop): Promise<Record<string, Fate>> {
  return await withLoop(connection, loop, async () => {
    const fates: [string, Fate][] = [];
    for (const frame of trialFrames()) fates.push([frame.kind, await fateOf(frame, loop.way)]);
    return Object.fromEntries(fates);
  });
}

/** How long after a barrier's answer frames go as the flows say, in ms, at most; undefined where they never did. */
export async function tryBarrierWithFrames(connection: Connection, loop: Loop): Promise<number | undefined> {
  const [frame] = trialFrames();
  let latest = 0;
  for (let round = 0; round < ROUNDS && frame; round++) {
    const late = await withLoop(connection, loop, async () => {
      const answered = performance.now();
      for (let tries = 0; performance.now() - answered < 2000; tries++) {
        const sent = performance.now();
        const [back] = await loop.way.exchange(frame.data, TRIAL_MAC, 5 + 5 * tries);
        if (back) return tries === 0 ? 0 : sent - answered;
      }
      return undefined;
    });
    if (late === undefined) return undefined;
    latest = Math.max(latest, late);
  }
  return Math.ceil(latest);
}

async function withLoop<T>(connection: Connection, loop: Loop, work: () => Promise<T>): Promise<T> {
  const [a, b] = loop.cabled;
  const from = (inPort: number, port: number): TrialFlow => {
    const match: Match = { inPort, ethSrc: TRIAL_MAC };
    return { match, actions: [{ type: 'output', port }], priority: PRIORITY, tableId: loop.table };
  };
  const flows = [from(loop.uplink, a), from(b, loop.uplink)];
  try {
    for (const flow of flows) {
      const reason = await add(connection, flow);
      if (reason) throw new LoopRefused(reason);
    }
    return await work();
  } finally {
    for (const flow of flows) await remove(connection, flow);
  }
}

/** The switch does not take the flows that frames would go by. */
export class LoopRefused extends Error {}

async function fateOf({ data }: TrialFrame, way: FrameWay): Promise<Fate> {
  if (data.length > way.longest) return 'not tried';
  for (let tries = 0; tries < TRIES; tries++) {
    const back = await way.exchange(data, TRIAL_MAC, BACK_MS);
    if (back.length === 0) continue;
    return back.some(each => each.equals(data)) ? 'passes' : 'altered';
  }
  return 'dropped';
}
