import { z } from 'zod';
import { expected } from '../expected.js';
import { parseDatapath, parseDuration, parseTable } from '../notation.js';
import { map, number, text } from '../schema-parts.js';
import { fates, trials } from './model.js';

const finding = map('finding', {
  works: z
    .enum(['true', 'false'], { error: 'works' })
    .meta({ type: 'boolean', description: expected.works.en }),
  note: z.string({ error: 'note' }).optional(),
});
const milliseconds = number('milliseconds', parseMilliseconds).optional();
const findings = Object.fromEntries(trials.map(trial => [trial, finding.optional()]));

/** The shape of a switch's profile file. */
export const profileSchema = map('profile', {
  version: z
    .literal('1', { error: 'version' })
    .meta({ type: 'integer', const: 1, description: expected.version.en }),
  switch: text('switchName'),
  datapath: number('datapath', parseDatapath),
  manufacturer: z.string({ error: 'note' }).optional(),
  hardware: z.string({ error: 'note' }).optional(),
  software: z.string({ error: 'note' }).optional(),
  table: number('table', parseTable).optional(),
  lease: text('lease', parseDuration).optional(),
  entries: number('entryCount', parseCount).optional(),
  findings: map('findings', findings as Record<(typeof trials)[number], z.ZodOptional<typeof finding>>),
  frames: z
    .record(text('frameKind'), z.enum(fates, { error: 'fate' }), { error: 'frames' })
    .meta({ description: expected.frames.en })
    .optional(),
  timings: map('timings', {
    hardTimeoutLate: milliseconds,
    barrierLate: milliseconds,
    framesAfterBarrier: milliseconds,
    portDown: milliseconds,
    portUp: milliseconds,
  }).optional(),
});

/** The profile file's JSON Schema (draft 2020-12), for editors. */
export function profileJsonSchema(): Record<string, unknown> {
  return { title: 'tsunagu switch profile', ...z.toJSONSchema(profileSchema, { io: 'input' }) };
}

/** A count of flows, 1 to 2^32 - 1 (max_entries is 32 bits wide: OpenFlow 1.3.5, 7.3.5.5.1). */
export function parseCount(written: string): number | undefined {
  const value = /^[1-9]\d{0,9}$/.test(written) ? Number(written) : 0;
  return value > 0 && value < 2 ** 32 ? value : undefined;
}

function parseMilliseconds(written: string): number | undefined {
  return /^\d+(\.\d+)?$/.test(written) ? Number(written) : undefined;
}
