import { expect } from 'chai';
import fc from 'fast-check';
import { PacketLog } from '../../src/traffic/log.js';

describe('the log of packets', () => {
  it('keeps the first sighting of each packet at each hop, and counts the others', () => {
    const log = new PacketLog();
    const seq = log.offer(10);
    log.seen('leftFrom', seq, 11);
    log.seen('leftFrom', seq, 12);
    expect(log.at('offered', seq)).to.equal(10);
    expect(log.at('leftFrom', seq)).to.equal(11);
    expect(log.has('reachedTo', seq)).to.equal(false);
    expect(log.counted('leftFrom')).to.equal(1);
    expect(log.duplicated('leftFrom')).to.equal(1);
  });

  it('ignores packets that were never offered', () => {
    const log = new PacketLog();
    log.seen('leftFrom', 0, 1);
    log.seen('leftFrom', -1, 1);
    expect(log.counted('leftFrom')).to.equal(0);
  });

  it('forgets the oldest when it is full, and never mixes two packets up', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), offered => {
        const log = new PacketLog(2048);
        for (let i = 0; i < offered; i++) log.seen('leftFrom', log.offer(i), i + 0.5);
        expect(log.next - log.first).to.equal(Math.min(offered, 2048));
        expect(log.forgotten).to.equal(Math.max(0, offered - 2048));
        for (let seq = log.first; seq < log.next; seq++) {
          expect([log.at('offered', seq), log.at('leftFrom', seq), log.has('reachedTo', seq)]).to.deep.equal([
            seq,
            seq + 0.5,
            false,
          ]);
        }
        expect(log.at('offered', log.first - 1)).to.be.NaN;
      }),
      { numRuns: 30 },
    );
  });

  it('after a restart a late packet from before is not taken for a new one', () => {
    const log = new PacketLog();
    const early = log.offer(1);
    log.restart();
    const seq = log.offer(2);
    log.seen('reachedFrom', early, 3);
    expect(log.counted('reachedFrom')).to.equal(0);
    expect(log.counted('offered')).to.equal(1);
    log.seen('reachedFrom', seq, 4);
    expect(log.highest('reachedFrom')).to.equal(seq);
  });
});
