import { WaitTimeout, waitFor } from '../../wait/index.js';
import type { Connection } from '../openflow.js';
import type { Finding } from './profile.js';
import { add, nobodysFrames, type Place, present, remove, TRIAL_COOKIE } from './trial-flows.js';

const ROUNDS = 5;

/** Whether flows keep the cookie that they were given. */
export async function tryCookies(connection: Connection, { port, tableId }: Place): Promise<Finding> {
  const flow = { match: nobodysFrames(port), tableId, actions: [] };
  try {
    const reason = await add(connection, flow);
    if (reason) return { works: false, note: `refused: ${reason}` };
    const rows = await connection.flows();
    return rows.some(({ cookie }) => cookie === TRIAL_COOKIE)
      ? { works: true }
      : { works: false, note: 'the flow is reported with another cookie, or not at all' };
  } finally {
    await remove(connection, flow);
  }
}

/** Whether a deletion with another cookie leaves a flow alone, and a list by cookie leaves it out. */
export async function tryCookieMask(connection: Connection, { port, tableId }: Place): Promise<Finding> {
  const flow = { match: nobodysFrames(port), tableId, actions: [] };
  const cookie = TRIAL_COOKIE + 1n;
  try {
    const reason = await add(connection, flow);
    if (reason) return { works: false, note: `refused: ${reason}` };
    if ((await present(connection, cookie)).length > 0)
      return { works: false, note: 'flows are listed whatever the cookie' };
    await remove(connection, { ...flow, cookie });
    return (await present(connection)).length > 0
      ? { works: true }
      : { works: false, note: 'a deletion with another cookie took the flow' };
  } finally {
    await remove(connection, flow);
  }
}

/** Whether changes are there when the barrier is answered; `lateMs`: how long after it they are seen at most. */
export async function tryBarrier(
  connection: Connection,
  { port, tableId }: Place,
): Promise<Finding & { lateMs?: number }> {
  const flow = { match: nobodysFrames(port), tableId, actions: [] };
  let lateMs = 0;
  for (let round = 0; round < ROUNDS; round++) {
    await add(connection, flow);
    const added = await untilCount(connection, 1);
    await remove(connection, flow);
    const removed = await untilCount(connection, 0);
    if (added === undefined || removed === undefined)
      return { works: false, note: 'changes are not seen at all' };
    lateMs = Math.ceil(Math.max(lateMs, added, removed));
  }
  return lateMs > 0
    ? { works: false, note: `changes are seen up to ${lateMs} ms later`, lateMs }
    : { works: true, note: `the flow table was right in ${ROUNDS} of ${ROUNDS} rounds`, lateMs };
}

/**
 * Whether a flow ends by itself after its hard_timeout of one second, and is told; `lateMs`: how long after that.
 * @param patienceMs how late it may be to be of any use.
 */
export async function tryHardTimeout(
  connection: Connection,
  { port, tableId }: Place,
  patienceMs: number,
): Promise<Finding & { lateMs?: number }> {
  const flow = { match: nobodysFrames(port), tableId, actions: [], hardTimeout: 1 };
  let told = false;
  const onRemoved = ({ cookie }: { cookie: bigint }) => {
    told ||= cookie === TRIAL_COOKIE;
  };
  connection.on('flowRemoved', onRemoved);
  try {
    const started = performance.now();
    const reason = await add(connection, flow);
    if (reason) return { works: false, note: `refused: ${reason}` };
    const ended = await untilCount(connection, 0, 1000 + patienceMs);
    if (ended === undefined) return { works: false, note: `still there after ${1000 + patienceMs} ms` };
    const after = Math.round(performance.now() - started);
    if (after < 900) return { works: false, note: `already gone after ${after} ms instead of 1000 ms` };
    const note = `1000 ms took ${after} ms, ${told ? 'and its end was told' : 'and its end was not told (FLOW_REMOVED)'}`;
    return { works: true, note, lateMs: Math.max(0, after - 1000) };
  } finally {
    connection.off('flowRemoved', onRemoved);
    await remove(connection, flow);
  }
}

/** How long it took until so many flows of trials were there, in ms; 0 when at once; undefined when never. */
async function untilCount(
  connection: Connection,
  count: number,
  budgetMs = 2000,
): Promise<number | undefined> {
  const started = performance.now();
  let looks = 0;
  const look = async () => {
    looks++;
    const { length } = await present(connection);
    return length === count
      ? { done: true as const, value: looks === 1 ? 0 : performance.now() - started }
      : { done: false as const, seen: `${length}` };
  };
  try {
    return await waitFor(look, { budgetMs, everyMs: 10 });
  } catch (error) {
    if (error instanceof WaitTimeout) return undefined;
    throw error;
  }
}
