import { failBack, failOver } from '../../../device/index.js';
import { WaitTimeout, waitFor } from '../../../wait/index.js';
import type { Handlers } from './context.js';
import { errors } from './ha-errors.js';

/** Budget for one command, in milliseconds. */
const commandMs = 20_000;
const everyMs = 100;

export const ha: Handlers<'ha'> = {
  'ha/becomes': async ({ device: name, role, budgetMs }, { site, signal, progress }) => {
    const device = site.device(name);
    const started = performance.now();
    const look = async () => {
      const roles = await device.role({ budgetMs: commandMs, signal });
      const seen = roles.map(({ group, word }) => `${group}: ${word}`).join(', ');
      if (roles.length === 0 || roles.some(each => each.role !== role)) return { done: false as const, seen };
      return { done: true as const, value: null };
    };
    const onSeen = (seen: string) =>
      progress({
        en: `waiting for ${device.name} to become ${role} (${seen || 'in no group'})`,
        ja: `${device.name} が ${role} になるのを待っています（${seen || '冗長グループなし'}）`,
      });
    try {
      await waitFor(look, { budgetMs, everyMs, signal, onSeen });
    } catch (error) {
      if (!(error instanceof WaitTimeout)) throw error;
      throw errors.notInTime({ device: device.name, role, seen: error.seen, ms: error.elapsedMs });
    }
    return { afterMs: performance.now() - started };
  },

  'ha/failOver': async ({ device: name }, { site, scenario, signal }) => {
    const device = site.device(name);
    scenario.mustBeAlone(`fail over device ${device.name}`);
    const given = scenario.failBackLater(device);
    await failOver(device, given, { budgetMs: commandMs, signal });
    scenario.mark({ label: texts[scenario.language](device.name), atMs: Date.now() });
    return { groups: given.map(({ group }) => group) };
  },

  'ha/failBack': async ({ device: name }, { site, scenario, signal }) => {
    const device = site.device(name);
    scenario.mustBeAlone(`fail back device ${device.name}`);
    const members = [...site.devices.values()];
    await failBack(device, scenario.failBackLater(device), members, { budgetMs: commandMs, signal });
    return null;
  },
};

/** What the plot calls it. */
const texts = {
  en: (device: string) => `${device} failed over`,
  ja: (device: string) => `${device} フェイルオーバー`,
};
