import type { Ledger } from '../scope/index.js';
import { holdSetting } from '../setting/index.js';
import { type CommandOptions, vsctl } from './ovs.js';
import type { SoftwareSwitch } from './software-switch.js';
import { needInnerTags } from './vlan-limit.js';

/**
 * Open vSwitch closes a packet socket for each port, one after the other, and each waits for an RCU grace period
 * (13 ms measured, 1.3 s for 100 ports). While this is 1 the kernel hurries these, at the cost of an interrupt on each
 * CPU; so it is held just while many ports go (Documentation/admin-guide/kernel-parameters.txt, rcupdate.rcu_expedited).
 */
const EXPEDITED = '/sys/kernel/rcu_expedited';
const MANY_PORTS = 20;

/** Does something that closes ports, many of them quickly. */
export async function closingPorts(ports: number, ledger: Ledger, work: () => Promise<void>): Promise<void> {
  const hurry = ports < MANY_PORTS ? undefined : holdSetting(EXPEDITED, () => '1', ledger);
  try {
    await work();
  } finally {
    hurry?.();
  }
}

/**
 * Plugs further hosts into a software switch, in one transaction; they get the next numbers. Wait for them (`waitForPorts`).
 * @throws as `createSoftwareSwitch`.
 */
export async function plugHosts(
  { bridge, ports }: SoftwareSwitch,
  hosts: readonly string[],
  { innerTags, ...options }: CommandOptions & { innerTags: boolean },
): Promise<void> {
  let next = Math.max(FIRST_HOST_PORT, ...[...ports.values()].map(number => number + 1));
  const numbers = hosts.map(name => [name, next++] as const);
  const tags = innerTags ? await needInnerTags(options) : [];
  await vsctl([...addPorts(bridge, numbers), ...tags], options);
  for (const [name, number] of numbers) ports.set(name, number);
}

/** Takes hosts out of a software switch, in one transaction; those that are not in it need nothing. */
export async function unplugHosts(
  { bridge, ports }: SoftwareSwitch,
  hosts: readonly string[],
  { ledger, ...options }: CommandOptions & { ledger: Ledger },
): Promise<void> {
  const there = hosts.filter(name => ports.has(name));
  if (there.length === 0) return;
  const lines = there.flatMap(name => ['--', '--if-exists', 'del-port', bridge, name]);
  await closingPorts(there.length, ledger, async () => void (await vsctl(lines, options)));
  for (const name of there) ports.delete(name);
}

export const FIRST_HOST_PORT = 101;

/** The part of a transaction that adds ports, each with the number that it is to have. */
export function addPorts(bridge: string, ports: Iterable<readonly [string, number]>): string[] {
  return [...ports].flatMap(([name, number]) => [
    ...['--', 'add-port', bridge, name],
    ...['--', 'set', 'Interface', name, `ofport_request=${number}`],
  ]);
}
