import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { TsunaguError, Where } from '../../errors/index.js';
import { Source } from '../../yaml/index.js';
import { parseDatapath, parseDuration, parseTable } from '../notation.js';
import { checkShape } from '../shape.js';
import { profileErrors } from './errors.js';
import type { SwitchProfile, Trial } from './model.js';
import { parseCount, profileSchema } from './schema.js';

/**
 * Reads the profile that a testbed file names; its path counts from the testbed's folder.
 * @param where the place that names it.
 * @returns the profile, as far as it is right, and what is wrong with it.
 */
export function readProfile(
  named: string,
  where: Where,
): { profile?: SwitchProfile; problems: TsunaguError[] } {
  const file = resolve(dirname(where.file), named);
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch (error) {
    const reason = (error as Error).message;
    return { problems: [profileErrors.unreadable({ file, reason }, { where })] };
  }
  const source = new Source(file, content, {});
  if (!source.readable) return { problems: source.problems };
  const { draft, problems } = checkShape(source, profileSchema);
  const all = [...source.problems, ...problems];
  return { ...(all.length === 0 && { profile: profileOf(file, source, draft) }), problems: all };
}

function profileOf(
  file: string,
  source: Source,
  draft: ReturnType<typeof checkShape<typeof profileSchema>>['draft'],
): SwitchProfile {
  const lacks: SwitchProfile['lacks'] = new Map();
  for (const [trial, finding] of Object.entries(draft.findings ?? {})) {
    if (finding?.works !== 'false') continue;
    const note = finding.note ?? '';
    lacks.set(trial as Trial, { note, where: source.keyAt(['findings', trial]) });
  }
  const frames: SwitchProfile['frames'] = new Map();
  for (const [kind, fate] of Object.entries(draft.frames ?? {})) {
    if (fate !== 'dropped' && fate !== 'altered') continue;
    frames.set(kind, { fate, where: source.keyAt(['frames', kind]) });
  }
  const table = parseTable(draft.table ?? '');
  const leaseMs = parseDuration(draft.lease ?? '');
  const entries = parseCount(draft.entries ?? '');
  return {
    ...{ file, datapathId: parseDatapath(draft.datapath ?? '') ?? 0n, lacks, frames },
    ...(table !== undefined && { table }),
    ...(leaseMs !== undefined && { leaseMs: { value: leaseMs, where: source.valueAt(['lease']) } }),
    ...(entries !== undefined && { entries: { value: entries, where: source.valueAt(['entries']) } }),
  };
}
