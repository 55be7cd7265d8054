import { expect } from 'chai';
import {
  formatHistory,
  lastRuns,
  type OutageRecord,
  outageNumbers,
  outageRecords,
  type PageFacts,
  parseHistory,
  runJson,
  runPage,
  type ScenarioFacts,
} from '../../src/report/index.js';
import { spread } from '../../src/report/page/distribution.js';
import { drill, lane, START } from './support.js';

const spent = { setUpMs: 1000, trafficMs: 4000, waitingMs: 2000, resetMs: 500, cleanUpMs: 0 };

function scenario(given: Partial<ScenarioFacts> = {}): ScenarioFacts {
  const place = { feature: 'Web', name: 'reaches', file: 'features/web.feature', line: 3 };
  return { ...place, tags: ['@user'], outcome: 'passed', ms: 400, plots: [], drills: [], ...given };
}

function facts(scenarios: ScenarioFacts[], given: Partial<PageFacts> = {}): PageFacts {
  const count = (wanted: string) => scenarios.filter(({ outcome }) => outcome === wanted).length;
  return {
    run: {
      scenarios: { passed: count('passed'), failed: count('failed'), skipped: count('skipped') },
      ...{ totalMs: 9000, spent, resets: 1, cuts: 1, waits: [], changed: [], leftCut: [], skipped: [] },
    },
    ...{ startedAt: START, testbed: 'testbed.yaml', scenarios, history: [], links: {}, ...given },
  };
}

const record = (runAt: number, outageMs: number): OutageRecord => ({
  drill: 'Web · cable',
  path: 'A → B',
  runAt,
  outageMs,
});

describe('the page of a run', () => {
  it('opens on the verdict', () => {
    expect(runPage(facts([scenario(), scenario()]), 'en')).to.contain('<h1>All 2 scenarios held</h1>');
    expect(runPage(facts([scenario(), scenario({ outcome: 'failed' })]), 'en')).to.contain(
      '<h1>1 of 2 scenarios broke</h1>',
    );
    expect(runPage(facts([scenario(), scenario({ outcome: 'failed' })]), 'ja')).to.contain(
      '2 シナリオのうち 1 が失敗',
    );
  });

  it('says of what broke: where it stands, the step, and the reason, with nothing taken for HTML', () => {
    const why = 'A <b> & "C" cannot\n  seen: nothing';
    const page = runPage(facts([scenario({ outcome: 'failed', failedStep: 'A can ping B', why })]), 'en');
    expect(page).to.contain('features/web.feature:3').and.to.contain('A can ping B');
    expect(page)
      .to.contain('A &lt;b&gt; &amp; &quot;C&quot; cannot\n  seen: nothing')
      .and.not.to.contain('A <b>');
  });

  it('unfolds features that broke, and no others', () => {
    const page = runPage(facts([scenario(), scenario({ feature: 'DNS', outcome: 'failed' })]), 'en');
    expect(page.match(/<details class="failed" open>/g)).to.have.lengthOf(1);
    expect(page.match(/<details class="passed">/g)).to.have.lengthOf(1);
  });

  it('shows the outages of a drill by path, with its plot', () => {
    const numbers = outageNumbers(drill(lane(400, 10, [{ startMs: 1000, endMs: 1500 }])));
    const page = runPage(facts([scenario({ drills: [numbers], plots: ['<svg id="plot"></svg>'] })]), 'en');
    expect(page).to.contain('<td>office PC -&gt; web</td><td class="number">50 / 400</td>');
    expect(page).to.contain('500 ms').and.to.contain('cut: 500 ms').and.to.contain('<svg id="plot">');
  });

  it('compares the outages with those of earlier runs, once there are some', () => {
    const numbers = outageNumbers(drill(lane(400, 10)));
    const shown = (history: OutageRecord[]) =>
      runPage(facts([scenario({ name: 'cable', drills: [numbers] })], { history }), 'en');
    expect(shown([record(1, 100)])).not.to.contain('Longest outage in the last');
    const page = shown([record(1, 100), record(2, 300), record(3, 160)]);
    expect(page).to.contain('Longest outage in the last 3 runs').and.to.contain('160 ms');
    expect(page.match(/<circle/g)).to.have.lengthOf(3);
  });

  it('shows a link that was left cut as a failure of the run', () => {
    const given = facts([scenario()]);
    const page = runPage({ ...given, run: { ...given.run, leftCut: ['FW1 - L2SW1'] } }, 'en');
    expect(page).to.contain('<header class="failed">').and.to.contain('Left cut: FW1 - L2SW1');
  });

  it('says who waited for whom', () => {
    const given = facts([scenario()]);
    const waits = [{ scenario: 'drill 2', ms: 1500, waitedFor: ['drill 1', 'web'] }];
    const page = runPage({ ...given, run: { ...given.run, waits } }, 'en');
    expect(page).to.contain('drill 2').and.to.contain('for drill 1, web');
  });
});

describe('a run for programs', () => {
  it('says how each scenario ended and where the time went, without pictures', () => {
    const text = runJson(facts([scenario({ outcome: 'failed', why: 'so', plots: ['<svg/>'] })]));
    expect(text).not.to.contain('svg');
    const { spent: times, outcomes, scenarios } = JSON.parse(text);
    expect(times).to.deep.equal(spent);
    expect(outcomes).to.deep.equal({ passed: 0, failed: 1, skipped: 0 });
    expect(scenarios[0]).to.include({ name: 'reaches', outcome: 'failed', why: 'so' });
  });
});

describe('the history of outages', () => {
  it('is read back as it was written, whatever else stands in its file', () => {
    const records = [record(1, 100), record(2, 0)];
    expect(parseHistory(`${formatHistory(records)}not json\n{"drill":1}\n`)).to.deep.equal(records);
  });

  it('keeps the last runs of each path', () => {
    const other = { ...record(1, 5), path: 'B → A' };
    expect(lastRuns([record(1, 1), other, record(2, 2), record(3, 3)], 2)).to.deep.equal([
      record(2, 2),
      record(3, 3),
      other,
    ]);
  });

  it('takes the longest outage of each path of a drill', () => {
    const numbers = outageNumbers(drill(lane(400, 10, [{ startMs: 1000, endMs: 1500 }])));
    expect(outageRecords([scenario({ name: 'cable', drills: [numbers] })], 7)).to.deep.equal([
      { drill: 'Web · cable', path: 'office PC -> web', runAt: 7, outageMs: 500 },
    ]);
  });

  it('has a median also of an even number of runs', () => {
    expect(spread([4, 1, 3, 2])).to.deep.equal({ least: 1, median: 2.5, most: 4 });
  });
});
