import { writeSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { ipBatch, Namespace, Tap } from '../../../src/netns/index.js';
import { openSocket } from '../../../src/netns/sockets.js';
import { closeElsewhere, interfaceIndex, sys } from '../../../src/netns/syscalls.js';
import { applyFlows } from '../../../src/patch/flow-table.js';
import { Connections, ControlledSwitch } from '../../../src/patch/index.js';
import { type PlanInput, plan } from '../../../src/patch/plan.js';
import type { Scope } from '../../../src/scope/index.js';
import { waitFor } from '../../../src/wait/index.js';
import { readFrame } from './ethernet.js';
import { namespace, PrivateOvs, run } from './rig.js';
import { DIRECT_OFFSET, FIRST_PORT, type port, trunkCables } from './testbeds.js';

/** Where the patch switches are and the network's ends of all cables, and where the tester's software switch is. */
const NS = 'pc4-real';
const SOFTWARE_NS = 'pc4-soft';
const LIMITS = { budgetMs: 5000 };
/** For jumbo frames of hosts, and two tags, as `prepareUplinks` does it. */
const MTU = 9008;
const AF_PACKET = 17;
const SOCK_RAW = 3;
/** What may wait in the sockets of a switch, in bytes of frames and of what the kernel keeps with each. */
const MOST_WAITING = 64 << 10;
const FRAME_COST = 1024;
/** So many rounds without an arrival mean that there will be none. */
const QUIET_ROUNDS = 5;

/** An arrival of a numbered frame: `place [tags] destination`, and the tags' EtherTypes. */
export interface Arrival {
  id: number;
  text: string;
  types: number[];
}

/** An Open vSwitch, and its bridges with the interface and number of each port. */
interface Plant {
  ovs: PrivateOvs;
  bridges: Map<string, [string, number][]>;
}

/** A cable's far end, where frames go in and are seen. */
interface End {
  place: string;
  fd: number;
  tap: Tap;
}

/**
 * Patch switches `sw1`, `sw2` ... on one Open vSwitch and a software switch on another, set up as tsunagu does, with
 * veths as cables: to the network's ports, the hosts, and for every uplink and trunk that a drawn testbed may have.
 */
export class RealSwitches {
  readonly #switches = new Map<string, ControlledSwitch>();
  readonly #connections = new Connections('the test’s sockets');
  readonly #ends = new Map<string, End>();
  readonly #uplinks = new Map<string, number>();
  #folders: string[] = [];

  static async start(
    scope: Scope,
    { switches, ports, hosts }: { switches: number; ports: number; hosts: number },
  ) {
    const real = new RealSwitches();
    const plants = new Map<string, Plant>();
    for (const name of [NS, SOFTWARE_NS]) {
      await namespace(scope, name);
      await run('ip', 'netns', 'exec', name, 'sysctl', '-qw', 'net.ipv6.conf.default.disable_ipv6=1');
      plants.set(name, { ovs: await PrivateOvs.start(scope, name), bridges: new Map() });
    }
    const [hardware, software] = [plants.get(NS) as Plant, plants.get(SOFTWARE_NS) as Plant];
    real.#folders = [hardware.ovs.folder, software.ovs.folder];
    // The end that a bridge of the tester's has, and the other.
    const cables: [string, string][] = [
      ['s-3', 's-2'],
      ['s-4', 's-out'],
    ];
    const veths: [string, string][] = [['s-in', 's-1']];
    hardware.bridges.set('sentinel', [
      ['s-1', 1],
      ['s-2', 2],
    ]);
    software.bridges.set('sentinel', [
      ['s-3', 1],
      ['s-4', 2],
    ]);
    software.bridges.set('software', []);
    const bridgeOf = (name: string) => hardware.bridges.get(name) ?? software.bridges.get(name);
    const plug = (bridge: string, name: string, number: number): void => {
      bridgeOf(bridge)?.push([name, number]);
    };
    const uplink = (name: string, bridge: string, far: string, number: number): void => {
      cables.push([name, far]);
      real.#uplinks.set(name, real.#uplinks.size + 1);
      plug('software', name, real.#uplinks.get(name) as number);
      plug(bridge, far, number);
    };
    const places: [string, string][] = [['sentinel', 's-out']];
    for (let index = 0; index < switches; index++) {
      const name = `sw${index + 1}`;
      hardware.bridges.set(name, []);
      uplink(`${name}-up`, name, `${name}u`, index + 1);
      for (let number = FIRST_PORT; number < FIRST_PORT + ports; number++) {
        uplink(`${name}-${number}`, name, `${name}u${number}`, number + DIRECT_OFFSET);
        veths.push([`${name}p${number}`, `${name}n${number}`]);
        plug(name, `${name}p${number}`, number);
        places.push([`${name} ${number}`, `${name}n${number}`]);
      }
    }
    for (const ends of trunkCables(switches)) {
      const names = ends.map(at => `${at.switch}t${at.port}`);
      veths.push(names as [string, string]);
      ends.forEach((at, index) => {
        plug(at.switch, names[index] as string, at.port);
      });
    }
    for (let index = 0; index < hosts; index++) {
      cables.push([`h${index}s`, `h${index}`]);
      plug('software', `h${index}s`, 101 + index);
      places.push([`h${index}`, `h${index}`]);
    }
    const netns = Namespace.open(NS);
    scope.defer('namespace handle', () => netns.close());
    const inside = Namespace.open(SOFTWARE_NS);
    scope.defer('software namespace handle', () => inside.close());
    await ipBatch(
      [
        ...veths.flatMap(([a, b]) => [
          `link add ${a} mtu ${MTU} type veth peer name ${b} mtu ${MTU}`,
          up(a),
          up(b),
        ]),
        ...cables.flatMap(([a, b]) => [
          `link add ${b} mtu ${MTU} type veth peer name ${a} mtu ${MTU} netns ${SOFTWARE_NS}`,
          up(b),
        ]),
      ],
      { namespace: netns },
    );
    await ipBatch(
      cables.map(([a]) => up(a)),
      { namespace: inside },
    );
    await software.ovs.vsctl('set', 'Open_vSwitch', '.', 'other_config:vlan-limit=2');
    for (const { ovs, bridges } of plants.values()) {
      await ovs.vsctl(...bridgesOf(bridges));
      await ovs.ofctl('add-flow', 'sentinel', 'in_port=1,actions=output:2');
    }
    scope.defer('connections', () => real.#connections.close());
    const names = [...plants.values()].flatMap(({ ovs, bridges }) =>
      [...bridges.keys()].map(name => ({ name, folder: ovs.folder })),
    );
    for (const { name, folder } of names) {
      if (name === 'sentinel') continue;
      const target = new ControlledSwitch(name, undefined, Date.now);
      real.#switches.set(name, target);
      const open = () =>
        new Promise<ReturnType<typeof connect>>((resolve, reject) => {
          const socket = connect(join(folder, `${name}.mgmt`), () => resolve(socket)).once('error', reject);
        });
      void real.#connections.dial(target, open);
      await real.#connections.waitForSwitch(target, LIMITS);
    }
    for (const [place, name] of [...places, ['sentinel in', 's-in'] as const]) {
      const end = openEnd(netns, place, name);
      real.#ends.set(place, end);
      scope.defer(`end ${name}`, () => Promise.all([end.tap.close(), closeElsewhere(end.fd)]));
    }
    return real;
  }

  /** The drawn testbed with the uplinks' port numbers of this software switch. */
  adopt(input: PlanInput): PlanInput {
    return { ...input, uplinks: this.#uplinks };
  }

  /** Makes all switches hold the testbed's flows, from whatever they hold. */
  async apply(input: PlanInput): Promise<void> {
    const { hardware, software } = plan(input);
    await Promise.all(
      [...this.#switches].map(([name, target]) =>
        applyFlows(target, () => (name === 'software' ? software : (hardware.get(name) ?? [])), LIMITS),
      ),
    );
    // Each testbed begins with nothing remembered, as with a bridge that was just made (tsunagu makes one a run):
    // Open vSwitch answers a barrier before its datapath's cache has followed, and keeps an entry that a new tag's
    // meaning has made too wide (see kindsOf in src/patch/tags.ts).
    await Promise.all(
      this.#folders.map(folder =>
        run('ovs-appctl', `--target=${join(folder, 'vswitchd.ctl')}`, 'revalidator/purge'),
      ),
    );
  }

  /** Sends frames in at places, and gives all arrivals once the switches have dealt with every frame. */
  async send(frames: { place: string; data: Buffer }[], sentinel: Buffer): Promise<Arrival[]> {
    for (const end of this.#ends.values()) end.tap.drain();
    let waiting = 0;
    for (const { place, data } of frames) {
      writeSync(this.#end(place).fd, data);
      waiting += data.length + FRAME_COST;
      if (waiting < MOST_WAITING) continue;
      // A switch that is late must not have to drop any.
      await this.#served(sentinel);
      waiting = 0;
    }
    const arrived: Arrival[] = [];
    // Frames have up to five switches to pass; each round, every port is served at least once.
    for (let quiet = 0; quiet < QUIET_ROUNDS; ) {
      await this.#served(sentinel);
      const more = this.#arrivals();
      arrived.push(...more);
      quiet = more.length > 0 ? 0 : quiet + 1;
    }
    return arrived;
  }

  /** Waits until a frame has passed both Open vSwitches. */
  async #served(sentinel: Buffer): Promise<void> {
    writeSync(this.#end('sentinel in').fd, sentinel);
    const look = () => {
      const seen = this.#end('sentinel').tap.drain().length > 0;
      return seen ? { done: true as const, value: undefined } : { done: false as const, seen: 'no sentinel' };
    };
    await waitFor(look, { ...LIMITS, everyMs: 1 });
  }

  #arrivals(): Arrival[] {
    return [...this.#ends.values()].flatMap(({ place, tap }) => {
      const frames = place === 'sentinel' ? [] : drainAll(tap);
      if (tap.dropped() > 0) throw new Error(`the capture at ${place} lost frames`);
      return frames.flatMap(seen => {
        const frame = seen.outgoing ? undefined : readFrame(seen);
        if (!frame) return [];
        const { id, vlans, types, dst } = frame;
        return [{ id, text: `${place} [${vlans}] ${dst}`, types }];
      });
    });
  }

  #end(place: string): End {
    const end = this.#ends.get(place);
    if (!end) throw new Error(`there is no ${place}`);
    return end;
  }
}

/** A drain takes so many frames at a time. */
function drainAll(tap: Tap) {
  const all = tap.drain();
  for (let more = tap.drain(); more.length > 0; more = tap.drain()) all.push(...more);
  return all;
}

/** A packet socket bound to an interface, for protocol 0: it sends, and receives nothing (packet(7)). */
function openEnd(netns: Namespace, place: string, name: string): End {
  const fd = openSocket(netns, AF_PACKET, SOCK_RAW);
  const address = Buffer.alloc(20);
  address.writeUInt16LE(AF_PACKET, 0);
  address.writeInt32LE(
    netns.run(() => interfaceIndex(name)),
    4,
  );
  sys('bind', fd, address, address.length);
  return { place, fd, tap: Tap.open(netns, name, { receiveBuffer: 1 << 20 }) };
}

/** A port of the network as a place. */
export const placeOf = ({ switch: name, port: number }: ReturnType<typeof port>): string =>
  `${name} ${number}`;

const up = (name: string): string => `link set ${name} up`;

/** The part of a transaction that makes bridges. */
function bridgesOf(bridges: Plant['bridges']): string[] {
  return [...bridges].flatMap(([name, list]) => [
    ...['--', 'add-br', name, '--', 'set', 'Bridge', name, 'datapath_type=netdev', 'fail_mode=secure'],
    // A site with both versions.
    `protocols=${name === 'sw2' ? 'OpenFlow10' : 'OpenFlow13'}`,
    ...list.flatMap(([at, number]) => [
      ...['--', 'add-port', name, at, '--', 'set', 'Interface', at, `ofport_request=${number}`],
    ]),
  ]);
}
