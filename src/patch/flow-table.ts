import { of13 } from 'node-openflow';
import { WaitTimeout, waitFor } from '../wait/index.js';
import { describeFlow, difference, isOnOurs, type OurPorts, placeOf, wantedOf } from './compare.js';
import type { ControlledSwitch } from './controlled-switch.js';
import { EXACT_MASK, isOurs } from './cookies.js';
import type { Limits } from './fault.js';
import type { WantedFlow } from './flow.js';
import type { Connection, FlowStats } from './openflow.js';
import { type Doing, switchErrors } from './switch-errors.js';

/** Which flows: those whose cookie equals `cookie` in the bits of `cookieMask`. */
export interface Selection {
  cookie: bigint;
  cookieMask: bigint;
}

const applying: Doing = { en: 'set its flows', ja: 'フローの設定' };
const changing: Doing = { en: 'change flows', ja: 'フローの変更' };
const reading: Doing = { en: 'read its flows', ja: 'フローの読み出し' };
const removing: Doing = { en: 'remove flows of ours', ja: '自分のフローの削除' };

/** What reconciling changed. */
export interface Applied {
  added: number;
  removed: number;
}

/**
 * Makes a switch hold these flows of ours and no other ones of ours: reads what is there, adds what is missing, waits
 * for the barrier, deletes what is stale, and reads back until it is so (some switches acknowledge early). Flows of
 * others are read, so that none is overwritten, and never changed.
 * @param ports those that are ours, where others may have other ports of the switch; flows on other ports stay.
 * @param wanted asked when its turn has come, as what is wanted may change until then.
 * @throws switch.foreignFlow, tableFull, refused, notApplied, disconnected.
 */
export function applyFlows(
  target: ControlledSwitch,
  wanted: () => WantedFlow[],
  limits: Limits,
  ports?: OurPorts,
): Promise<Applied> {
  return target.useInTurn(applying, async connection => {
    const flows = wanted();
    const { add, remove, foreign } = difference(await connection.flows(), wantedOf(flows), ports);
    const [inTheWay] = foreign;
    if (inTheWay) {
      const { cookie, priority } = inTheWay;
      const facts = { cookie: `0x${cookie.toString(16)}`, priority, count: foreign.length };
      throw switchErrors.foreignFlow({ ...facts, switch: target.name, flow: describeFlow(inTheWay) });
    }
    await send(target, connection, add.map(addition), applying);
    await send(target, connection, remove.map(removal), applying);
    // What has changed is looked at again, with all flows that have such a cookie.
    const cookies = cookiesOf([...add, ...remove]);
    const changed = wantedOf(flows.filter(({ cookie }) => cookies.has(cookie)));
    await verify(target, limits, async () => {
      const left = difference(await read(connection, cookies), changed, ports);
      return [...missing(left.add), ...stale(left.remove)];
    });
    return { added: add.length, removed: remove.length };
  });
}

/** Adds and removes some flows of ours, and reads back that it happened; adding again starts their time anew. */
export function changeFlows(
  target: ControlledSwitch,
  { add, remove }: { add: WantedFlow[]; remove: WantedFlow[] },
  limits: Limits,
): Promise<void> {
  return target.useInTurn(changing, async connection => {
    await send(target, connection, [...add.map(addition), ...remove.map(removal)], changing);
    await verify(target, limits, async () => {
      const places = await held(connection, [...add, ...remove]);
      return [
        ...missing(add.filter(flow => !places.has(placeOf(flow)))),
        ...stale(remove.filter(flow => places.has(placeOf(flow)))),
      ];
    });
  });
}

/** Whether a switch holds all of these flows, when the changes are through that are under way. */
export function holdsFlows(target: ControlledSwitch, flows: WantedFlow[]): Promise<boolean> {
  return target.useInTurn(reading, async connection => {
    const places = await held(connection, flows);
    return flows.every(flow => places.has(placeOf(flow)));
  });
}

