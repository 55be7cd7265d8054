import { of13 } from 'node-openflow';
import { EXACT_MASK, OURS_COOKIE } from '../cookies.js';
import type { Action, Connection, FlowStats, Match } from '../openflow.js';
import type { Finding } from './profile.js';

/** Ours, so that a journal's undoing and any reconciling removes what a probe should leave. */
export const TRIAL_COOKIE = OURS_COOKIE | 0xf0n;
/** Local Experimental Ethertype 1 (IEEE 802): no frame of anybody's network matches a trial. */
const NOBODYS_ETHERTYPE = 0x88b5;
const PRIORITY = 2;
const PRESENT = 0x1000;

export interface TrialFlow {
  match: Match;
  actions: Action[];
  tableId?: number;
  priority?: number;
  cookie?: bigint;
  hardTimeout?: number;
}

/** Where trials are made: a port that may be matched on, and a flow table. */
export interface Place {
  port: number;
  tableId: number;
}

/** Matches frames that nobody sends; `vlan`: with that tag. */
export function nobodysFrames(inPort: number, vlan?: number): Match {
  return { inPort, ethType: NOBODYS_ETHERTYPE, ...(vlan !== undefined && { vlanVid: PRESENT | vlan }) };
}

/** Pushes a tag and gives it a VLAN id. */
export function push(ethertype: number, vlan: number): Action[] {
  return [
    { type: 'pushVlan', ethertype },
    { type: 'setField', field: { vlanVid: PRESENT | vlan } },
  ];
}

/** Adds a flow; the reason when the switch refuses it. */
export async function add(connection: Connection, flow: TrialFlow): Promise<string | undefined> {
  const { match, actions, tableId = 0, priority = PRIORITY, cookie = TRIAL_COOKIE, hardTimeout = 0 } = flow;
  const [refusal] = await connection.sendAll([
    {
      ...({ type: 'flowMod', command: 'add', tableId, priority, match, cookie, hardTimeout } as const),
      instructions: [{ type: 'applyActions', actions }],
      flags: hardTimeout > 0 ? of13.FlowModFlags.sendFlowRem : 0,
    },
  ]);
  return refusal && `${refusal.error.errorType}/${refusal.error.code}`;
}

/** Deletes the flow in that place if it has the cookie. */
export async function remove(
  connection: Connection,
  { match, tableId = 0, priority = PRIORITY, cookie = TRIAL_COOKIE }: TrialFlow,
): Promise<void> {
  await connection.sendAll([
    {
      ...({ type: 'flowMod', command: 'deleteStrict', tableId, priority, match } as const),
      ...{ cookie, cookieMask: EXACT_MASK },
    },
  ]);
}

/** The flows of trials with a cookie, as the switch reports them. */
export function present(connection: Connection, cookie = TRIAL_COOKIE): Promise<FlowStats[]> {
  return connection.flows({ cookie, cookieMask: EXACT_MASK });
}

/** Whether a switch takes a flow with these actions and reports it with them. */
export async function takes(connection: Connection, flow: TrialFlow): Promise<Finding> {
  try {
    const reason = await add(connection, flow);
    if (reason) return { works: false, note: `refused: ${reason}` };
    const [row] = await present(connection);
    const seen = row?.instructions.flatMap(each => ('actions' in each ? each.actions : [])) ?? [];
    const types = (actions: { type: string }[]) => actions.map(({ type }) => type).join(', ');
    if (types(seen) === types(flow.actions)) return { works: true };
    return { works: false, note: `accepted, but reported with actions: ${types(seen) || 'none'}` };
  } finally {
    await remove(connection, flow);
  }
}
