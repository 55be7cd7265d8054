import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { suggest } from '../../errors/index.js';
import type { LabProgress } from '../../lab/index.js';
import { labUp, loadLab, type RunningLab, runningLab } from '../../lab/index.js';
import { errors } from '../errors.js';
import { journalPath, labFolder } from '../paths.js';
import { Journal } from './journal.js';
import { byHand } from './lab-journal.js';
import { recover } from './recover.js';

/** How long the network of a lab may take to become ready, in milliseconds. */
const readyMs = 60_000;

/**
 * Brings a lab up and leaves it up: its journal stays, for `takeDown`.
 * @returns the lab; whether its conditions were waited for: where links run through a patch switch, nobody has joined them.
 * @throws TsunaguError `agent.labIsUp`; what `loadLab` and `labUp` throw.
 */
export async function bringUp(
  file: string,
  env: Record<string, string>,
  onProgress: (progress: LabProgress) => void,
): Promise<{ lab: RunningLab; ready: boolean }> {
  const spec = loadLab(file, { env });
  const name = byHand(spec.name);
  if (existsSync(journalPath(name))) throw errors.labIsUp({ lab: spec.name });
  const journal = Journal.create(journalPath(name), { site: name, testbed: spec.file });
  try {
    const lab = await labUp(spec, { ledger: journal, runDir: labFolder(name), onProgress });
    const isPatched = [...spec.nodes.values()].some(({ type }) => type === 'patchswitch');
    if (!isPatched) {
      await lab.waitReady({ budgetMs: readyMs }).catch(async error => {
        await lab.down();
        throw error;
      });
    }
    return { lab, ready: !isPatched };
  } finally {
    journal.close();
  }
}

/**
 * Takes a lab down that `bringUp` brought up, by its journal.
 * @throws TsunaguError `agent.noLab`; `agent.notUndone`.
 */
export async function takeDown(lab: string): Promise<void> {
  const name = byHand(lab);
  if (!existsSync(journalPath(name))) throw errors.noLab({ lab, known: namesByHand() });
  await recover(name);
}

/** The labs that are up on this machine, with a site or without, and by what name `tsunagu` calls their owner. */
export function labsUp(): { owner: string; lab: RunningLab }[] {
  return folders().flatMap(folder => {
    const lab = runningLab(labFolder(folder));
    return lab ? [{ owner: folder, lab }] : [];
  });
}

/**
 * The lab that is up and has a node of that name.
 * @throws TsunaguError `agent.noNode` with "did you mean".
 */
export function labOfNode(node: string): RunningLab {
  const all = labsUp().map(({ lab }) => lab);
  const found = all.find(lab => lab.spec.nodes.has(node));
  if (found) return found;
  const known = all.flatMap(lab => [...lab.spec.nodes.keys()]);
  throw errors.noNode({ node, known, near: suggest(node, known) });
}

function namesByHand(): string[] {
  return folders()
    .filter(name => name.startsWith(byHand('')))
    .map(name => name.slice(byHand('').length));
}

/** Names of sites and of labs without one that have a lab's folder. */
function folders(): string[] {
  const suffix = basename(labFolder(''));
  try {
    const names = readdirSync(dirname(labFolder('x')));
    return names.filter(name => name.endsWith(suffix)).map(name => name.slice(0, -suffix.length));
  } catch {
    return [];
  }
}
