import { expect } from 'chai';
import fc from 'fast-check';
import type { PlanInput } from '../../src/patch/plan.js';
import { Scope } from '../../src/scope/index.js';
import { uplinksOf } from '../../src/testbed/ways.js';
import { hostReaches, networkReaches } from './support/cabling.js';
import { buildFrame, type FrameKind, reserved } from './support/ethernet.js';
import { placeOf, RealSwitches } from './support/real-switches.js';
import { type Arrivals, BROADCAST, bed, port, STRANGER } from './support/testbeds.js';

const SIZE = { switches: 3, ports: 5, hosts: 6 };
const BEDS = Number(process.env.TSUNAGU_REAL_BEDS ?? 200);
/** What beds are drawn from, so that a failure can be seen again. */
const SEED = Number(process.env.TSUNAGU_REAL_SEED ?? 20_261_123);
/** Frames of other kinds go through each so many-th testbed. */
const SPECIAL_EVERY = 4;
/** The solicited-node group of 2001:db8::2 (RFC 2464, 7). */
const NEIGHBOURS = '33:33:ff:00:00:02';
const NETWORK_MAC = '02:00:00:00:ee:01';

describe(`real Open vSwitch: ${BEDS} random testbeds from seed ${SEED} (TSUNAGU_REAL_BEDS, TSUNAGU_REAL_SEED)`, function () {
  this.timeout(600_000);
  const scope = new Scope('real frames');
  let real: RealSwitches;

  before(async () => {
    real = await RealSwitches.start(scope, SIZE);
  });
  after(() => scope.close());

  it('every frame goes exactly where the cabling says: unicast, broadcast, IPv6 neighbour discovery, jumbo frames, LLDP, LACP, STP, EAPOL', async () => {
    let frames = 0;
    for (const [index, { input: drawn }] of fc.sample(bed(SIZE), { numRuns: BEDS, seed: SEED }).entries()) {
      const input = real.adopt(drawn);
      await real.apply(input);
      const trials = trialsOf(input, index % SPECIAL_EVERY === 0);
      const sent = trials.map(({ place, kind, frame }, id) => ({
        place,
        data: buildFrame(kind, { ...frame, id }),
      }));
      const arrived = await real.send(sent, buildFrame('arp', { ...sentinel, id: 0xffff_ffff }));
      const seen = new Map<number, string[]>();
      for (const { id, text } of arrived) seen.set(id, [...(seen.get(id) ?? []), text]);
      trials.forEach(({ place, kind, frame, expected }, id) => {
        const tagging = [...input.switches.values()].map(spec =>
          uplinksOf(spec).map(each => each.tagging ?? 'service'),
        );
        const what = `bed ${index} (${tagging.join('; ')}): ${kind} [${frame.vlans}] to ${frame.dst} in at ${place}`;
        expect(seen.get(id)?.sort() ?? [], what).to.deep.equal(expected);
      });
      frames += trials.length;
    }
    expect(frames).to.be.greaterThan(BEDS * 10);
  });
});

const specialKinds: [FrameKind, string][] = [
  ['jumbo', STRANGER],
  ...(Object.entries(reserved) as [FrameKind, string][]),
];

const sentinel = { dst: BROADCAST, src: NETWORK_MAC, vlans: [] };

interface Trial {
  place: string;
  kind: FrameKind;
  frame: { dst: string; src: string; vlans: number[] };
  expected: string[];
}

/** A frame of every kind from every host, and into every port with every VLAN. */
function trialsOf(input: PlanInput, special: boolean): Trial[] {
  const macs = [STRANGER, ...input.hosts.map(host => host.mac)];
  const kinds: [FrameKind, string][] = [
    ['arp', BROADCAST],
    ['neighbour', NEIGHBOURS],
    ...macs.map((mac): [FrameKind, string] => ['udp', mac]),
    ...(special ? specialKinds : []),
  ];
  const trial = (
    place: string,
    kind: FrameKind,
    frame: Trial['frame'],
    { ports, hosts }: Arrivals,
  ): Trial => ({
    ...{ place, kind, frame },
    expected: [...ports, ...hosts].sort(),
  });
  const fromHosts = input.hosts.flatMap(host =>
    kinds.map(([kind, dst]) => {
      const frame = { dst, src: host.mac, vlans: [] };
      return trial(host.name, kind, frame, hostReaches(host, frame));
    }),
  );
  const ports = [...input.switches].flatMap(([name, spec]) =>
    [...spec.ports.keys()].map(number => port(name, number)),
  );
  const fromNetwork = ports.flatMap(at =>
    [[], [10], [20], [30], [10, 20], [10, 30], [20, 30], [110], [2]].flatMap(vlans =>
      // Uplinks have room for a full frame with one tag and theirs.
      kinds
        .filter(([kind]) => kind !== 'jumbo' || vlans.length < 2)
        .map(([kind, dst]) => {
          const frame = { dst, src: NETWORK_MAC, vlans };
          return trial(placeOf(at), kind, frame, networkReaches(input, at, frame));
        }),
    ),
  );
  return [...fromHosts, ...fromNetwork];
}
