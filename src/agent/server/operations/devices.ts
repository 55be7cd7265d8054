import { WaitTimeout, waitFor } from '../../../wait/index.js';
import type { Handlers } from './context.js';
import { errors } from './errors.js';

/** Budget for one command, in milliseconds. */
const commandMs = 20_000;
/** How long a device may take to show what it should. */
const showMs = 5000;

export const devices: Handlers<'device'> = {
  'device/run': async ({ device: name, command, budgetMs = commandMs }, { site, scenario, signal }) => {
    const device = site.device(name);
    scenario.mustBeAlone(`use device ${device.name}`);
    return { output: await device.run(command, { budgetMs, signal }) };
  },

  'device/configure': async ({ device: name, lines, budgetMs = commandMs }, { site, scenario, signal }) => {
    const device = site.device(name);
    scenario.mustBeAlone(`configure device ${device.name}`);
    await device.configure(lines, { budgetMs, signal });
    return null;
  },

  'device/shows': async (params, { site, scenario, signal, progress }) => {
    const { command, text, expect, budgetMs = showMs } = params;
    const device = site.device(params.device);
    scenario.mustBeAlone(`use device ${device.name}`);
    const look = async () => {
      const output = await device.run(command, { budgetMs: commandMs, signal });
      const shown = output.includes(text);
      if (shown === (expect === 'must')) return { done: true as const, value: null };
      return { done: false as const, seen: output };
    };
    const onSeen = () =>
      progress({
        en: `waiting for ${device.name} to ${expect === 'must' ? 'show' : 'stop showing'} "${text}" in "${command}"`,
        ja: `${device.name} の「${command}」に「${text}」が${expect === 'must' ? '表示される' : '表示されなくなる'}のを待っています`,
      });
    try {
      return await waitFor(look, { budgetMs, everyMs: 50, signal, onSeen });
    } catch (error) {
      if (!(error instanceof WaitTimeout)) throw error;
      const make = expect === 'must' ? errors.showsNot : errors.shows;
      throw make({ device: device.name, command, text, seen: error.seen.trim(), ms: error.elapsedMs });
    }
  },

  'device/role': async ({ device: name }, { site, signal }) => {
    const device = site.device(name);
    const roles = await device.role({ budgetMs: commandMs, signal });
    const words = new Set(roles.map(({ word }) => word));
    const text = roles.map(({ group, word }) => `${group}: ${word}`).join(', ');
    return {
      role: [...words].join(', '),
      story: {
        en: text || `${device.name} is in no redundancy group`,
        ja: text || `${device.name} は冗長グループに属していません`,
      },
    };
  },

  'device/login': async ({ device: name }, { site, signal }) => {
    await site.device(name).renew({ budgetMs: commandMs, signal });
    return null;
  },

  'device/golden': async ({ device: name }, { site, signal }) => {
    const device = site.device(name);
    const now = await device.configuration({ budgetMs: commandMs, signal });
    return { differences: device.configurationDifference(now, site.goldenConfiguration(device.name)) };
  },

  'device/reset': async ({ device: name }, { site, scenario }) => {
    const device = site.device(name);
    scenario.mustBeAlone(`reset device ${device.name}`);
    const [result] = await site.reset([device]);
    if (!result) throw new Error(`no result of the reset of ${name}`);
    if (result.tainted) throw result.tainted;
    return { undone: result.undone, ms: result.ms };
  },
};
