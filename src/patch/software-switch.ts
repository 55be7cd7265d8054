import { randomUUID } from 'node:crypto';
import type { Port } from 'node-openflow';
import type { Ledger, UndoRecord } from '../scope/index.js';
import { WaitTimeout, waitFor } from '../wait/index.js';
import type { ControlledSwitch } from './controlled-switch.js';
import type { Limits } from './fault.js';
import { addPorts, closingPorts, FIRST_HOST_PORT } from './host-ports.js';
import { type CommandOptions, datapathType, runFolder, vsctl } from './ovs.js';
import { ovsErrors } from './ovs-errors.js';
import { describePort, isUsable } from './port-state.js';
import { type FormerUplink, prepareUplinks, requireInterfaces, restoreUplinks } from './uplink.js';
import { needInnerTags, releaseInnerTags } from './vlan-limit.js';

/** What the tester's software switch consists of. */
export interface SoftwareSwitchOptions extends CommandOptions {
  /** Name of the bridge; at most 15 characters, as it is an interface too. */
  bridge: string;
  /** Interfaces that lead to patch switches. */
  uplinks: string[];
  /** The switch's ends of the test hosts' veths. */
  hosts: string[];
  /** Whether hosts have VLANs of their own, so that a second tag must be matched under the first. */
  innerTags: boolean;
  /** The largest MTU of the hosts, in bytes (default 1,500): uplinks are given room for it and two tags. */
  mtu?: number;
  ledger: Ledger;
}

/** A bridge that was made, and how to reach it. */
export interface SoftwareSwitch {
  bridge: string;
  /** Its management socket, which speaks OpenFlow 1.3. */
  socketPath: string;
  /** OpenFlow port number by interface. */
  ports: Map<string, number>;
  /** The uplinks among them. */
  uplinks: Map<string, number>;
  /** Takes the bridge away again; removing twice succeeds. */
  remove(options?: CommandOptions): Promise<void>;
}

/** How a bridge of ours is told in the ledger. */
export interface BridgeRecord extends UndoRecord {
  kind: 'bridge';
  name: string;
  /** Also kept in the bridge's external_ids: a bridge of that name with another id is not ours. */
  id: string;
  uplinks: FormerUplink[];
}

/**
 * Makes the tester's software switch: a bridge in the system's Open vSwitch with the uplinks (port 1, 2, ...) and
 * the hosts (port 101, 102, ...), all in one transaction. Without flows it forwards nothing (fail_mode secure).
 * @throws ovs.bridgeExists when there is a bridge of that name: the caller has undone its ledger before, so it is
 *   not ours; ovs.noInterface, ovs.interfaceInUse, ovs.notRunning, ovs.notInstalled, ovs.failed.
 */
export async function createSoftwareSwitch(options: SoftwareSwitchOptions): Promise<SoftwareSwitch> {
  const { bridge, hosts, ledger } = options;
  // Several patch switches may share an uplink.
  const uplinks = [...new Set(options.uplinks)];
  await refuseExisting(bridge, options);
  requireInterfaces([...uplinks, ...hosts]);
  const ports = new Map<string, number>();
  uplinks.forEach((name, index) => {
    ports.set(name, index + 1);
  });
  hosts.forEach((name, index) => {
    ports.set(name, FIRST_HOST_PORT + index);
  });

  const uplinkPlan = prepareUplinks(uplinks, options.mtu ?? 1500);
  const record: BridgeRecord = { kind: 'bridge', name: bridge, id: randomUUID(), uplinks: uplinkPlan.former };
  const strike = ledger.add(record);
  const remove = async (limits: CommandOptions = {}): Promise<void> => {
    await closingPorts(ports.size, ledger, () => undoBridge(record, limits));
    strike();
  };
  try {
    await uplinkPlan.apply(options);
    await vsctl(await transaction(options, record.id, ports), options);
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    ...{ bridge, socketPath: `${runFolder()}/${bridge}.mgmt`, ports, remove },
    uplinks: new Map([...ports].slice(0, uplinks.length)),
  };
}

async function refuseExisting(bridge: string, options: CommandOptions): Promise<void> {
  if (!(await vsctl(['list-br'], options)).split('\n').includes(bridge)) return;
  const owner = await vsctl(['--if-exists', 'get', 'Bridge', bridge, 'external_ids:owner'], options);
  throw ovsErrors.bridgeExists({ bridge, owner: unquote(owner) });
}

async function transaction(
  options: SoftwareSwitchOptions,
  id: string,
  ports: Map<string, number>,
): Promise<string[]> {
  const { bridge, innerTags } = options;
  const settings = [
    `datapath_type=${await datapathType(options)}`,
    'fail_mode=secure',
    'protocols=OpenFlow13',
    'external_ids:owner=tsunagu',
    `external_ids:tsunagu-id=${id}`,
  ];
  return [
    ...['--', 'add-br', bridge, '--', 'set', 'Bridge', bridge, ...settings],
    ...addPorts(bridge, ports),
    ...(innerTags ? await needInnerTags(options) : []),
  ];
}

/**
 * Removes a bridge that the ledger names, and puts back what was changed for it. Nothing happens where the bridge
 * is gone, or where another one has taken its name. Deletes it in one go: each port that is deleted by itself
 * costs some 13 ms of RCU grace periods.
 * @throws ovs.notRunning: the bridge would come back with Open vSwitch, so the record has to stay.
 */
export async function undoBridge(record: BridgeRecord, options: CommandOptions = {}): Promise<void> {
  const { name, id, uplinks } = record;
  const present = unquote(
    await vsctl(['--if-exists', 'get', 'Bridge', name, 'external_ids:tsunagu-id'], options),
  );
  if (present === id) {
    await vsctl(['--if-exists', 'del-br', name, ...(await releaseInnerTags(name, options))], options);
  }
  await restoreUplinks(uplinks, options);
}

/** ovs-vsctl prints strings that are not plain words in quotes. */
function unquote(text: string): string {
  return text.trim().replace(/^"(.*)"$/, '$1');
}

/**
 * Waits until every interface is a usable port of the switch, under the number that was asked for.
 * @throws ovs.portsMissing with those that are not, and what the switch has.
 */
export async function waitForPorts(
  target: ControlledSwitch,
  { bridge, ports }: Pick<SoftwareSwitch, 'bridge' | 'ports'>,
  limits: Limits,
): Promise<void> {
  const present = (): Port[] => [...(target.current?.ports.values() ?? [])];
  const missing = (): string[] => {
    const usable = new Map(
      present()
        .filter(isUsable)
        .map(port => [port.name, port.portNo]),
    );
    return [...ports].filter(([name, number]) => usable.get(name) !== number).map(([name]) => name);
  };
  const look = () => {
    const names = missing();
    return names.length === 0
      ? { done: true as const, value: undefined }
      : { done: false as const, seen: names.join(', ') };
  };
  try {
    await waitFor(look, { ...limits, everyMs: 2 });
  } catch (error) {
    if (!(error instanceof WaitTimeout)) throw error;
    const facts = { bridge, missing: missing(), waitedMs: error.elapsedMs };
    throw ovsErrors.portsMissing({ ...facts, present: present().map(describePort) });
  }
}
