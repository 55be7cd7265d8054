import { expect } from 'chai';
import fc from 'fast-check';
import { analyze, type OutageOptions, type Track } from '../../src/traffic/outage.js';

const LOST = Number.NaN;

/** One packet each `everyMs` from instant 0, latency 1 ms; `isLost` by sending time. */
function stream(count: number, everyMs: number, isLost: (sentMs: number) => boolean): Track {
  const sentMs = Array.from({ length: count }, (_, i) => i * everyMs);
  return { sentMs, receivedMs: sentMs.map(sent => (isLost(sent) ? LOST : sent + 1)) };
}

function options(more: Partial<OutageOptions> = {}): OutageOptions {
  return { endMs: 1_000_000, graceMs: 100, ...more };
}

describe('outage statistics of one direction', () => {
  it('finds nothing in a stream without loss', () => {
    expect(
      analyze(
        stream(100, 10, () => false),
        options(),
      ),
    ).to.deep.include({
      sent: 100,
      received: 100,
      lost: 0,
      inFlight: 0,
      duplicated: 0,
      reordered: 0,
      intervalMs: 10,
      longestGap: { startMs: 1, lengthMs: 10 },
      outages: [],
      lossDerivedMs: 0,
      rateDerivedMs: 0,
    });
  });

  it('puts the bounds of an outage half way between sendings', () => {
    const { outages } = analyze(
      stream(100, 10, sent => sent >= 200 && sent < 300),
      options(),
    );
    expect(outages).to.deep.equal([{ startMs: 195, endMs: 295, lengthMs: 100, lost: 10, short: false }]);
  });

  it('bounds do not depend on latency, even when the last packet before the cut was slow', () => {
    const track = stream(10, 10, sent => sent >= 50 && sent < 70);
    track.receivedMs = Array.from(track.sentMs, (sent, i) => (i === 5 || i === 6 ? LOST : sent + 5 * i));
    expect(analyze(track, options()).outages).to.deep.include({
      startMs: 45,
      endMs: 65,
      lengthMs: 20,
      lost: 2,
      short: false,
    });
  });

  it('a single lost packet is an outage, flagged short', () => {
    const { outages } = analyze(
      stream(10, 10, sent => sent === 50),
      options(),
    );
    expect(outages).to.deep.equal([{ startMs: 45, endMs: 55, lengthMs: 10, lost: 1, short: true }]);
  });

  it('the caller says what is short, in packets and in milliseconds', () => {
    const track = stream(100, 10, sent => sent >= 200 && sent < 250);
    const short = (more: Partial<OutageOptions>) => analyze(track, options(more)).outages[0]?.short;
    expect(short({ minLost: 5 })).to.equal(false);
    expect(short({ minLost: 6 })).to.equal(true);
    expect(short({ minMs: 50 })).to.equal(false);
    expect(short({ minMs: 51 })).to.equal(true);
  });

  it('an outage that lasts to the end is open, and its length a lower bound', () => {
    const { outages, lost } = analyze(
      stream(100, 10, sent => sent >= 900),
      options(),
    );
    expect(outages).to.deep.equal([
      { startMs: 895, endMs: 990, lengthMs: 95, lost: 10, short: false, open: true },
    ]);
    expect(lost).to.equal(10);
  });

  it('what was sent within the waiting time before the end is in flight and not lost', () => {
    const statistics = analyze(
      stream(100, 10, sent => sent >= 900),
      options({ endMs: 1000, graceMs: 100 }),
    );
    expect(statistics).to.deep.include({ sent: 100, received: 90, lost: 1, inFlight: 9 });
    expect(statistics.outages).to.have.length(1);
  });

  it('a packet in flight does not end an outage and one that arrived after it does', () => {
    const track = stream(100, 10, sent => sent === 970);
    expect(analyze(track, options({ endMs: 1000, graceMs: 100 })).outages).to.deep.equal([]);
  });

  it('a packet that takes longer than the waiting time is lost, and counted as late', () => {
    const track: Track = { sentMs: [0, 10, 20, 30], receivedMs: [1, 120, 121, 31] };
    const statistics = analyze(track, options({ graceMs: 101 }));
    expect(statistics).to.deep.include({ received: 3, lost: 1, late: 1 });
    expect(statistics.outages).to.deep.equal([{ startMs: 5, endMs: 15, lengthMs: 10, lost: 1, short: true }]);
  });

  it('several packets in a row must arrive when the caller asks for it', () => {
    const lost = new Set([100, 110, 130, 140]);
    const track = stream(30, 10, sent => lost.has(sent));
    expect(analyze(track, options()).outages).to.have.length(2);
    expect(analyze(track, options({ sustained: 2 })).outages).to.deep.equal([
      { startMs: 95, endMs: 145, lengthMs: 50, lost: 4, short: false },
    ]);
  });

  it('an outage after which too few packets arrived is open', () => {
    const track = stream(12, 10, sent => sent === 90 || sent === 100);
    expect(analyze(track, options({ sustained: 2 })).outages).to.deep.include({
      startMs: 85,
      endMs: 100,
      lengthMs: 15,
      lost: 2,
      short: false,
      open: true,
    });
  });

  it('counts duplicates and reordered packets apart from loss', () => {
    const track: Track = { sentMs: [0, 10, 20, 30], receivedMs: [1, 45, 21, 31], duplicated: 3 };
    expect(analyze(track, options())).to.deep.include({ received: 4, lost: 0, duplicated: 3, reordered: 1 });
  });

  it('the longest gap is the longest silence that the receiver saw', () => {
    const track = stream(10, 10, sent => sent >= 30 && sent < 50);
    expect(analyze(track, options()).longestGap).to.deep.equal({ startMs: 21, lengthMs: 30 });
  });

  it('derives outage time from loss and from rate', () => {
    const statistics = analyze(
      stream(1000, 1, sent => sent >= 205 && sent < 305),
      options({ endMs: 5000 }),
    );
    expect(statistics.lossDerivedMs).to.equal(100);
    // 200..210 and 300..310 carried half of what was offered.
    expect(statistics.rateDerivedMs).to.equal(110);
  });

  it('a sampling interval is never shorter than two packets', () => {
    const statistics = analyze(
      stream(100, 100, sent => sent >= 2000 && sent < 3000),
      options(),
    );
    expect(statistics.rateDerivedMs).to.equal(1000);
  });

  it('an empty track has nothing, and one that never arrived is all lost', () => {
    expect(analyze({ sentMs: [], receivedMs: [] }, options())).to.deep.include({ sent: 0, outages: [] });
    const { outages, longestGap } = analyze(
      stream(5, 10, () => true),
      options(),
    );
    expect(outages).to.deep.equal([
      { startMs: 0, endMs: 40, lengthMs: 40, lost: 5, short: false, open: true },
    ]);
    expect(longestGap).to.equal(undefined);
  });

  it('each bound is within half of the sending interval around it, whatever the jitter', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.5, max: 3, noNaN: true }), { minLength: 400, maxLength: 600 }),
        fc.double({ min: 20, max: 100, noNaN: true }),
        fc.double({ min: 10, max: 80, noNaN: true }),
        (intervals, cutMs, lengthMs) => {
          const sentMs: number[] = [];
          let now = 0;
          for (const interval of intervals) {
            now += interval;
            sentMs.push(now);
          }
          const lost = (sent: number) => sent >= cutMs && sent < cutMs + lengthMs;
          const receivedMs = sentMs.map(sent => (lost(sent) ? LOST : sent + 0.3));
          const { outages } = analyze({ sentMs, receivedMs }, options());
          expect(outages).to.have.length(1);
          expect(outages[0]?.startMs).to.be.closeTo(cutMs, 1.5);
          expect(outages[0]?.endMs).to.be.closeTo(cutMs + lengthMs, 1.5);
        },
      ),
    );
  });

  it('every packet is counted once, and every lost one belongs to exactly one outage', () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { maxLength: 300 }),
        fc.integer({ min: 1, max: 5 }),
        (arrivals, sustained) => {
          const track = stream(arrivals.length, 10, sent => !arrivals[sent / 10]);
          const statistics = analyze(track, options({ endMs: arrivals.length * 10, graceMs: 50, sustained }));
          const { sent, received, lost, inFlight, outages } = statistics;
          expect(received + lost + inFlight).to.equal(sent);
          expect(outages.reduce((sum, outage) => sum + outage.lost, 0)).to.equal(lost);
          for (const [i, outage] of outages.entries()) {
            expect(outage.endMs).to.be.at.least(outage.startMs);
            expect(outage.startMs).to.be.at.least(outages[i - 1]?.endMs ?? 0);
            expect(outage.open === true && i !== outages.length - 1).to.equal(false);
          }
        },
      ),
    );
  });
});
