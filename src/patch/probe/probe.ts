import type { Ledger } from '../../scope/index.js';
import type { ControlledSwitch } from '../controlled-switch.js';
import type { Action } from '../openflow.js';
import { probeErrors } from './errors.js';
import { tryPortDown } from './port-down.js';
import type { Profile } from './profile.js';
import { nobodysFrames, push, takes } from './trial-flows.js';
import { tryBarrier, tryCookieMask, tryCookies, tryHardTimeout } from './trials.js';

/** What to probe with. */
export interface ProbeOptions {
  /** A port whose flows may be tried; no frame of anybody's matches them. */
  port: number;
  /** Two ports that a cable joins, and that nobody uses: with them taking ports down is tried. */
  cabled?: [number, number];
  ledger: Ledger;
}

const VLAN = 4094;
/** The version in OpenFlow's header. */
const OPENFLOW_13 = 4;

/**
 * Tries what a switch can do. Every flow is removed again, and matches no real frame; what a crash would leave is
 * undone as flows of ours are.
 * @throws switch.disconnected, probe.needs13.
 */
export function probeSwitch(
  target: ControlledSwitch,
  { port, cabled, ledger }: ProbeOptions,
): Promise<Profile> {
  const doing = { en: 'probe what it can do', ja: '能力の調査' };
  return target.useInTurn(doing, async connection => {
    if (connection.version !== OPENFLOW_13) throw probeErrors.needs13({ switch: target.name });
    // Back out of the port that it came in by: never sent, whatever a switch makes of the match.
    const out: Action = { type: 'output', port };
    const untagged = nobodysFrames(port);
    const tagged = nobodysFrames(port, VLAN);
    // A switch that does not describe itself is still one.
    const about = await connection.description().catch(() => undefined);
    const findings: Profile['findings'] = {
      pushTag: await takes(connection, { match: untagged, actions: [...push(0x8100, VLAN), out] }),
      popTag: await takes(connection, { match: tagged, actions: [{ type: 'popVlan' }, out] }),
      stackTags: await takes(connection, { match: tagged, actions: [...push(0x8100, VLAN), out] }),
      stackTags88a8: await takes(connection, { match: tagged, actions: [...push(0x88a8, VLAN), out] }),
      cookies: await tryCookies(connection, port),
      cookieMask: await tryCookieMask(connection, port),
      barrier: await tryBarrier(connection, port),
      hardTimeout: await tryHardTimeout(connection, port),
    };
    if (cabled) findings.portDown = await tryPortDown(target, ...cabled, ledger);
    return {
      ...{ switch: target.name, datapathId: target.datapathText, manufacturer: about?.mfrDesc ?? '' },
      ...{ hardware: about?.hwDesc ?? '', software: about?.swDesc ?? '', findings },
    };
  });
}
