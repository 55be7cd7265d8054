import type { Methods } from '../protocol.js';
import type { Site } from './site.js';

/** Budget for a session with all that a driver asks for, in milliseconds. */
const recordMs = 120_000;

/** Records a session of its own with a device. */
export const recordByHand = {
  'site/recordDevice': async (
    { device: name, commands }: Methods['site/recordDevice']['params'],
    site: Site,
    signal: AbortSignal,
  ): Promise<Methods['site/recordDevice']['result']> => {
    const device = site.anyDevice(name);
    return { device: device.name, recording: await device.record(commands, { budgetMs: recordMs, signal }) };
  },
};
