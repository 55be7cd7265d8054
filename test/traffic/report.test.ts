import { expect } from 'chai';
import fc from 'fast-check';
import { PacketLog } from '../../src/traffic/log.js';
import { plotPoints, tracksOf } from '../../src/traffic/report.js';

describe('the tracks of a log', () => {
  it('a packet that waited in the sender for longer than the waiting time is late, and so lost', () => {
    const log = new PacketLog();
    const seq = log.offer(0);
    log.seen('leftFrom', seq, 900);
    log.seen('reachedTo', seq, 901);
    const { forward } = tracksOf(log, 'icmp', true, 500);
    expect(forward).to.deep.include({ sentMs: [0], receivedMs: [901] });
  });

  it('the way back has only the replies to requests that arrived', () => {
    const log = new PacketLog();
    const lost = log.offer(0);
    log.seen('leftFrom', lost, 0.1);
    const answered = log.offer(10);
    for (const [hop, at] of Object.entries({ leftFrom: 10.1, reachedTo: 10.2, leftTo: 10.3 })) {
      log.seen(hop as 'leftFrom', answered, at);
    }
    const { reverse, roundTrip } = tracksOf(log, 'icmp', true, 500);
    expect(reverse).to.deep.include({ sentMs: [10.3], receivedMs: [Number.NaN] });
    expect(roundTrip?.sentMs).to.deep.equal([0.1, 10.1]);
  });
});

describe('points for a plot', () => {
  it('are all packets when there are few', () => {
    expect(plotPoints({ sentMs: [100, 110, 120], receivedMs: [101.5, Number.NaN, 121] }, 100)).to.deep.equal({
      sentMs: [0, 10, 20],
      latencyMs: [1.5, null, 1],
    });
  });

  it('stay bounded, and keep both sides of an outage', () => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 3000 }), fc.integer({ min: 10, max: 150 }), (count, from) => {
        const sentMs = Array.from({ length: count }, (_, i) => i);
        const receivedMs = sentMs.map(at => (at >= from && at < from + 20 ? Number.NaN : at + 1));
        const points = plotPoints({ sentMs, receivedMs }, 0, 100);
        expect(points.sentMs.length).to.be.at.most(102);
        expect(points.latencyMs).to.have.length(points.sentMs.length);
        for (const edge of [from - 1, from, from + 19, from + 20]) expect(points.sentMs).to.include(edge);
      }),
    );
  });

  it('stay bounded even when every other packet is lost', () => {
    const sentMs = Array.from({ length: 10_000 }, (_, i) => i);
    const receivedMs = sentMs.map(at => (at % 2 ? Number.NaN : at + 1));
    expect(plotPoints({ sentMs, receivedMs }, 0, 100).sentMs.length).to.be.at.most(101);
  });
});
