import { expect } from 'chai';
import { fuzz } from './fuzz.js';

describe('Mutated messages', () => {
  it('50,000 of them decode or give a DecodeError, none hangs, and the heap stays flat', function () {
    this.timeout(60_000);
    const result = fuzz(50_000, Date.now() & 0x7fffffff);
    expect(result.accepted + result.refused).to.equal(50_000);
    expect(result.accepted).to.be.greaterThan(1000);
    expect(result.refused).to.be.greaterThan(1000);
    expect(result.heapGrowth).to.be.lessThan(8 * 1024 * 1024);
    expect(result.slowestMs).to.be.lessThan(2000);
  });
});
