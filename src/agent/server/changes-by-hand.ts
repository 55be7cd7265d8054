import { errorsOfChanges } from '../../device/index.js';
import type { Method, Methods } from '../protocol.js';
import type { Site } from './site.js';

/** Budget for a look at a device, in milliseconds. */
const lookMs = 30_000;

/** Requests about devices that people make at a terminal. */
export type ChangeByHand = Extract<Method, `site/${string}Change` | `site/${'snapshot' | 'read'}Device`>;

/** What people ask for at a terminal: while they change a device, no scenario runs. */
export const changesByHand: {
  [M in ChangeByHand]: (
    params: Methods[M]['params'],
    site: Site,
    signal: AbortSignal,
  ) => Promise<Methods[M]['result']>;
} = {
  'site/previewChange': async ({ device: name, text }, site, signal) => {
    const device = site.anyDevice(name);
    return { device: device.name, ...(await site.changes.preview(device, text, signal)) };
  },

  'site/applyChange': ({ device: name, file, text, ...options }, site, signal) => {
    const device = site.anyDevice(name);
    // Scenarios meanwhile are to see it, so no reset may undo it.
    const look = () => site.takeChanged(device, { budgetMs: lookMs, signal });
    return alone(site, device.name, signal, () =>
      site.changes.apply(device, { file, text }, options, signal, look),
    );
  },

  'site/confirmChange': ({ device: name }, site, signal) => {
    const device = site.anyDevice(name);
    return alone(site, device.name, signal, async () => {
      await site.changes.confirm(device, signal);
      // A person has made it so: from now on that is how the device is when all is well.
      await site.takeGolden(device, { budgetMs: lookMs, signal });
      return { device: device.name };
    });
  },

  'site/rollBackChange': ({ device: name, configuration }, site, signal) => {
    const device = site.anyDevice(name);
    return alone(site, device.name, signal, async () => {
      const before = await device.configuration({ budgetMs: lookMs, signal });
      if (site.changes.devices.includes(device.name)) await site.changes.rollBack(device.name, signal);
      else {
        const wanted = configuration ?? site.goldenConfiguration(device.name);
        const limits = { budgetMs: lookMs, signal };
        const differences = await device.restoreConfiguration(wanted, limits);
        const fate = { leftMs: undefined, expiry: undefined };
        if (differences.length > 0)
          throw errorsOfChanges.notRolledBack({ device: device.name, differences, ...fate });
      }
      const now = await device.configuration({ budgetMs: lookMs, signal });
      return { device: device.name, undone: device.configurationDifference(before, now) };
    });
  },

  'site/readDevice': async ({ device: name, command }, site, signal) => {
    const device = site.anyDevice(name);
    const { columns } = device.template(command);
    const { rows, unread } = await device.records(command, { budgetMs: lookMs, signal });
    return { device: device.name, columns, rows, unread };
  },

  'site/snapshotDevice': async ({ device: name }, site, signal) => {
    const device = site.anyDevice(name);
    const configuration = await device.configuration({ budgetMs: lookMs, signal });
    const golden = device.configurationDifference(configuration, site.goldenConfiguration(device.name));
    return { device: device.name, configuration, masked: configuration.map(device.masked), golden };
  },
};

/** Runs work while no scenario runs. */
async function alone<T>(site: Site, device: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  const lease = await site.leases.acquire(
    `a change to ${device} by hand`,
    { hosts: new Set(), alone: true },
    signal,
  );
  try {
    return await work();
  } finally {
    lease.release();
  }
}
