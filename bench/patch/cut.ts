import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import {
  carrier,
  createNamespaces,
  ipBatch,
  Namespace,
  realtime,
  removeNamespaces,
  Tap,
  waitForCarrier,
} from '../../src/netns/index.js';
import { Connections, Panel } from '../../src/patch/index.js';
import type { Scope } from '../../src/scope/index.js';
import type { PatchSwitchSpec, PortRef } from '../../src/testbed/model.js';
import { startObserver, untilCarrierLoss, untilTrafficLoss } from './observed.js';
import { PrivateOvs } from './ovs.js';

const [SWITCH, A, B] = ['bench-patch', 'bench-patch-a', 'bench-patch-b'] as const;
const LIMITS = { budgetMs: 10_000 };
/** How long a cut stands before it is restored, in ms. */
const STANDS_MS = 15;

/** Times from the request to what it brought about, in ms. */
export interface CutTimes {
  carrier: number[];
  traffic: number[];
}

/**
 * Cuts the link between two hosts again and again, in turn by our panel and by `ovs-ofctl mod-port` as a process, and
 * measures from the request until the first host has lost carrier, and until its frames no longer arrive. Both speak to the same
 * Open vSwitch by the same kind of socket; ours takes both ends of the link down, the other just the one that is looked at.
 */
export async function benchCuts(scope: Scope, repeats: number): Promise<{ ours: CutTimes; peer: CutTimes }> {
  const [inside, near, far] = await makeNamespaces(scope);
  const ovs = await PrivateOvs.start(scope, inside);
  await makeNetwork(ovs, inside, near, far);
  const panel = await openPanel(scope, ovs, port => (port.port === 1 ? near : far));
  const observed = startObserver(scope, A, B, '10.93.0.2');
  await flowing(far);

  const requests: Record<'ours' | 'peer', number[]> = { ours: [], peer: [] };
  for (let i = 0; i < repeats; i++) {
    requests.ours.push(realtime());
    await panel.cut('cable', { how: 'link-down', ...LIMITS });
    await delay(STANDS_MS);
    await panel.restore('cable', LIMITS);
    await flowing(far);

    requests.peer.push(realtime());
    await ovs.ofctl('sw', 'mod-port', '1', 'down');
    await waitForCarrier(near, 'eth0', false, LIMITS);
    await delay(STANDS_MS);
    await ovs.ofctl('sw', 'mod-port', '1', 'up');
    await waitForCarrier(near, 'eth0', true, LIMITS);
    await flowing(far);
  }
  const seen = await observed();
  const times = (instants: number[]): CutTimes => ({
    carrier: instants.map(at => untilCarrierLoss(seen, at)),
    traffic: instants.map(at => untilTrafficLoss(seen, at)),
  });
  return { ours: times(requests.ours), peer: times(requests.peer) };
}

async function makeNamespaces(scope: Scope): Promise<[Namespace, Namespace, Namespace]> {
  const names = [SWITCH, A, B];
  scope.defer('namespaces', async () => {
    const [failure] = await removeNamespaces(names);
    if (failure) throw failure;
  });
  await createNamespaces(names, { add: () => () => {} });
  const opened = names.map(name => Namespace.open(name)) as [Namespace, Namespace, Namespace];
  scope.defer('descriptors', () => {
    for (const namespace of opened) namespace.close();
  });
  return opened;
}

/** Two hosts on port 1 and 2 of a bridge; their neighbour entries are permanent, so that a cut costs no ARP. */
async function makeNetwork(ovs: PrivateOvs, inside: Namespace, near: Namespace, far: Namespace) {
  for (const [index, name, namespace] of [
    [1, A, near],
    [2, B, far],
  ] as const) {
    const other = 3 - index;
    await ipBatch([`link add d${index} netns ${SWITCH} type veth peer name eth0 netns ${name}`]);
    await ipBatch([`link set d${index} up`], { namespace: inside });
    const lines = [
      `link set eth0 address 02:00:00:00:93:0${index} up`,
      `addr add 10.93.0.${index}/24 dev eth0`,
      `neigh add 10.93.0.${other} lladdr 02:00:00:00:93:0${other} nud permanent dev eth0`,
    ];
    await ipBatch(lines, { namespace });
  }
  await ovs.vsctl([
    ...['add-br', 'sw', '--', 'set', 'Bridge', 'sw', 'datapath_type=netdev', 'fail_mode=secure'],
    ...['protocols=OpenFlow13', 'other_config:datapath-id=0000000000000093'],
    ...[1, 2].flatMap(port => [
      ...['--', 'add-port', 'sw', `d${port}`, '--', 'set', 'Interface', `d${port}`, `ofport_request=${port}`],
    ]),
  ]);
}

async function openPanel(scope: Scope, ovs: PrivateOvs, hostAt: (port: PortRef) => Namespace) {
  const spec: PatchSwitchSpec = {
    ...{ name: 'sw', site: 'bench', datapathId: 0x93n, where: { file: 'bench' } },
    control: { mode: 'listen', host: 'unix', port: 0 },
    // The link's ports are all there is; LOCAL stands in for an uplink, which it does not need.
    uplink: { port: 0xffff_fffe, interface: 'none' },
    ports: new Map([1, 2].map(number => [number, { number }])),
  };
  const panel = new Panel({
    ...{ switches: new Map([['sw', spec]]), uplinks: new Map(), ledger: { add: () => () => {} } },
    ...{ now: realtime, carrier: async port => carrier(hostAt(port), 'eth0') },
  });
  const connections = new Connections('bench');
  scope.defer('connections', () => connections.close());
  const socketPath = ovs.socketOf('sw');
  void connections.dial(
    panel.switch('sw'),
    () =>
      new Promise((resolve, reject) => {
        const socket = connect(socketPath, () => resolve(socket)).once('error', reject);
      }),
  );
  await connections.waitForSwitch(panel.switch('sw'), LIMITS);
  const at = (port: number): PortRef => ({ switch: 'sw', port });
  await panel.setWiring({ hosts: [], links: [{ name: 'cable', pairs: [[at(1), at(2)]] }] }, LIMITS);
  return panel;
}

/** Waits until the stream arrives: the kernel takes up to a second to let frames pass after carrier is back. */
async function flowing(far: Namespace): Promise<void> {
  const tap = Tap.open(far, 'eth0', { filter: { udpPort: 9 } });
  for (let seen = 0; seen < 20; await delay(2)) seen += tap.drain().length;
  await tap.close();
  // No fixed phase to the stream.
  await delay(10 + 10 * Math.random());
}
