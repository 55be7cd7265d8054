import { expect } from 'chai';
import { impactOf } from '../../src/traffic/impact.js';
import type { Outage } from '../../src/traffic/outage.js';

function outage(startMs: number, endMs: number, more: Partial<Outage> = {}): Outage {
  return { startMs, endMs, lengthMs: endMs - startMs, lost: 5, short: false, ...more };
}

const cut = { label: 'cut', atMs: 1000 };
const restore = { label: 'restore', atMs: 2000 };

describe('what an event did to a direction', () => {
  it('gives first loss and recovery relative to the event', () => {
    expect(impactOf(cut, restore, { outages: [outage(1002, 1052)] })).to.deep.equal({
      firstLossMs: 2,
      recoveryMs: 52,
      lost: 5,
    });
  });

  it('recovery is the end of the last outage before the next event', () => {
    const outages = [outage(500, 600), outage(1002, 1052), outage(1100, 1200), outage(2001, 2100)];
    expect(impactOf(cut, restore, { outages })).to.deep.equal({ firstLossMs: 2, recoveryMs: 200, lost: 10 });
    expect(impactOf(restore, undefined, { outages })).to.deep.include({ firstLossMs: 1, recoveryMs: 100 });
  });

  it('an outage that was under way has a negative first loss', () => {
    expect(impactOf(restore, undefined, { outages: [outage(1002, 2300)] })).to.deep.equal({
      firstLossMs: -998,
      recoveryMs: 300,
      lost: 5,
    });
  });

  it('without recovery the impact is open', () => {
    expect(impactOf(cut, undefined, { outages: [outage(1002, 1800, { open: true })] })).to.deep.equal({
      firstLossMs: 2,
      open: true,
      lost: 5,
    });
  });

  it('a still open outage counts even when its last known loss is before the event', () => {
    const outages = [outage(1002, 1999, { open: true })];
    expect(impactOf(restore, undefined, { outages })).to.deep.include({ open: true });
  });

  it('short outages are left out, and no outage is no impact', () => {
    expect(impactOf(cut, restore, { outages: [outage(1500, 1510, { short: true })] })).to.deep.equal({
      lost: 0,
    });
  });
});
