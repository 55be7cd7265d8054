import { expect } from 'chai';
import fc from 'fast-check';
import { cookieOf, isOurs } from '../../src/patch/cookies.js';
import { type PlanInput, plan } from '../../src/patch/plan.js';
import { kindsOf, outerTags, taggingOf } from '../../src/patch/tags.js';
import { portKey } from '../../src/patch/wiring.js';
import type { PatchSwitchSpec } from '../../src/testbed/model.js';
import { trunksOf, uplinksOf } from '../../src/testbed/ways.js';
import { networkReaches, tagsOf } from './support/cabling.js';
import { codeOf } from './support/errors.js';
import { type Frame, forward } from './support/model-switch.js';
import {
  type Bed,
  BROADCAST,
  bed,
  fromHost,
  fromNetwork,
  port,
  STRANGER,
  silentCut,
  spec,
} from './support/testbeds.js';

const sorted = (arrivals: string[]): string[] => arrivals.sort();

describe('plan: random testbeds', () => {
  it('a frame of a host leaves at its port only, with its VLAN tags only', () => {
    fc.assert(
      fc.property(bed(), ({ input }) => {
        for (const host of input.hosts) {
          for (const dst of [BROADCAST, STRANGER, ...input.hosts.map(other => other.mac)]) {
            expect(fromHost(input, host, { vlans: [], dst })).to.deep.equal({
              ports: [`${host.port.switch} ${host.port.port} [${tagsOf(host)}] ${dst}`],
              hosts: [],
            });
          }
        }
      }),
    );
  });

  it('a frame from the network reaches exactly the hosts on that port and VLAN (or both VLANs), untagged', () => {
    const tags = [[], [10], [20], [30], [10, 20], [10, 30], [20, 20], [20, 10], [10, 20, 30]];
    fc.assert(
      fc.property(bed(), ({ input, hostPorts }) => {
        for (const at of hostPorts) {
          for (const vlans of tags) {
            for (const dst of [BROADCAST, STRANGER, ...input.hosts.map(host => host.mac)]) {
              const expected = networkReaches(input, at, { vlans, dst });
              const arrived = fromNetwork(input, at, { vlans, dst });
              expect(sorted(arrived.hosts)).to.deep.equal(sorted(expected.hosts));
              expect(arrived.ports).to.deep.equal([]);
            }
          }
        }
      }),
    );
  });

  it('a frame at a port of a link leaves at the other end as it came, over trunks too, and nowhere while it is cut', () => {
    const frames: Frame[] = [
      { vlans: [], dst: BROADCAST },
      { vlans: [10], dst: STRANGER },
      { vlans: [10, 20], dst: STRANGER },
      // What names a host's port on the uplink means nothing elsewhere.
      { vlans: [101], dst: STRANGER },
      // Nor does what names a wire on a trunk.
      { vlans: [2], dst: STRANGER },
      { vlans: [3, 2], dst: BROADCAST },
    ];
    fc.assert(
      fc.property(bed(), ({ input }) => {
        for (const at of input.links.flatMap(({ pairs }) => pairs.flat())) {
          for (const frame of frames) {
            expect(fromNetwork(input, at, frame)).to.deep.equal(networkReaches(input, at, frame));
          }
        }
      }),
    );
  });

  it('a port with hosts that is cut off lets nothing in or out, and the others are as before', () => {
    fc.assert(
      fc.property(bed(), ({ input, hostPorts: [cutOff] }) => {
        if (!cutOff) return;
        const cut = { ...input, cuts: [...input.cuts, silentCut([cutOff], [cutOff])] };
        for (const host of input.hosts) {
          const isThere = portKey(host.port) === portKey(cutOff);
          const [inside, outside] = [
            { vlans: [], dst: BROADCAST },
            { vlans: tagsOf(host), dst: host.mac },
          ];
          expect(fromHost(cut, host, inside).ports).to.have.length(isThere ? 0 : 1);
          expect(fromNetwork(cut, host.port, outside).hosts).to.have.length(isThere ? 0 : 1);
        }
      }),
    );
  });

  it('a frame at a port that is joined to nothing goes nowhere', () => {
    fc.assert(
      fc.property(bed(), ({ input, freePorts }) => {
        for (const at of freePorts) {
          for (const vlans of [[], [10], [101]]) {
            expect(fromNetwork(input, at, { vlans, dst: BROADCAST })).to.deep.equal({ ports: [], hosts: [] });
          }
        }
      }),
    );
  });

  it('every flow has our cookie, and no two have the same place', () => {
    fc.assert(
      fc.property(bed(), ({ input }) => {
        const { hardware, software } = plan(input);
        for (const flows of [software, ...hardware.values()]) {
          expect(flows.every(flow => isOurs(flow.cookie))).to.equal(true);
          const text = (value: unknown) =>
            JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? `${part}` : part));
          const places = flows.map(flow => text([flow.tableId, flow.priority, flow.match]));
          expect(new Set(places).size).to.equal(places.length);
        }
      }),
    );
  });

  it('the hardware has two to four flows a host port (translated: two a VLAN), two a wire on each switch, and a drop a port', () => {
    fc.assert(
      fc.property(bed(), ({ input, hostPorts }) => {
        const { hardware, routes } = plan(input);
        for (const [name, flows] of hardware) {
          const count = (purpose: 'wire' | 'drop') =>
            flows.filter(flow => flow.cookie === cookieOf(purpose)).length;
          const overTrunks = routes.wires.map(({ ends, hops }) => [
            ends[0].switch,
            ...hops.map(({ to }) => to.switch),
          ]);
          const inOne = input.links.flatMap(({ pairs }) =>
            pairs.filter(([a, b]) => a.switch === b.switch).map(([a]) => [a.switch]),
          );
          const passing = hostPorts.flatMap(at => {
            const there = input.hosts.filter(host => portKey(host.port) === portKey(at));
            const { plain, inVlans } = kindsOf(there);
            const tags =
              taggingOf(input.switches, at) === 'translate'
                ? new Set(there.map(host => host.vlan)).size
                : Number(plain) + Number(inVlans);
            const beyond = (routes.hosts.get(portKey(at)) ?? []).map(({ to }) => to.switch);
            return Array.from({ length: tags }, () => beyond);
          });
          const wires = [...overTrunks, ...inOne, ...passing].filter(way => way.includes(name)).length;
          const spec = input.switches.get(name) as PatchSwitchSpec;
          const ways = hostPorts
            .filter(at => at.switch === name)
            .map(at => {
              const there = input.hosts.filter(host => portKey(host.port) === portKey(at));
              const { plain, inVlans } = kindsOf(there);
              if (taggingOf(input.switches, at) === 'direct') return 2;
              if (taggingOf(input.switches, at) === 'translate')
                return 2 * new Set(there.map(host => host.vlan)).size;
              return plain && inVlans ? 4 : plain ? 2 : 3;
            })
            .reduce((sum, ways) => sum + ways, 0);
          expect(count('wire')).to.equal(ways + 2 * wires);
          expect(count('drop')).to.equal(spec.ports.size + uplinksOf(spec).length + trunksOf(spec).length);
          expect(flows.every(flow => flow.tableId === spec.table)).to.equal(true);
        }
      }),
    );
  });
});

