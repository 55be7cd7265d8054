import { expect } from 'chai';
import type { Lease } from '../../src/agent/server/leases.js';
import { Scenario } from '../../src/agent/server/scenario.js';
import type { Site } from '../../src/agent/server/site.js';
import { defineErrors } from '../../src/errors/index.js';
import type { Probe, ProbeReport } from '../../src/traffic/index.js';

const errors = defineErrors('test', {
  stuck: {
    en: (f: { name: string }) => ({ what: `${f.name} does not end`, remedy: '-' }),
    ja: f => ({ what: `${f.name} が終わりません`, remedy: '-' }),
  },
});

/** A site without anything, on which a scenario ends at once. */
const site = {
  resetHosts: async () => {},
  changes: { rollBackAll: async () => [] },
  spend: () => {},
  resetAfter: async () => ({ devices: [], ms: 0 }),
} as unknown as Site;
const lease = { needs: { hosts: new Set(), alone: false }, waitedMs: 0, waitedFor: [] } as unknown as Lease;

describe('the end of a scenario', () => {
  it('has the report of a probe that does not end, and says once which one that is', async () => {
    const scenario = new Scenario('s', 'en', site, lease, undefined, () => {});
    const report = { kind: 'http' } as ProbeReport;
    const probe = {
      stop: async () => report,
      close: () => Promise.reject(errors.stuck({ name: 'PC -> WEB' })),
    };
    scenario.addProbe(probe as unknown as Probe, []);
    const { probes, errors: told } = await scenario.end();
    expect(probes).to.deep.equal([report]);
    expect(told.map(({ text }) => text.en.what)).to.deep.equal(['PC -> WEB does not end']);
  });
});
