import { execa } from 'execa';
import { type HostConfig, HostPool } from '../../src/host/index.js';
import { carrier } from '../../src/netns/index.js';
import { datapathType } from '../../src/patch/ovs.js';
import type { Scope } from '../../src/scope/index.js';
import { waitFor } from '../../src/wait/index.js';
import { addressOf, macOf } from '../hosts/hosts.js';

const BRIDGE = 'bench-mesh';

/** Hosts on one learning switch. */
export interface Fabric {
  pool: HostPool;
  /** Forgets all neighbours, and what the switch has learnt. */
  cool(): Promise<void>;
}

/** Makes them; the scope removes them. */
export async function makeFabric(count: number, scope: Scope): Promise<Fabric> {
  const configs = Array.from({ length: count }, (_, index) => hostConfig(index));
  const pool = await HostPool.create(configs, { ledger: { add: () => () => {} }, site: 'bmesh' });
  scope.defer('hosts', () => pool.remove());
  scope.defer('bridge', () => execa('ovs-vsctl', ['--if-exists', 'del-br', BRIDGE]));
  const ports = pool.hosts.flatMap(({ outside }) => ['--', 'add-port', BRIDGE, outside]);
  const bridge = [`datapath_type=${await datapathType()}`, 'fail_mode=standalone'];
  await execa('ovs-vsctl', ['add-br', BRIDGE, '--', 'set', 'Bridge', BRIDGE, ...bridge, ...ports]);
  const look = () => {
    const dark = pool.hosts.find(host => !carrier(host.ns, 'eth0'));
    return dark ? { done: false as const, seen: dark.name } : { done: true as const, value: undefined };
  };
  await waitFor(look, { budgetMs: 60_000 });
  return {
    pool,
    async cool() {
      for (const { ns } of pool.hosts) {
        await execa('ip', ['-n', ns.name ?? '', 'neigh', 'flush', 'all']);
      }
      await execa('ovs-appctl', ['fdb/flush', BRIDGE]);
    },
  };
}

function hostConfig(index: number): HostConfig {
  const address = { address: addressOf(index), prefix: 16, family: 4 as const };
  return { name: `h${index}`, addresses: [address], mac: macOf(index) };
}
