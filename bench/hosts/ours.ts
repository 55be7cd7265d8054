import { connect } from 'node:net';
import { type HostConfig, HostPool } from '../../src/host/index.js';
import { carrier, realtime } from '../../src/netns/index.js';
import { Connections, createSoftwareSwitch, Panel, waitForPorts } from '../../src/patch/index.js';
import { waitFor } from '../../src/wait/index.js';
import { withScope } from '../scope/with-scope.js';
import { addressOf, macOf, type Times } from './hosts.js';

const ledger = { add: () => () => {} };
const LIMITS = { budgetMs: 60_000 };

/**
 * Makes hosts on a software switch as the agent does, and removes them again. Made means ready: each has carrier, and
 * the switch has told us over OpenFlow that each port is up.
 */
export async function ours(count: number): Promise<Times> {
  const configs = Array.from({ length: count }, (_, index) => hostConfig(index));
  const started = performance.now();
  let madeMs = 0;
  await withScope(
    'bench hosts',
    async scope => {
      const pool = await HostPool.create(configs, { ledger, site: 'bench' });
      scope.defer('hosts', () => pool.remove());
      const software = await createSoftwareSwitch({
        ...{ bridge: 'tsu-bench', uplinks: [], hosts: pool.hosts.map(({ outside }) => outside) },
        ...{ innerTags: false, ledger },
      });
      scope.defer('software switch', () => software.remove());
      const panel = new Panel({ switches: new Map(), uplinks: software.uplinks, ledger, now: realtime });
      const connections = new Connections('bench');
      scope.defer('connections', () => connections.close());
      void connections.dial(panel.software, () => dial(software.socketPath));
      await connections.waitForSwitch(panel.software, LIMITS);
      await waitForPorts(panel.software, software, LIMITS);
      const look = () => {
        const dark = pool.hosts.find(host => !carrier(host.ns, 'eth0'));
        return dark ? { done: false as const, seen: dark.name } : { done: true as const, value: undefined };
      };
      await waitFor(look, { ...LIMITS, everyMs: 2 });
      madeMs = performance.now() - started;
    },
    LIMITS.budgetMs,
  );
  return { madeMs, removedMs: performance.now() - started - madeMs };
}

function dial(path: string): Promise<ReturnType<typeof connect>> {
  return new Promise((resolve, reject) => {
    const socket = connect(path, () => resolve(socket)).once('error', reject);
  });
}

function hostConfig(index: number): HostConfig {
  return {
    name: `h${index}`,
    addresses: [{ address: addressOf(index), prefix: 16, family: 4 }],
    gateway: '10.96.255.254',
    mac: macOf(index),
  };
}
