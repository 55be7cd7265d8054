import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import type { TsunaguError } from '../../src/errors/index.js';
import { type FlowsRecord, type PortDownRecord, undoFlows, undoPortDown } from '../../src/patch/index.js';
import { Scope } from '../../src/scope/index.js';
import { type Look, waitFor } from '../../src/wait/index.js';
import { errorOf } from './support/errors.js';
import { carrier, pings } from './support/rig.js';
import { LIMITS, type Plant, plant, Site, WIRING } from './support/site.js';

const LINKS = { ...WIRING, hosts: [] };

describe('patch panel when switch or agent go away', function () {
  this.timeout(30_000);
  let scope: Scope;
  let there: Plant;
  let site: Site;

  before(async () => {
    scope = new Scope('recovery test');
    there = await plant(scope);
  });
  after(() => scope.close());
  beforeEach(async () => {
    site = await Site.startBare(scope, there);
    await site.panel.setWiring(LINKS, LIMITS);
  });
  afterEach(async () => {
    await site.panel.close(LIMITS);
    site.close();
  });

  const passes = (): Promise<boolean> => pings('pch-d1', '10.78.0.2');
  const carriers = (): Promise<boolean[]> => Promise.all(['pch-d1', 'pch-d2'].map(carrier));
  const linkState = async () => (await site.panel.state()).links[0];
  const reached = (wanted: string) => async (): Promise<Look<undefined>> => {
    const seen = `${(await linkState())?.state} ${site.panel.switch('hw').current ? 'connected' : 'away'}`;
    return seen === wanted ? { done: true, value: undefined } : { done: false, seen };
  };
  const until = (wanted: string): Promise<undefined> => waitFor(reached(wanted), LIMITS);
  const drop = async (): Promise<void> => {
    site.panel.switch('hw').current?.close();
    expect(site.panel.switch('hw').current).to.equal(undefined);
  };

  it('a cut stays in effect over a lost connection, and can be restored after it', async () => {
    for (const how of ['link-down', 'silent'] as const) {
      await site.panel.cut('wan', { how, ...LIMITS });
      await drop();
      await there.call();
      await until('cut connected');
      expect(await passes()).to.equal(false);
      await site.panel.restore('wan', LIMITS);
      expect(await passes()).to.equal(true);
    }
  });

  it('restoring while the switch is away fails with one error, and happens when it is back', async () => {
    for (const how of ['link-down', 'silent'] as const) {
      await site.panel.cut('wan', { how, ...LIMITS });
      await drop();
      const error = await errorOf(site.panel.restore('wan', LIMITS));
      expect(error.code).to.equal('switch.disconnected');
      expect(error.message).to.match(/hw is not connected.*\n.*disconnected at 20/);
      await there.call();
      await until('up connected');
      expect(await passes()).to.equal(true);
      expect(site.ledger.kinds()).to.deep.equal(['flows']);
    }
  });

  it('a cut that the switch goes away from fails with one error, and is put right when it is back', async () => {
    for (const how of ['link-down', 'silent'] as const) {
      const cut = errorOf(site.panel.cut('wan', { how, ...LIMITS }));
      await waitFor(() => sent(), { ...LIMITS, everyMs: 1 });
      await drop();
      expect((await cut).code).to.equal('switch.disconnected');
      await there.call();
      await until('up connected');
      expect(await carriers()).to.deep.equal([true, true]);
      expect(await passes()).to.equal(true);
      expect(site.ledger.kinds()).to.deep.equal(['flows']);
    }
  });
  // The record is there just before the change is sent.
  const sent = (): Look<undefined> =>
    site.ledger.records.size > 1 ? { done: true, value: undefined } : { done: false, seen: 'no record' };

  it('after a crash of the switch the wires are there again, and a cut that went with it is said to have ended', async () => {
    await site.panel.cut('wan', { how: 'silent', ...LIMITS });
    await there.ovs.killDaemon();
    await until('cut away');
    expect((await errorOf(site.panel.cut('wan', { how: 'silent', ...LIMITS }))).code).to.equal(
      'link.alreadyCut',
    );
    there.ovs.startDaemon();
    await there.call();
    await until('up connected');
    expect(await passes()).to.equal(true);
    const error = await errorOf(site.panel.restore('wan', LIMITS));
    expect(error.code).to.equal('link.lapsed');
    expect(error.message).to.contain('when the patch switch connected again');
  });

  it('wires that somebody wiped come back by themselves, and that is told', async () => {
    const told = new Promise<TsunaguError>(resolve => {
      site.panel.on('change', change => {
        if (change.kind === 'problem') resolve(change.error as TsunaguError);
      });
    });
    await there.ovs.ofctl('del-flows', 'hw');
    expect((await told).code).to.equal('switch.flowsLost');
    await waitFor(
      async () => ((await passes()) ? { done: true, value: 0 } : { done: false, seen: 'no wires' }),
      LIMITS,
    );
  });

  it('a silent cut that somebody wiped with the wires has ended, and only the wires come back', async () => {
    await site.panel.cut('wan', { how: 'silent', ...LIMITS });
    await there.ovs.ofctl('del-flows', 'hw');
    await waitFor(
      async () => ((await passes()) ? { done: true, value: 0 } : { done: false, seen: 'no wires' }),
      LIMITS,
    );
    expect((await errorOf(site.panel.restore('wan', LIMITS))).code).to.equal('link.lapsed');
  });

  for (const how of ['silent', 'link-down'] as const) {
    it(`an agent that is killed during a cut (${how}) leaves no link cut for good`, async () => {
      await site.panel.close(LIMITS);
      site.close();
      const records = await killDuring(how);
      if (how === 'silent') {
        expect(await passes()).to.equal(false);
        // The lease is 2 s: nothing else ends the cut.
        await waitFor(
          async () => ((await passes()) ? { done: true, value: 0 } : { done: false, seen: 'cut' }),
          {
            budgetMs: 6000,
          },
        );
      } else expect(await carriers()).to.deep.equal([false, false]);

      site = await Site.startBare(scope, there);
      for (const record of records) {
        const target = site.panel.switch(String(record.switch));
        if (record.kind === 'port-down') await undoPortDown(record as PortDownRecord, target, LIMITS);
        else await undoFlows(record as FlowsRecord, target, LIMITS);
      }
      expect(await there.ovs.ofctl('dump-flows', 'hw', '--no-stats')).to.not.contain('0x74737567');
      await site.panel.setWiring(LINKS, LIMITS);
      expect(await carriers()).to.deep.equal([true, true]);
      expect(await passes()).to.equal(true);
    });
  }

  const killDuring = async (how: string) => {
    const journal = join(there.ovs.folder, `journal-${how}`);
    const script = fileURLToPath(new URL('./support/cutter.js', import.meta.url));
    const child = spawn(process.execPath, [script, there.controlPath, how, journal], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exited = once(child, 'exit');
    await Promise.race([once(child.stdout, 'data'), exited]);
    await there.call();
    await Promise.race([once(child.stdout, 'data'), exited]);
    child.kill('SIGKILL');
    await exited;
    const lines = readFileSync(journal, 'utf8').trim().split('\n');
    return lines.map(line => JSON.parse(line) as FlowsRecord | PortDownRecord);
  };
});
