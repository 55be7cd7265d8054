import { expect } from 'chai';
import { outageJson, outageNumbers } from '../../src/report/index.js';
import { drill, lane, START } from './support.js';

describe('the numbers of a drill', () => {
  const facts = drill(
    lane(4001, 1, [
      { startMs: 500.25, endMs: 502, short: true, lost: 2 },
      { startMs: 1010.5, endMs: 1422, lost: 411 },
      { startMs: 1500, endMs: 1600, lost: 100 },
      { startMs: 3002, endMs: 4000, open: true },
    ]),
  );

  it('are counted from the first event, whatever the order in which events come', () => {
    const { events, paths } = outageNumbers(facts);
    expect(events).to.deep.equal([
      { label: 'cut', atMs: START + 1000, relativeMs: 0 },
      { label: 'restore', atMs: START + 3000, relativeMs: 2000 },
    ]);
    expect(paths[0]?.outages.map(({ startMs, endMs }) => [startMs, endMs])).to.deep.equal([
      [-499.75, -498],
      [10.5, 422],
      [500, 600],
      [2002, 3000],
    ]);
  });

  it('tell for each event the first loss and the recovery until the next event', () => {
    expect(outageNumbers(facts).paths[0]?.impacts).to.deep.equal([
      { event: 'cut', firstLossMs: 10.5, recoveryMs: 600 },
      { event: 'restore', firstLossMs: 2, recoveryMs: null },
    ]);
    expect(outageNumbers(drill(lane(10, 1))).paths[0]?.impacts[0]).to.deep.equal({
      event: 'cut',
      firstLossMs: null,
      recoveryMs: null,
    });
  });

  it('tell the longest outage without the short ones, and 0 without any', () => {
    expect(outageNumbers(facts).paths[0]?.longestOutageMs).to.equal(998);
    expect(
      outageNumbers(drill(lane(10, 1, [{ startMs: 2, endMs: 5, short: true }]))).paths[0]?.longestOutageMs,
    ).to.equal(0);
  });

  it('have every field at its place, null where nothing was measured', () => {
    const text = outageJson(facts);
    expect(text.endsWith('}\n')).to.equal(true);
    const path = JSON.parse(text).paths[0];
    expect(Object.keys(JSON.parse(text))).to.deep.equal([
      'title',
      'startedAtMs',
      'durationMs',
      'events',
      'paths',
    ]);
    expect(Object.keys(path)).to.deep.equal([
      'label',
      'sent',
      'received',
      'lost',
      'intervalMs',
      'longestOutageMs',
      'longestGapMs',
      'lossDerivedMs',
      'rateDerivedMs',
      'impacts',
      'outages',
    ]);
    expect(path).to.include({ sent: 4001, intervalMs: 1, longestGapMs: null, rateDerivedMs: null });
    expect(path.outages[0]).to.deep.equal({
      startMs: -499.75,
      endMs: -498,
      lengthMs: 1.75,
      lost: 2,
      short: true,
      open: false,
    });
    expect(path.outages[3]).to.include({ lost: null, short: false, open: true });
  });

  it('take over gaps and rates where they were measured', () => {
    const measured = lane(10, 1);
    Object.assign(measured.summary, { longestGap: { startMs: START, lengthMs: 3.25 }, rateDerivedMs: 20 });
    expect(outageNumbers(drill(measured)).paths[0]).to.include({ longestGapMs: 3.25, rateDerivedMs: 20 });
  });
});
