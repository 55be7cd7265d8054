import type { Connection } from '../openflow.js';

/** Flows that fit into a table by the switch's own word, which some switches give too high; undefined: it says nothing. */
export async function saidCapacity(connection: Connection, tableId: number): Promise<number | undefined> {
  // Not every switch knows the question.
  const tables = await connection.multipart({ type: 'tableFeatures' }).catch(() => []);
  const { maxEntries = 0 } = tables.find(table => table.tableId === tableId) ?? {};
  return maxEntries > 0 ? maxEntries : undefined;
}

/** Within this a timer is exact enough for short leases, in ms. */
const EXACT_MS = 2500;
/** The shortest lease of a switch whose timers are not exact, in ms. */
const COARSE_LEASE_MS = 90_000;

/** The shortest lease, in ms, that timers which are so late are good for. */
export function leaseFor(lateMs: number): number {
  return lateMs <= EXACT_MS ? 1000 : Math.max(COARSE_LEASE_MS, 3 * Math.ceil(lateMs / 1000) * 1000);
}
