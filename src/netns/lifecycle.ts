import { readdirSync, readlinkSync, statSync } from 'node:fs';
import { TsunaguError } from '../errors/index.js';
import type { Ledger, UndoRecord } from '../scope/index.js';
import { WaitTimeout, waitFor } from '../wait/index.js';
import { ipBatch, ipBatchAll } from './batch.js';
import { errors } from './errors.js';
import { NETNS_FOLDER, namespaceNames } from './namespace.js';

/**
 * Makes named namespaces in one batch, each recorded as `{kind: 'netns', name}` before.
 * @returns what strikes the records, to be called after `removeNamespaces`.
 * @throws TsunaguError `netns.exists` before anything is made; `netns.command`.
 */
export async function createNamespaces(names: readonly string[], ledger: Ledger): Promise<() => void> {
  const there = new Set(namespaceNames());
  const taken = names.filter(name => there.has(name));
  if (taken.length > 0) throw errors.exists({ names: taken });
  const strike = ledger.add(...names.map(name => ({ kind: 'netns', name })));
  try {
    await ipBatch(names.map(addLine));
  } catch (error) {
    await removeMade(names, error, strike);
    throw error;
  }
  return strike;
}

const addLine = (name: string) => `netns add ${name}`;

/** Of a batch that failed, only what stands before the failing line is ours. */
async function removeMade(names: readonly string[], error: unknown, strike: () => void): Promise<void> {
  const { line } = (error instanceof TsunaguError ? error.facts : {}) as { line?: string };
  const failedAt = names.findIndex(name => addLine(name) === line);
  if (failedAt < 0) return;
  const left = await removeNamespaces(names.slice(0, failedAt));
  if (left.length === 0) strike();
}

/**
 * Removes namespaces that we made: ends the processes inside (SIGTERM, then SIGKILL), waits for their end, and
 * deletes the names in one batch. A name that is not there is done already.
 * @returns an error for each one that could not be removed wholly; the others are gone.
 */
export async function removeNamespaces(names: readonly string[]): Promise<TsunaguError[]> {
  const there = new Set(namespaceNames());
  const left = names.filter(name => there.has(name));
  const found = await endProcesses(left);
  return [...found, ...(await ipBatchAll(left.map(name => `netns delete ${name}`)))];
}

/**
 * Puts new namespaces in place of ones of ours, under the same names and records. The old ones last as long as they are
 * held open, with the interfaces in them.
 * @throws TsunaguError `netns.command`.
 */
export function renewNamespaces(names: readonly string[]): Promise<void> {
  return ipBatch(names.flatMap(name => [`netns delete ${name}`, addLine(name)]));
}

/** Undoes a record of kind `netns`. Does nothing when the namespace is gone. */
export async function undoNetns(record: UndoRecord): Promise<void> {
  const [first, ...causes] = await removeNamespaces([String(record.name)]);
  if (first) {
    first.causes.push(...causes);
    throw first;
  }
}

/**
 * Ends all processes inside namespaces (SIGTERM, then SIGKILL) and waits for their end.
 * @returns an error for each namespace that still has some.
 */
export async function endProcesses(names: readonly string[]): Promise<TsunaguError[]> {
  const inodes = new Map<string, string>();
  for (const name of names) inodes.set(`net:[${statSync(`${NETNS_FOLDER}/${name}`).ino}]`, name);
  let inside = processesIn(inodes);
  for (const [signal, budgetMs] of [
    ['SIGTERM', 1000],
    ['SIGKILL', 2000],
  ] as const) {
    if (inside.length === 0) return [];
    for (const { pid } of inside) send(pid, signal);
    try {
      await waitFor(
        () => {
          inside = processesIn(inodes);
          return inside.length === 0 ? { done: true, value: undefined } : { done: false, seen: '' };
        },
        { budgetMs, everyMs: 5 },
      );
    } catch (error) {
      if (!(error instanceof WaitTimeout)) throw error;
    }
  }
  return [...new Set(inside.map(({ name }) => name))].map(name =>
    errors.notEnded({
      namespace: name,
      pids: inside.filter(one => one.name === name).map(({ pid }) => pid),
    }),
  );
}

/** Whoever lives in one of these namespaces, by the inode of /proc/PID/ns/net (namespaces(7)); never ourselves. */
function processesIn(inodes: Map<string, string>): { pid: number; name: string }[] {
  if (inodes.size === 0) return [];
  const found: { pid: number; name: string }[] = [];
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry);
    if (!Number.isInteger(pid) || pid === process.pid) continue;
    const name = inodes.get(namespaceOf(pid));
    if (name !== undefined) found.push({ pid, name });
  }
  return found;
}

function namespaceOf(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/ns/net`);
  } catch {
    // It ended while we looked (a zombie has no namespace any more).
    return '';
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