/** Removes all flows of ours, on ports of ours, that a cookie selects, and reads back that they are gone. */
export function removeByCookie(
  target: ControlledSwitch,
  selection: Selection,
  limits: Limits,
  ports?: OurPorts,
): Promise<void> {
  return target.useInTurn(removing, async connection => {
    const selected = async () => (await connection.flows(selection)).filter(flow => isOnOurs(flow, ports));
    await send(target, connection, (await selected()).map(removal), removing);
    await verify(target, limits, async () => stale(await selected()));
  });
}

/** Places of those flows on the switch that have a cookie of one of `flows`. */
async function held(connection: Connection, flows: WantedFlow[]): Promise<Set<string>> {
  return new Set((await read(connection, cookiesOf(flows))).map(placeOf));
}

const cookiesOf = (flows: Pick<WantedFlow, 'cookie'>[]): Set<bigint> =>
  new Set(flows.map(({ cookie }) => cookie));

/** All flows of the switch that have one of these cookies. */
async function read(connection: Connection, cookies: Set<bigint>): Promise<FlowStats[]> {
  const rows = await Promise.all(
    [...cookies].map(cookie => connection.flows({ cookie, cookieMask: EXACT_MASK })),
  );
  return rows.flat();
}

function addition({ tableId, priority, cookie, match, instructions, hardTimeout = 0 }: WantedFlow) {
  return {
    ...({
      type: 'flowMod',
      command: 'add',
      tableId,
      priority,
      cookie,
      match,
      instructions,
      hardTimeout,
    } as const),
    // Whoever ends a cut, or deletes a wire, we are to know.
    flags: of13.FlowModFlags.sendFlowRem,
  };
}

/** By place and the whole cookie: a flow of somebody else in the same place stays. */
function removal({
  tableId,
  priority,
  cookie,
  match,
}: Pick<WantedFlow | FlowStats, 'tableId' | 'priority' | 'cookie' | 'match'>) {
  const selected = { cookie, cookieMask: EXACT_MASK };
  return { type: 'flowMod', command: 'deleteStrict', tableId, priority, match, ...selected } as const;
}

async function send(
  target: ControlledSwitch,
  connection: Connection,
  messages: ReturnType<typeof addition | typeof removal>[],
  doing: Doing,
): Promise<void> {
  if (messages.length === 0) return;
  const [first] = await connection.sendAll(messages);
  if (!first) return;
  const { errorType, code } = first.error;
  // All or nothing: what was added of it would be half a wire.
  await connection.sendAll(messages.filter(({ command }) => command === 'add').map(removal));
  if (errorType === 'flowModFailed' && isFull(code)) {
    const present = await connection.flows();
    const ours = present.filter(({ cookie }) => isOurs(cookie)).length;
    const facts = { wanted: messages.length, ours, others: present.length - ours };
    throw switchErrors.tableFull({ switch: target.name, table: messages[0]?.tableId ?? 0, ...facts });
  }
  const reason = `${errorType}/${code}: ${describeFlow({ instructions: [], ...first.message } as WantedFlow)}`;
  throw switchErrors.refused({ switch: target.name, doing, reason });
}

/** OpenFlow 1.0 calls it otherwise. */
const isFull = (code: string | number): boolean => code === 'tableFull' || code === 'allTablesFull';

const missing = (flows: WantedFlow[]): string[] => flows.map(flow => `missing: ${describeFlow(flow)}`);
const stale = (flows: WantedFlow[]): string[] => flows.map(flow => `still there: ${describeFlow(flow)}`);

async function verify(
  target: ControlledSwitch,
  limits: Limits,
  differences: () => Promise<string[]>,
): Promise<void> {
  let last: string[] = [];
  const look = async () => {
    last = await differences();
    return last.length === 0
      ? { done: true as const, value: undefined }
      : { done: false as const, seen: last.join('; ') };
  };
  try {
    await waitFor(look, limits);
  } catch (error) {
    if (!(error instanceof WaitTimeout)) throw error;
    const waitedMs = error.elapsedMs;
    throw switchErrors.notApplied({ switch: target.name, differences: last, waitedMs });
  }
}
