import { connect } from 'node:net';
import { createNamespaces, Namespace, realtime, removeNamespaces } from '../../src/netns/index.js';
import {
  Connections,
  type ControlledSwitch,
  datapathText,
  Panel,
  type Wiring,
} from '../../src/patch/index.js';
import type { Scope } from '../../src/scope/index.js';
import type { PatchSwitchSpec } from '../../src/testbed/model.js';
import { PrivateOvs } from './ovs.js';

const NAMESPACE = 'bench-repatch';
const HOSTS = 100;
const UPLINK = 1;
const DATAPATH_ID = 0x9300n;
/** Ports of the patch switch that hosts are on, in turn: the second hundred is other ports than the first. */
const FIRST_PORT = 2;
const LIMITS = { budgetMs: 30_000 };

/** Times to move all hosts, in ms. */
export interface RepatchTimes {
  /** All hosts to other ports: every flow on both switches changes; read back when it is done. */
  otherPorts: number[];
  /** All hosts by one port further: the patch switch's flows stay, those of the software switch change. */
  rotated: number[];
  /** `ovs-ofctl --no-names add-flow`, a process for each host. */
  processes: number[];
}

/**
 * Moves 100 hosts from port to port with our panel (a patch switch and the software switch, both Open vSwitch), and does
 * 100 times `ovs-ofctl --no-names add-flow` on the same switch. The processes do less: one flow a host and no look
 * at the result.
 */
export async function benchRepatching(scope: Scope, repeats: number): Promise<RepatchTimes> {
  scope.defer('namespace', async () => {
    const [failure] = await removeNamespaces([NAMESPACE]);
    if (failure) throw failure;
  });
  await createNamespaces([NAMESPACE], { add: () => () => {} });
  const inside = Namespace.open(NAMESPACE);
  scope.defer('descriptor', () => inside.close());
  const ovs = await PrivateOvs.start(scope, inside);
  await makeBridges(ovs);
  const panel = await openPanel(scope, ovs);
  await panel.setWiring(hostsOn(0), LIMITS);

  const times: RepatchTimes = { otherPorts: [], rotated: [], processes: [] };
  for (let i = 0; i < repeats; i++) {
    for (const offset of [HOSTS, 0])
      times.otherPorts.push(await timed(() => panel.setWiring(hostsOn(offset), LIMITS)));
    for (const turn of [1, 0])
      times.rotated.push(await timed(() => panel.setWiring(hostsOn(0, turn), LIMITS)));
    times.processes.push(await timed(() => addFlows(ovs)));
    // Ours would have to read them too.
    await ovs.ofctl('hw', 'del-flows', 'cookie=0/-1');
  }
  return times;
}

/** A patch switch of 201 ports, and a software switch of 101, joined by their uplinks. Patch ports cost nothing. */
async function makeBridges(ovs: PrivateOvs): Promise<void> {
  const add = (bridge: string, name: string, peer: string, number?: number): string[] => [
    ...['--', 'add-port', bridge, name, '--', 'set', 'Interface', name, 'type=patch'],
    ...[`options:peer=${peer}`, ...(number === undefined ? [] : [`ofport_request=${number}`])],
  ];
  const bridge = (name: string, id: bigint): string[] => [
    ...['--', 'add-br', name, '--', 'set', 'Bridge', name, 'datapath_type=netdev', 'fail_mode=secure'],
    ...['protocols=OpenFlow13', `other_config:datapath-id=${datapathText(id)}`],
  ];
  const toFar = (name: string, count: number): string[] =>
    range(count).flatMap(index => [
      ...add(name, `${name}${index}`, `far-${name}${index}`, FIRST_PORT + index),
      ...add('far', `far-${name}${index}`, `${name}${index}`),
    ]);
  await ovs.vsctl([
    ...[
      ...bridge('hw', DATAPATH_ID),
      ...bridge('soft', DATAPATH_ID + 1n),
      ...bridge('far', DATAPATH_ID + 2n),
    ],
    ...[...add('hw', 'up-hw', 'up-soft', UPLINK), ...add('soft', 'up-soft', 'up-hw', UPLINK)],
    ...[...toFar('hw', 2 * HOSTS), ...toFar('soft', HOSTS)],
  ]);
}

async function openPanel(scope: Scope, ovs: PrivateOvs): Promise<Panel> {
  const spec: PatchSwitchSpec = {
    ...{ name: 'hw', site: 'bench', datapathId: DATAPATH_ID, where: { file: 'bench' } },
    control: { mode: 'listen', host: 'unix', port: 0 },
    uplink: { port: UPLINK, interface: 'up' },
    ports: new Map(range(2 * HOSTS).map(index => [FIRST_PORT + index, { number: FIRST_PORT + index }])),
  };
  const connections = new Connections('bench');
  scope.defer('connections', () => connections.close());
  const dial = async (target: ControlledSwitch, bridge: string) => {
    const path = ovs.socketOf(bridge);
    const open = () =>
      new Promise<ReturnType<typeof connect>>((resolve, reject) => {
        const socket = connect(path, () => resolve(socket)).once('error', reject);
      });
    void connections.dial(target, open);
    await connections.waitForSwitch(target, LIMITS);
  };
  const panel = new Panel({
    switches: new Map([['hw', spec]]),
    uplinks: new Map([['up', UPLINK]]),
    ...{ ledger: { add: () => () => {} }, now: realtime },
  });
  await dial(panel.switch('hw'), 'hw');
  await dial(panel.software, 'soft');
  return panel;
}

/** Host i on port i, counted from `offset` on and turned by `turn`. */
function hostsOn(offset: number, turn = 0): Wiring {
  const hosts = range(HOSTS).map(index => ({
    name: `h${index}`,
    mac: macOf(index),
    port: { switch: 'hw', port: FIRST_PORT + offset + ((index + turn) % HOSTS) },
    softwarePort: FIRST_PORT + index,
  }));
  return { hosts, links: [] };
}

/** One flow for each host. */
async function addFlows(ovs: PrivateOvs): Promise<void> {
  for (const index of range(HOSTS)) {
    const port = FIRST_PORT + index;
    const flow = `priority=100,in_port=${port},dl_dst=${macOf(index)},actions=output:${UPLINK}`;
    await ovs.ofctl('hw', 'add-flow', flow);
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const macOf = (index: number): string => `02:00:00:00:94:${index.toString(16).padStart(2, '0')}`;
const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
