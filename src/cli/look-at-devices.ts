import type { AgentConnection } from '../agent/client/connection.js';
import type { SiteStatus } from '../agent/protocol.js';
import { TsunaguError } from '../errors/index.js';

/** How long a device may take to show its configuration, in milliseconds. */
const lookMs = 5000;

/** How many lines of a device differ from when the site came up, or why that cannot be told (absent: too slow). */
export type Look = { lines: number } | { unseen: string | undefined };

/** Looks at the devices of which the agent knows nothing special: somebody may have changed them behind its back. */
export async function lookAtDevices(agent: AgentConnection, { devices }: SiteStatus) {
  const quiet = devices.filter(({ tainted, change }) => tainted === undefined && !change);
  const looks = quiet.map(async ({ name }): Promise<[string, Look]> => [name, await look(agent, name)]);
  return new Map(await Promise.all(looks));
}

async function look(agent: AgentConnection, device: string): Promise<Look> {
  const signal = AbortSignal.timeout(lookMs);
  try {
    return { lines: (await agent.request('site/snapshotDevice', { device }, signal)).golden.length };
  } catch (error) {
    if (error instanceof TsunaguError) return { unseen: error.message.split('\n')[0] };
    if (signal.aborted) return { unseen: undefined };
    throw error;
  }
}
