import { TsunaguError } from '../../errors/index.js';
import { HOST_FILES, undoHostFiles } from '../../host/index.js';
import { LAB_FOLDER, undoLabFolder } from '../../lab/index.js';
import { removeNamespaces, removeVeths, undoNetns, undoVeth } from '../../netns/index.js';
import { type BridgeRecord, undoBridge } from '../../patch/index.js';
import type { UndoRecord } from '../../scope/index.js';
import { undoSetting } from '../../setting/index.js';
import { errors } from '../errors.js';
import { journalPath } from '../paths.js';
import type { ChangeRecord } from './device-changes.js';
import { Journal } from './journal.js';
import { AgentServer } from './server.js';
import { undoDeviceChange, type Waiting } from './undo-device-change.js';
import { undoOnSwitches } from './undo-on-switches.js';
import { asUserErrors } from './user-errors.js';

/** Who undoes what on this machine, by the record's kind. */
const undos: Record<string, (record: UndoRecord, waiting: Waiting) => unknown> = {
  netns: undoNetns,
  veth: undoVeth,
  [HOST_FILES]: undoHostFiles,
  setting: undoSetting,
  bridge: record => undoBridge(record as BridgeRecord),
  [LAB_FOLDER]: undoLabFolder,
  'device-change': (record, waiting) => undoDeviceChange(record as ChangeRecord, waiting),
};

/**
 * Undoes what a killed agent of this site has left, by its journal, latest first; nothing where there is no journal.
 * @param options.byHand a person looks on: what only a person can put right is told once and then forgotten.
 * @param options.waiting told what is being waited for.
 * @returns what was undone, a line each.
 * @throws TsunaguError `agent.siteInUse` while that agent runs; `agent.notUndone` with a cause for everything that
 *   could not be undone: the journal stays then.
 */
export async function recover(
  site: string,
  { byHand = false, waiting = () => {} }: { byHand?: boolean; waiting?: Waiting } = {},
): Promise<string[]> {
  const file = journalPath(site);
  const content = Journal.read(file);
  if (!content) return [];
  const { header, open } = content;
  if (Journal.isInUse(content))
    throw errors.siteInUse({ site, pid: header.agent.pid, testbed: header.testbed });
  const done: string[] = [];
  const failed: unknown[] = [];
  // Of a lab's switches nothing is left when the lab is gone; hardware keeps what was done to it.
  const isLab = open.some(({ kind }) => kind === LAB_FOLDER);
  const onSwitches = open.filter(({ kind }) => undos[kind] === undefined);
  if (!isLab && onSwitches.length > 0) {
    const undoing = undoOnSwitches(onSwitches, header.testbed, site);
    failed.push(...(await undoing.catch((error: unknown) => [error])));
  }
  await removeHosts(open);
  for (const record of open.reverse()) {
    // So is it with a lab's devices.
    if (isLab && record.kind === 'device-change') continue;
    try {
      await undos[record.kind]?.(record, waiting);
      done.push(describe(record));
    } catch (error) {
      const forPeople = error instanceof TsunaguError && error.code === 'agent.changeLeft';
      if (forPeople && byHand) done.push(error.message);
      else failed.push(error);
    }
  }
  if (failed.length > 0) throw errors.notUndone({ site, file }, { causes: failed.flatMap(asUserErrors) });
  Journal.remove(file);
  AgentServer.removeFiles(site);
  return done;
}

/**
 * Removes namespaces and their veths all at once: one by one, hundreds of them would take half a minute. What does not go
 * is told when its own record is undone.
 */
async function removeHosts(records: readonly UndoRecord[]): Promise<void> {
  const names = (kind: string) => records.filter(each => each.kind === kind).map(({ name }) => String(name));
  await removeNamespaces(names('netns'));
  await removeVeths(names('veth'));
}

function describe({ kind, ...what }: UndoRecord): string {
  return `${kind} ${Object.values(what)
    .filter(value => typeof value !== 'object')
    .join(' ')}`;
}
