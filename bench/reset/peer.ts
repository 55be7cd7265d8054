import type { Device, Golden } from '../../src/device/index.js';
import type { Member } from './fleet.js';

const LIMITS = { budgetMs: 30_000 };

/**
 * The same work as scripts do it: device by device, and for each thing that is asked or told a login of its own. What
 * is asked and told is what our reset asks and tells: look, clear, restore, look again until it is as it was.
 */
export async function loginPerCommand(members: Member[], golden: Golden): Promise<void> {
  for (const { device, anew } of members) {
    const wanted = golden.get(device.name);
    if (!wanted) throw new Error(`no golden state of ${device.name}`);
    const each = async <T>(work: (fresh: Device) => Promise<T>): Promise<T> => {
      const fresh = anew();
      try {
        return await work(fresh);
      } finally {
        await fresh.close();
      }
    };
    const { platform } = device;
    const look = async () => {
      const configuration = await each(fresh => fresh.configuration(LIMITS));
      const state: string[] = [];
      for (const { command } of platform.state) {
        state.push(await each(fresh => fresh.run(command, LIMITS).catch(String)));
      }
      return device.configurationDifference(configuration, wanted.configuration);
    };
    if ((await look()).length === 0) throw new Error(`${device.name} was not disturbed`);
    for (const command of Object.values(platform.clear).flat()) {
      await each(fresh => fresh.run(command, LIMITS).catch(String));
    }
    await each(fresh => fresh.restoreConfiguration(wanted.configuration, LIMITS));
    const left = await look();
    if (left.length > 0) throw new Error(`${device.name} keeps ${left.join(', ')}`);
  }
}
