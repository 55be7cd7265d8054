import type { Envelope } from '@cucumber/messages';
import { expect } from 'chai';
import { Scenarios } from '../../src/plugin/scenarios.js';

/** A feature of two scenarios as cucumber tells it, the second one an outline with one row. */
const feature = [
  {
    gherkinDocument: {
      uri: 'a.feature',
      feature: {
        name: 'Web',
        children: [
          { scenario: { id: 's1', location: { line: 3 }, examples: [] } },
          {
            scenario: {
              id: 's2',
              location: { line: 6 },
              examples: [{ tableBody: [{ id: 'r1', location: { line: 9 } }] }],
            },
          },
        ],
      },
    },
  },
  pickle('1', 'reaches', ['s1']),
  pickle('2', 'row', ['s2', 'r1']),
  ...['1', '2'].map(id => ({
    testCase: {
      id: `case ${id}`,
      pickleId: id,
      testSteps: [{ id: `hook ${id}` }, { id: `test ${id}`, pickleStepId: `step ${id}` }],
    },
  })),
] as unknown as Envelope[];

function pickle(id: string, name: string, astNodeIds: string[]) {
  const steps = [{ id: `step ${id}`, text: `text of step ${id}` }];
  return { pickle: { id, name, uri: 'a.feature', tags: [{ name: '@user' }], steps, astNodeIds } };
}

/** The messages of one attempt at a case, whose steps ended like this, half a second after its start. */
function attempt(
  id: string,
  statuses: string[],
  { willBeRetried = false, of = '1', attachments = [] as object[], message = 'it is so' } = {},
): Envelope[] {
  return [
    { testCaseStarted: { id, testCaseId: `case ${of}`, timestamp: { seconds: 10, nanos: 0 } } },
    ...attachments.map(each => ({ attachment: { testCaseStartedId: id, ...each } })),
    ...statuses.map(status => ({
      testStepFinished: {
        testCaseStartedId: id,
        testStepId: `test ${of}`,
        testStepResult: { status, message },
      },
    })),
    {
      testCaseFinished: {
        testCaseStartedId: id,
        willBeRetried,
        timestamp: { seconds: 10, nanos: 500_000_000 },
      },
    },
  ] as unknown as Envelope[];
}

function seen(...messages: Envelope[][]): Scenarios {
  const scenarios = new Scenarios();
  for (const message of [feature, ...messages].flat()) scenarios.see(message);
  return scenarios;
}

describe('the scenarios of a run', () => {
  it('are counted by how they ended', () => {
    const { counts } = seen(
      attempt('1', ['PASSED', 'PASSED']),
      attempt('2', ['PASSED', 'FAILED', 'SKIPPED']),
      attempt('3', ['UNDEFINED', 'SKIPPED']),
      attempt('4', ['SKIPPED', 'SKIPPED']),
    );
    expect(counts).to.deep.equal({ passed: 1, failed: 2, skipped: 1 });
  });

  it('are counted by the last attempt where they were retried', () => {
    const { counts } = seen(attempt('1', ['FAILED'], { willBeRetried: true }), attempt('1b', ['PASSED']));
    expect(counts).to.deep.equal({ passed: 1, failed: 0, skipped: 0 });
  });

  it('carry what a page says of them: feature, place, tags, time', () => {
    const [first] = seen(attempt('1', ['PASSED'])).all;
    expect(first).to.deep.include({
      feature: 'Web',
      name: 'reaches',
      file: 'a.feature',
      line: 3,
      tags: ['@user'],
      ms: 500,
    });
  });

  it('of an outline stand at the row that they were made from', () => {
    expect(seen(attempt('1', ['PASSED'], { of: '2' })).all[0]?.line).to.equal(9);
  });

  it('name the first step that failed, and what it said', () => {
    const [failed] = seen(attempt('1', ['PASSED', 'FAILED', 'SKIPPED'])).all;
    expect(failed).to.include({ failedStep: 'text of step 1', why: 'it is so' });
  });

  it('keep the plots and numbers that were attached', () => {
    const attachments = [
      {
        mediaType: 'image/svg+xml',
        body: Buffer.from('<svg/>').toString('base64'),
        contentEncoding: 'BASE64',
      },
      {
        mediaType: 'application/json',
        fileName: 'outage.json',
        body: '{"title":"t"}',
        contentEncoding: 'IDENTITY',
      },
    ];
    const [drill] = seen(attempt('1', ['PASSED'], { attachments })).all;
    expect(drill?.plots).to.deep.equal(['<svg/>']);
    expect(drill?.drills).to.deep.equal([{ title: 't' }]);
  });
});