describe('plan: what a flow of somebody else can do', () => {
  it('the drops keep frames of our ports from a flow below that forwards everything', () => {
    const input = { ...twoPorts(), links: [] };
    const flood = {
      ...{ tableId: 0, priority: 0, cookie: 0n, match: {} },
      instructions: [{ type: 'applyActions' as const, actions: [{ type: 'output' as const, port: 9 }] }],
    };
    const flows = [...(plan(input).hardware.get('sw1') ?? []), flood];
    expect(forward(flows, 2, { vlans: [], dst: BROADCAST })).to.deep.equal([]);
    expect(forward(flows, 7, { vlans: [], dst: BROADCAST })).to.have.length(1);
  });
});

describe('outer tags', () => {
  it('count from 100 on the first switch of an uplink and go on by hundreds', () => {
    const tagOf = outerTags([
      spec('a', 1, [2, 48], 'up0'),
      spec('b', 1, [2, 130], 'up0'),
      spec('c', 1, [2], 'up0'),
      spec('d', 1, [2], 'up1'),
    ]);
    expect([
      tagOf(port('a', 48)),
      tagOf(port('b', 130)),
      tagOf(port('c', 2)),
      tagOf(port('d', 2)),
    ]).to.deep.equal([148, 330, 402, 102]);
  });

  it('are unique on each uplink and fit 12 bits', () => {
    const switches = fc.uniqueArray(
      fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 300 })),
      {
        maxLength: 8,
        selector: ([id]) => id,
      },
    );
    fc.assert(
      fc.property(switches, list => {
        const specs = list.map(([id, highest]) => spec(`s${id}`, 1, [2, highest], 'up0'));
        const tagOf = outerTags(specs);
        const all = specs.flatMap(({ name, ports }) =>
          [...ports.keys()].map(number => tagOf(port(name, number))),
        );
        expect(new Set(all).size).to.equal(all.length);
        expect(Math.min(...all)).to.be.at.least(100);
        expect(Math.max(...all)).to.be.at.most(4094);
      }),
    );
  });

  it('stand for a port and VLAN where they are translated, after those that name a port, in order', () => {
    const mixed = {
      ...spec('a', 1, [2, 3, 5], 'up0'),
      uplinks: [
        { port: 1, interface: 'up0' },
        { port: 9, interface: 'up0', tagging: 'translate' as const, ports: [5, 3] },
      ],
    };
    const on = (number: number, vlan?: number) => ({
      ...{ name: 'h', mac: STRANGER, softwarePort: 101, port: port('a', number) },
      ...(vlan && { vlan }),
    });
    const tagOf = outerTags([mixed], [on(5, 20), on(3, 30), on(3), on(5, 20), on(2, 7)]);
    expect([
      tagOf(port('a', 2), 7),
      tagOf(port('a', 3)),
      tagOf(port('a', 3), 30),
      tagOf(port('a', 5), 20),
    ]).to.deep.equal([102, 200, 201, 202]);
    const both = outerTags([spec('a', 1, [2, 3], 'up0')], [on(3, 30), on(3), on(2, 7)]);
    expect([both(port('a', 2), 7), both(port('a', 3)), both(port('a', 3), 30)]).to.deep.equal([
      102, 103, 203,
    ]);
  });

  it('are refused where none is left', () => {
    expect(codeOf(() => outerTags([spec('a', 1, [3995], 'up0')]))).to.equal('wiring.noTagLeft');
  });
});

