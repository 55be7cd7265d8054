import type { Handlers } from './context.js';

export const changes: Handlers<'change'> = {
  'change/apply': async ({ device: name, file, text, ...options }, { site, scenario, signal }) => {
    const device = site.device(name);
    scenario.mustBeAlone(`change device ${device.name}`);
    scenario.rollBackLater(device.name);
    return site.changes.apply(device, { file, text }, options, signal);
  },

  'change/confirm': async ({ device: name }, { site, scenario, signal }) => {
    const device = site.device(name);
    scenario.mustBeAlone(`change device ${device.name}`);
    await site.changes.confirm(device, signal);
    return { device: device.name };
  },

  'change/rollBack': async ({ device: name }, { site, scenario, signal }) => {
    const device = site.device(name);
    scenario.mustBeAlone(`change device ${device.name}`);
    await site.changes.rollBack(device.name, signal);
    return { device: device.name };
  },
};
