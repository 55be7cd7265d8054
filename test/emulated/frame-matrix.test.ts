import { expect } from 'chai';
import type { FrameWay } from '../../src/patch/probe/index.js';
import { probeSwitch } from '../../src/patch/probe/index.js';
import { EmulatedSite } from './site.js';

const RESERVED = '0180c200000';
const TPID_AT = 12;

describe('the frame matrix', () => {
  let site: EmulatedSite;
  afterEach(() => site.close());

  /** What is found where frames come back like this. */
  async function frames(back: (frame: Buffer) => Buffer[], longest = 10_000) {
    site = await EmulatedSite.open();
    const way: FrameWay = { longest, exchange: async frame => back(frame) };
    const target = site.panel.switch('sw1');
    const profile = await probeSwitch(target, {
      ...{ port: 2, cabled: [3, 4], ledger: site.ledger, patienceMs: 500, uplink: { port: 1, way } },
    });
    expect(site.device.flows.all).to.deep.equal([]);
    return profile;
  }
  const kindsOf = (all: Record<string, string> | undefined, fate: string) =>
    Object.entries(all ?? {}).flatMap(([kind, each]) => (each === fate ? kind : []));

  it('finds frames that a switch traps, and those that it changes', async () => {
    const { frames: all, timings } = await frames(frame => {
      if (frame.toString('hex').startsWith(RESERVED)) return [];
      const inner = Buffer.from(frame);
      if (frame.readUInt16BE(TPID_AT) === 0x88a8) inner.writeUInt16BE(0x8100, TPID_AT);
      return [inner];
    });
    expect(kindsOf(all, 'dropped')).to.deep.equal(['LLDP', 'LACP', 'STP', 'EAPOL']);
    expect(kindsOf(all, 'altered')).to.deep.equal(['Q-in-Q 88a8']);
    expect(kindsOf(all, 'passes')).to.include.members(['untagged', 'tagged', 'IPv6 ND', 'broadcast', 'CDP']);
    expect(timings.framesAfterBarrier).to.equal(0);
  }).timeout(20_000);

  it('does not try what is too long for the uplink, and says so', async () => {
    const { frames: all } = await frames(frame => [frame], 1526);
    expect(kindsOf(all, 'not tried')).to.deep.equal(['size 2000', 'size 4000', 'size 9000']);
    expect(kindsOf(all, 'dropped')).to.deep.equal([]);
  }).timeout(20_000);
});
