import { HostPool, type TestHost } from '../../../src/host/index.js';
import { createNamespaces, ipBatch, Namespace, removeNamespaces } from '../../../src/netns/index.js';
import { hostConfig, MemoryLedger } from '../support.js';

/** Three hosts on one network, 10.98.1.2 to .4 and fd98:1::2 to ::4, joined by a bridge in a namespace of its own. */
export interface Lan {
  hosts: [TestHost, TestHost, TestHost];
  remove(): Promise<void>;
}

const BRIDGE = 'nsx-lan';

export async function makeLan(): Promise<Lan> {
  const configs = [2, 3, 4].map(last => hostConfig(`host ${last}`, 1, last));
  const pool = await HostPool.create(configs, { ledger: new MemoryLedger(), site: 'nsxl' });
  await createNamespaces([BRIDGE], new MemoryLedger());
  const bridge = Namespace.open(BRIDGE);
  await ipBatch(pool.hosts.map(({ outside }) => `link set ${outside} netns ${BRIDGE}`));
  await ipBatch(
    [
      // Without snooping it floods groups, as a simple switch does.
      'link add lan type bridge mcast_snooping 0',
      'link set lan up',
      ...pool.hosts.flatMap(({ outside }) => [`link set ${outside} master lan`, `link set ${outside} up`]),
    ],
    { namespace: bridge },
  );
  return {
    hosts: pool.hosts as Lan['hosts'],
    async remove() {
      bridge.close();
      await pool.remove();
      const failed = await removeNamespaces([BRIDGE]);
      if (failed[0]) throw failed[0];
    },
  };
}
