import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadLab } from './load.js';
import type { LabSpec } from './model.js';
import { RunningLab } from './running.js';

const FILE = 'lab.json';

/** Leaves in the run folder of a lab from which file it came; the folder is open to root only. */
export function writeRecord(runDir: string, { file, env }: LabSpec): void {
  writeFileSync(join(runDir, FILE), JSON.stringify({ file, env }), { mode: 0o600 });
}

/**
 * The lab that runs in a run folder, whoever brought it up; undefined where none does. It can be looked at and entered,
 * not taken down.
 * @throws TsunaguError what the loading of its file throws.
 */
export function runningLab(runDir: string): RunningLab | undefined {
  let text: string;
  try {
    text = readFileSync(join(runDir, FILE), 'utf8');
  } catch {
    return undefined;
  }
  const { file, env } = JSON.parse(text) as Pick<LabSpec, 'file' | 'env'>;
  return new RunningLab(loadLab(file, { env }), runDir, () => {
    throw new Error('only who brought the lab up takes it down');
  });
}
