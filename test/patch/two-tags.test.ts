import { expect } from 'chai';
import {
  flow,
  goTo,
  lookAgain,
  output,
  popTag,
  pushTag,
  remember,
  rewriteTag,
} from '../../src/patch/flow.js';
import { type PlanInput, plan } from '../../src/patch/plan.js';
import type { AttachedHost } from '../../src/patch/wiring.js';
import { Scope } from '../../src/scope/index.js';
import type { UplinkSpec } from '../../src/testbed/model.js';
import { errorOf } from './support/errors.js';
import { buildFrame, type FrameKind } from './support/ethernet.js';
import { RealSwitches } from './support/real-switches.js';
import { BROADCAST, DIRECT_OFFSET, FIRST_PORT, port, STRANGER, spec } from './support/testbeds.js';

const NETWORK_MAC = '02:00:00:00:ee:01';
const SENTINEL = buildFrame('arp', { dst: BROADCAST, src: NETWORK_MAC, vlans: [], id: 0xffff_ffff });
const macOf = (index: number): string => `02:00:00:00:00:0${index + 1}`;

/** Hosts with these VLANs on the first port of a switch, in the order of their names h0, h1 ... */
function bed(uplink: Partial<UplinkSpec>, ...vlans: [number?, number?][]): PlanInput {
  const isDirect = uplink.tagging === 'direct';
  const first: UplinkSpec = isDirect
    ? { port: FIRST_PORT + DIRECT_OFFSET, interface: `sw1-${FIRST_PORT}`, ports: [FIRST_PORT] }
    : { port: 1, interface: 'sw1-up' };
  const hosts = vlans.map(([vlan, innerVlan], index): AttachedHost => {
    const tags = { ...(vlan && { vlan }), ...(innerVlan && { innerVlan }) };
    const at = port('sw1', FIRST_PORT);
    return { name: `h${index}`, port: at, mac: macOf(index), softwarePort: 101 + index, ...tags };
  });
  return {
    switches: new Map([
      ['sw1', { ...spec('sw1', 1, [FIRST_PORT], 'sw1-up'), uplinks: [{ ...first, ...uplink }] }],
    ]),
    ...{ hosts, links: [], cuts: [], uplinks: new Map([[first.interface, 5]]) },
  };
}

describe('plan: hosts with two VLAN tags', () => {
  const wiresOf = (flows: { priority: number }[] = []) => flows.filter(({ priority }) => priority > 1);

  it('have the outer one rewritten by the patch switch, and the inner one put on and taken off by the tester', () => {
    const { hardware, software } = plan(bed({ tagging: 'translate', tpid: 0x88a8 }, [10, 20], [10, 30]));
    expect(wiresOf(hardware.get('sw1'))).to.deep.equal([
      flow('wire', { inPort: FIRST_PORT, vlan: 10 }, [rewriteTag(100), output(1)]),
      flow('wire', { inPort: 1, vlan: 100 }, [rewriteTag(10), output(FIRST_PORT)]),
    ]);
    const origin = (5n << 16n) | 100n;
    expect(wiresOf(software)).to.deep.equal([
      flow('wire', { inPort: 101 }, [pushTag(20), pushTag(100, 0x88a8), output(5)]),
      flow('wire', { inPort: 102 }, [pushTag(30), pushTag(100, 0x88a8), output(5)]),
      flow('wire', { inPort: 5, vlan: 100 }, [popTag, lookAgain, remember(origin), goTo(1)]),
      flow('wire', { origin, vlan: 20 }, [popTag, output(101)], 1),
      flow('wire', { origin, vlan: 30 }, [popTag, output(102)], 1),
    ]);
  });

  it('have both put on and taken off by the tester where the uplink carries one port', () => {
    const { hardware, software } = plan(bed({ tagging: 'direct' }, [10, 20], [10], []));
    expect(wiresOf(hardware.get('sw1'))).to.have.length(2);
    const [outer, none] = [(5n << 16n) | 10n, 5n << 16n];
    expect(wiresOf(software)).to.deep.equal([
      flow('wire', { inPort: 101 }, [pushTag(20), pushTag(10), output(5)]),
      flow('wire', { inPort: 102 }, [pushTag(10), output(5)]),
      flow('wire', { inPort: 103 }, [output(5)]),
      flow('wire', { inPort: 5, vlan: 10 }, [popTag, lookAgain, remember(outer), goTo(1)]),
      flow('wire', { origin: outer, vlan: 20 }, [popTag, output(101)], 1),
      flow('wire', { origin: outer, vlan: 'untagged' }, [output(102)], 1),
      flow('wire', { inPort: 5, vlan: 'untagged' }, [remember(none), goTo(1)]),
      flow('wire', { origin: none }, [output(103)], 1),
    ]);
  });

  it('are refused where the uplink puts a third tag around them, with what to write instead', async () => {
    for (const uplink of [{}, { tagging: 'stacked' as const }]) {
      const error = await errorOf(Promise.resolve().then(() => plan(bed(uplink, [10], [10, 20]))));
      expect(error.code).to.equal('wiring.threeTags');
      expect(error.message)
        .to.match(/h1 on port 10 of sw1.*sw1-up/)
        .and.contain('`tagging: translate`');
    }
  });
});