describe('plan: wiring that cannot be made', () => {
  const refused = (change: Partial<PlanInput>): string | undefined =>
    codeOf(() => plan({ ...twoPorts(), ...change }));
  const host = { name: 'h', mac: STRANGER, softwarePort: 101 };

  it('a link from a port to itself', () => {
    expect(refused({ links: [{ name: 'l', pairs: [[port('sw1', 2), port('sw1', 2)]] }] })).to.equal(
      'wiring.selfWire',
    );
  });
  it('a port in two links', () => {
    const links = [
      { name: 'l', pairs: [[port('sw1', 2), port('sw1', 3)]] as PlanInput['links'][number]['pairs'] },
      { name: 'm', pairs: [[port('sw1', 3), port('sw1', 4)]] as PlanInput['links'][number]['pairs'] },
    ];
    expect(refused({ links })).to.equal('wiring.portTwice');
  });
  it('a host on a port of a link', () => {
    expect(refused({ hosts: [{ ...host, port: port('sw1', 2) }] })).to.equal('wiring.portTwice');
  });
  it('a host on the uplink', () => {
    expect(refused({ hosts: [{ ...host, port: port('sw1', 1) }] })).to.equal('wiring.uplinkPort');
  });
  it('a port that was not given to us', () => {
    expect(refused({ hosts: [{ ...host, port: port('sw1', 9) }] })).to.equal('wiring.undeclaredPort');
  });
  it('a switch that does not exist', () => {
    expect(refused({ hosts: [{ ...host, port: port('sw9', 2) }] })).to.equal('wiring.unknownSwitch');
  });
  it('a link between two switches', () => {
    const switches = new Map<string, PatchSwitchSpec>(
      [spec('sw1', 1, [2], 'up0'), spec('sw2', 1, [2], 'up0')].map(each => [each.name, each]),
    );
    const links: PlanInput['links'] = [{ name: 'l', pairs: [[port('sw1', 2), port('sw2', 2)]] }];
    expect(refused({ switches, links })).to.equal('wiring.twoSwitches');
  });
  it('a host on a port that no uplink carries', () => {
    const uplinks = [{ port: 1, interface: 'up0', ports: [2, 3] }];
    const switches = new Map([['sw1', { ...spec('sw1', 1, [2, 3, 4], 'up0'), uplinks }]]);
    expect(refused({ switches, hosts: [{ ...host, port: port('sw1', 4) }] })).to.equal('wiring.notCarried');
  });
  it('an uplink that is not on the software switch', () => {
    expect(refused({ hosts: [{ ...host, port: port('sw1', 4) }], uplinks: new Map() })).to.equal(
      'wiring.noUplink',
    );
  });
});

function twoPorts(): Bed['input'] {
  return {
    switches: new Map([['sw1', spec('sw1', 1, [2, 3, 4], 'up0')]]),
    hosts: [],
    links: [{ name: 'l', pairs: [[port('sw1', 2), port('sw1', 3)]] }],
    cuts: [],
    uplinks: new Map([['up0', 1]]),
  };
}
