import type { Envelope } from '@cucumber/messages';
import { expect } from 'chai';
import { Tally } from '../../src/plugin/tally.js';

/** The messages of one scenario's attempt whose steps ended like this. */
function attempt(id: string, statuses: string[], willBeRetried = false): Envelope[] {
  return [
    { testCaseStarted: { id } },
    ...statuses.map(status => ({ testStepFinished: { testCaseStartedId: id, testStepResult: { status } } })),
    { testCaseFinished: { testCaseStartedId: id, willBeRetried } },
  ] as Envelope[];
}

describe('the tally of a run', () => {
  it('counts how scenarios ended', () => {
    const tally = new Tally();
    const all = [
      ...attempt('1', ['PASSED', 'PASSED']),
      ...attempt('2', ['PASSED', 'FAILED', 'SKIPPED']),
      ...attempt('3', ['UNDEFINED', 'SKIPPED']),
      ...attempt('4', ['SKIPPED', 'SKIPPED']),
    ];
    for (const message of all) tally.see(message);
    expect(tally.counts).to.deep.equal({ passed: 1, failed: 2, skipped: 1 });
  });

  it('counts the last attempt of one that was retried', () => {
    const tally = new Tally();
    for (const message of [...attempt('1', ['FAILED'], true), ...attempt('1b', ['PASSED'])])
      tally.see(message);
    expect(tally.counts).to.deep.equal({ passed: 1, failed: 0, skipped: 0 });
  });
});
