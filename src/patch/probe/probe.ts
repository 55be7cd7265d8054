import type { Ledger } from '../../scope/index.js';
import type { ControlledSwitch } from '../controlled-switch.js';
import type { Action, Connection } from '../openflow.js';
import { leaseFor, saidCapacity } from './capacity.js';
import { probeErrors } from './errors.js';
import { type FrameWay, LoopRefused, tryBarrierWithFrames, tryFrames } from './frame-matrix.js';
import { tryPortDown } from './port-down.js';
import type { Profile } from './profile.js';
import { nobodysFrames, push, takes } from './trial-flows.js';
import { tryBarrier, tryCookieMask, tryCookies, tryHardTimeout } from './trials.js';

/** What to probe with. */
export interface ProbeOptions {
  /** A port whose flows may be tried; no frame of anybody's matches them. */
  port: number;
  /** The flow table to try (default 0). */
  table?: number;
  /** Two ports that a cable joins, and that nobody uses: with them taking ports down is tried. */
  cabled?: [number, number];
  /** The way of frames to the switch, and the port where they come in: with it, and a cable, frames are tried. */
  uplink?: { port: number; way: FrameWay };
  ledger: Ledger;
  /** How late a timer may be before it is taken for one that never ends, in ms (default 40,000). */
  patienceMs?: number;
}

const VLAN = 4094;
/** The version in OpenFlow's header. */
const OPENFLOW_13 = 4;
/** Some switches look at their timers every 30 s. */
const PATIENCE_MS = 40_000;
/** More than all trials together take, in ms. */
const ALL_MS = 180_000;

/**
 * Tries what a switch can do. Every flow is removed again, and matches no real frame; what a crash would leave is
 * undone as flows of ours are.
 * @throws switch.disconnected, probe.needs13.
 */
export function probeSwitch(target: ControlledSwitch, options: ProbeOptions): Promise<Profile> {
  const doing = { en: 'probe what it can do', ja: '能力の調査' };
  return target.useInTurn(doing, connection => probeAll(target, connection, options), ALL_MS);
}

async function probeAll(
  target: ControlledSwitch,
  connection: Connection,
  { port, table = 0, cabled, uplink, ledger, patienceMs = PATIENCE_MS }: ProbeOptions,
): Promise<Profile> {
  if (connection.version !== OPENFLOW_13) throw probeErrors.needs13({ switch: target.name });
  const place = { port, tableId: table };
  // Back out of the port that it came in by: never sent, whatever a switch makes of the match.
  const out: Action = { type: 'output', port };
  const trial = (vlan: number | undefined, ...actions: Action[]) =>
    takes(connection, { match: nobodysFrames(port, vlan), tableId: table, actions: [...actions, out] });
  // A switch that does not describe itself is still one.
  const about = await connection.description().catch(() => undefined);
  const findings: Profile['findings'] = {
    pushTag: await trial(undefined, ...push(0x8100, VLAN)),
    popTag: await trial(VLAN, { type: 'popVlan' }),
    stackTags: await trial(VLAN, ...push(0x8100, VLAN)),
    stackTags88a8: await trial(VLAN, ...push(0x88a8, VLAN)),
    cookies: await tryCookies(connection, place),
    cookieMask: await tryCookieMask(connection, place),
  };
  const timings: Profile['timings'] = {};
  const { lateMs: barrierLate, ...barrier } = await tryBarrier(connection, place);
  const { lateMs: hardTimeoutLate, ...hardTimeout } = await tryHardTimeout(connection, place, patienceMs);
  Object.assign(findings, { barrier, hardTimeout });
  if (barrierLate !== undefined) timings.barrierLate = barrierLate;
  if (hardTimeoutLate !== undefined) timings.hardTimeoutLate = hardTimeoutLate;
  let frames: Profile['frames'];
  if (cabled && uplink) {
    const loop = { uplink: uplink.port, cabled, way: uplink.way, table };
    try {
      frames = await tryFrames(connection, loop);
      const late = await tryBarrierWithFrames(connection, loop);
      if (late !== undefined) timings.framesAfterBarrier = late;
    } catch (error) {
      // Then there is nothing to say of frames.
      if (!(error instanceof LoopRefused)) throw error;
    }
  }
  if (cabled) {
    const { downMs, upMs, ...portDown } = await tryPortDown(target, ...cabled, ledger);
    findings.portDown = portDown;
    if (downMs !== undefined) timings.portDown = downMs;
    if (upMs !== undefined) timings.portUp = upMs;
  }
  const entries = await saidCapacity(connection, table);
  return {
    ...{ switch: target.name, datapathId: target.datapathText, manufacturer: about?.mfrDesc ?? '' },
    ...{ hardware: about?.hwDesc ?? '', software: about?.swDesc ?? '', table, findings, timings },
    ...(entries !== undefined && { entries }),
    ...(hardTimeout.works && hardTimeoutLate !== undefined && { leaseMs: leaseFor(hardTimeoutLate) }),
    ...(frames && { frames }),
  };
}