describe('real Open vSwitch: hosts with two VLAN tags', function () {
  this.timeout(60_000);
  const scope = new Scope('two tags');
  let real: RealSwitches;

  before(async () => {
    real = await RealSwitches.start(scope, { switches: 1, ports: 1, hosts: 3 });
  });
  after(() => scope.close());

  /** Sends frames one after the other; what each became, with the EtherTypes of its tags. */
  async function send(frames: { place: string; kind: FrameKind; dst: string; vlans?: number[] }[]) {
    const numbered = frames.map(({ place, kind, dst, vlans = [] }, id) => {
      const src = place.startsWith('h') ? macOf(Number(place[1])) : NETWORK_MAC;
      return { place, data: buildFrame(kind, { dst, src, vlans, id }) };
    });
    const arrived = await real.send(numbered, SENTINEL);
    return numbered.map((_, id) =>
      arrived
        .filter(each => each.id === id)
        .map(({ text, types }) => [text, ...types.map(type => type.toString(16))].join(' '))
        .sort(),
    );
  }
  const away = (index: number, kind: FrameKind) => ({ place: `h${index}`, kind, dst: STRANGER });
  const comes = (vlans: number[], dst = BROADCAST) => ({ place: 'sw1 10', kind: 'udp' as const, dst, vlans });

  for (const tagging of ['translate', 'direct'] as const) {
    for (const [tpid, outer] of [
      [0x88a8, '88a8'],
      [undefined, '8100'],
    ] as const) {
      it(`send both on the wire, the outer one of 0x${outer}, with room for jumbo frames (${tagging})`, async () => {
        await real.apply(real.adopt(bed({ tagging, ...(tpid && { tpid }) }, [10, 20], [10, 30], [10])));
        const sent = await send([away(0, 'arp'), away(1, 'udp'), away(0, 'jumbo'), away(2, 'udp')]);
        expect(sent).to.deep.equal([
          [`sw1 10 [10,20] ${STRANGER} ${outer} 8100`],
          [`sw1 10 [10,30] ${STRANGER} ${outer} 8100`],
          [`sw1 10 [10,20] ${STRANGER} ${outer} 8100`],
          [`sw1 10 [10] ${STRANGER} 8100`],
        ]);
      });
    }

    it(`hear frames with their two tags, whatever frames with one or other tags came before (${tagging})`, async () => {
      await real.apply(real.adopt(bed({ tagging }, [10, 20], [10, 30])));
      const arrived = await send([
        // With one tag, for nobody; without a fresh look, Open vSwitch goes on to drop those with two.
        ...[comes([10]), comes([10, 20]), comes([10, 30]), comes([10, 40]), comes([10]), comes([10, 20])],
        ...[comes([10, 20], macOf(0)), comes([10, 30], macOf(0)), comes([20, 10]), comes([10, 20, 30])],
      ]);
      expect(arrived).to.deep.equal([
        ...[[], [`h0 [] ${BROADCAST}`], [`h1 [] ${BROADCAST}`], [], [], [`h0 [] ${BROADCAST}`]],
        ...[[`h0 [] ${macOf(0)}`], [`h1 [] ${macOf(0)}`], [], [`h0 [30] ${BROADCAST} 8100`]],
      ]);
    });
  }
});
