import { expect } from 'chai';
import { WaitTimeout, waitFor } from '../../src/wait/index.js';

describe('waitFor', () => {
  it('returns what it found as soon as it is there', async () => {
    let looks = 0;
    const value = await waitFor(
      () => (++looks < 3 ? { done: false, seen: 'no' } : { done: true, value: looks }),
      {
        budgetMs: 5000,
        everyMs: 1,
      },
    );
    expect(value).to.equal(3);
  });

  it('says what was seen last when the budget is spent', async () => {
    let looks = 0;
    const look = () => ({ done: false as const, seen: `state ${++looks}` });
    const error = await waitFor(look, { budgetMs: 20, everyMs: 5 }).catch(e => e as WaitTimeout);
    expect(error).to.be.instanceOf(WaitTimeout);
    expect((error as WaitTimeout).seen).to.equal(`state ${looks}`);
  });

  it('looks once more at the deadline, so a slow first look still counts', async () => {
    let looks = 0;
    const value = await waitFor(
      () => (++looks === 2 ? { done: true, value: 'late' } : { done: false, seen: '' }),
      {
        budgetMs: 10,
        everyMs: 30,
      },
    );
    expect(value).to.equal('late');
  });

  it('ends with the reason of its signal', async () => {
    const controller = new AbortController();
    const reason = new Error('client gone');
    setTimeout(() => controller.abort(reason), 10);
    const waiting = waitFor(() => ({ done: false, seen: '' }), {
      budgetMs: 60_000,
      signal: controller.signal,
    });
    expect(await waiting.catch(e => (e as Error).cause ?? e)).to.equal(reason);
  });
});
