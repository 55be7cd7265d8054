import { readdirSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { TsunaguError } from '../../src/errors/index.js';
import { realtime } from '../../src/netns/index.js';
import { type Probe, type ProbeOptions, type ProbeReport, startProbe } from '../../src/traffic/index.js';
import { PacketLog } from '../../src/traffic/log.js';
import { Probe as ProbeClass } from '../../src/traffic/probe.js';
import { makePath, type Path, rejection } from './support.js';

describe('a continuous probe', () => {
  let path: Path;
  let probe: Probe | undefined;
  before(async () => {
    path = await makePath();
  });
  after(() => path?.remove());
  afterEach(async () => {
    await probe?.close();
    probe = undefined;
    await path?.pass();
  });

  async function start(more: Partial<ProbeOptions> = {}): Promise<Probe> {
    const { a, b } = path;
    probe = await startProbe({ from: a, to: b, kind: 'icmp', intervalMs: 5, budgetMs: 5000, ...more });
    return probe;
  }

  /** Drops for a while; the instants are taken around the commands. */
  async function cut(...what: ('forward' | 'reverse')[]) {
    const from = realtime();
    await path.drop(...what);
    const to = realtime();
    await delay(150);
    const back = realtime();
    await path.pass();
    return { from, to, back, end: realtime() };
  }

  function lossOf(report: ProbeReport) {
    return Object.fromEntries(
      Object.entries(report.directions).map(([direction, { lost, outages }]) => [
        direction,
        [lost > 0, outages.length],
      ]),
    );
  }

  it('whose connections never close ends all the same: it reports, and its end names it', async () => {
    const { a, b } = path;
    const settings = { from: a, to: b, kind: 'http', intervalMs: 10, graceMs: 50, budgetMs: 1000 } as const;
    const watch = { drain() {}, dropped: () => 0, close: () => new Promise<void>(() => {}) };
    const sender = { send() {}, error: () => undefined, close() {} };
    const stuck = new ProbeClass(settings, new PacketLog(), watch, sender);
    const report = await stuck.stop();
    expect(report.to.name).to.equal('server');
    const error = await rejection(stuck.close());
    expect(error.code).to.equal('traffic.notEnded');
    expect(error.message).to.match(/社内 PC -> server \(10\.91\.2\.2\) \(http\) did not end within 5\.0 s/);
  }).timeout(8000);

  it('sees every echo request and reply at both ends on a path without loss', async () => {
    const p = await start();
    await delay(200);
    const report = await p.stop();
    const { forward, reverse, roundTrip } = report.directions;
    expect(roundTrip?.sent).to.be.greaterThan(10);
    for (const direction of [forward, reverse, roundTrip]) {
      expect(direction).to.include({
        sent: roundTrip?.sent,
        received: roundTrip?.sent,
        lost: 0,
        duplicated: 0,
      });
      expect(direction?.outages).to.deep.equal([]);
    }
    const there = report.packets.forward?.latencyMs[0] ?? Number.NaN;
    expect(there).to.be.greaterThan(0);
    expect(report.packets.roundTrip?.latencyMs[0]).to.be.greaterThan(there);
    expect(report).to.include({ forgotten: 0, overlooked: 0 });
    expect(JSON.parse(JSON.stringify(report))).to.deep.equal(report);
  });

  it('does not count what was lost before the first packet got through', async () => {
    await path.drop('forward');
    const starting = start();
    await delay(100);
    await path.pass();
    const p = await starting;
    const { directions } = await p.stop();
    expect(directions.forward).to.include({ lost: 0 });
    expect(directions.roundTrip).to.include({ lost: 0, duplicated: 0 });
  });

  it('puts loss on the way there on the way there', async () => {
    const p = await start();
    await cut('forward');
    await p.waitForRecovery({ sinceMs: realtime(), budgetMs: 2000 });
    expect(lossOf(await p.stop())).to.deep.equal({
      forward: [true, 1],
      reverse: [false, 0],
      roundTrip: [true, 1],
    });
  });

  it('puts loss on the way back on the way back', async () => {
    const p = await start();
    await cut('reverse');
    await p.waitForRecovery({ sinceMs: realtime(), budgetMs: 2000 });
    expect(lossOf(await p.stop())).to.deep.equal({
      forward: [false, 0],
      reverse: [true, 1],
      roundTrip: [true, 1],
    });
  });

  it('tells the two directions of a udp probe apart', async () => {
    const p = await start({ kind: 'udp' });
    await cut('reverse');
    await p.waitForRecovery({ sinceMs: realtime(), budgetMs: 2000 });
    const report = await p.stop();
    expect(lossOf(report)).to.deep.equal({ forward: [false, 0], reverse: [true, 1] });
    expect(report.directions.forward?.received).to.equal(report.directions.forward?.sent);
  });

  it('finds the bounds of a cut, and what it did relative to the event', async () => {
    const p = await start({ intervalMs: 1 });
    await delay(50);
    const { from, to, back, end } = await cut('forward');
    p.mark('cut', from);
    p.mark('restored', back);
    const { outages, recoveredMs } = await p.waitForRecovery({ sinceMs: from, budgetMs: 2000 });
    expect(outages).to.have.length(1);
    expect(recoveredMs).to.equal(outages[0]?.endMs);
    const report = await p.stop();
    const [outage] = report.directions.forward?.outages ?? [];
    // Half of the longest time that a busy machine lets pass between two packets of 1 ms.
    const slack = 10;
    expect(outage?.startMs).to.be.within(from - slack, to + slack);
    expect(outage?.endMs).to.be.within(back - slack, end + slack);
    const [cutEvent, restored] = report.events;
    expect(cutEvent?.impact.forward?.firstLossMs).to.equal((outage?.startMs ?? 0) - from);
    expect(cutEvent?.impact.forward?.recoveryMs).to.equal((outage?.endMs ?? 0) - from);
    expect(restored?.impact.forward?.recoveryMs).to.equal((outage?.endMs ?? 0) - back);
    expect(cutEvent?.impact.reverse).to.deep.equal({ lost: 0 });
  });

  it('a loss in the last moments before the end is still a loss', async () => {
    const p = await start();
    await cut('forward');
    await p.waitForRecovery({ sinceMs: realtime(), budgetMs: 2000, steady: 1 });
    const { roundTrip } = (await p.stop()).directions;
    expect(roundTrip).to.include({ inFlight: 0 });
    expect(roundTrip?.outages.filter(({ short }) => !short)).to.have.length(1);
  });

  it('an outage that lasts to the end is open', async () => {
    const p = await start({ graceMs: 100 });
    await path.drop('forward');
    await p.waitForLoss({ sinceMs: realtime(), budgetMs: 2000 });
    await delay(100);
    const report = await p.stop();
    expect(report.directions.forward?.outages.at(-1)).to.include({ open: true });
    expect(report.story.stage).to.equal('forward');
  });

  it('shows while it runs whether packets get through', async () => {
    const p = await start();
    await delay(50);
    expect(p.snapshot()).to.include({ stage: 'flowing' }).and.not.to.have.property('outSinceMs');
    const since = realtime();
    await path.drop('reverse');
    const lostMs = await p.waitForLoss({ sinceMs: since, budgetMs: 2000 });
    expect(lostMs).to.be.at.least(since);
    const out = p.snapshot();
    expect(out).to.include({ stage: 'reverse', outSinceMs: lostMs });
    expect(out.received).to.be.lessThan(out.sent);
  });

  it('a path that was never out has recovered, and not lost anything', async () => {
    const p = await start();
    expect(await p.waitForRecovery({ sinceMs: realtime(), budgetMs: 2000 })).to.deep.equal({ outages: [] });
    const error = await rejection(p.waitForLoss({ sinceMs: realtime(), budgetMs: 100 }));
    expect(error).to.be.instanceOf(TsunaguError).and.include({ code: 'traffic.noLoss' });
  });

  it('does not take packets from before the cut for a recovery', async () => {
    const p = await start();
    await delay(50);
    await path.drop('forward');
    const error = await rejection(p.waitForRecovery({ sinceMs: realtime(), budgetMs: 100 }));
    expect(error).to.include({ code: 'traffic.notRecovered' });
  });

  it('says how long nothing came and where packets died, when it does not come back', async () => {
    const p = await start();
    const sinceMs = realtime();
    await path.drop('reverse');
    await p.waitForLoss({ sinceMs, budgetMs: 2000 });
    const error = await rejection(p.waitForRecovery({ sinceMs, budgetMs: 200 }));
    expect(error).to.be.instanceOf(TsunaguError).and.include({ code: 'traffic.notRecovered' });
    for (const lang of ['en', 'ja'] as const) {
      const text = (error as TsunaguError).render(lang);
      for (const part of ['社内 PC', 'server', '10.91.1.2', '10.91.2.2']) expect(text).to.include(part);
    }
    expect(error.message).to.include('lost on the way back, from server (10.91.2.2)');
  });

  it('a wait ends at once when it is aborted', async () => {
    const p = await start();
    await path.drop('forward');
    const waiting = p.waitForRecovery({
      sinceMs: realtime() + 60_000,
      budgetMs: 60_000,
      signal: AbortSignal.timeout(50),
    });
    expect((await rejection(waiting)).name).to.equal('AbortError');
  });

  it('counts what never left as lost, and says that nothing leaves, when the interface is down', async () => {
    const p = await start();
    await path.ip(path.a.namespace, 'link set eth0 down');
    try {
      await p.waitForLoss({ sinceMs: realtime(), budgetMs: 2000 });
      expect(p.snapshot().stage).to.equal('unsent');
      const error = await rejection(p.waitForRecovery({ sinceMs: realtime(), budgetMs: 100 }));
      expect(error.message).to.include('nothing left 社内 PC').and.include('ENETUNREACH');
    } finally {
      await path.ip(path.a.namespace, 'link set eth0 up', 'route add default via 10.91.1.1');
      await path.ip(
        path.a.namespace,
        'addr add fd91:1::2/64 dev eth0 nodad',
        'route add default via fd91:1::1',
      );
    }
    await p.waitForRecovery({ sinceMs: realtime(), budgetMs: 5000 });
    const { forward, reverse } = (await p.stop()).directions;
    expect(forward?.lost).to.be.greaterThan(0);
    expect(reverse?.lost).to.equal(0);
  });

  it('a stalled event loop makes neither loss nor a burst', async () => {
    const p = await start();
    await delay(50);
    const until = performance.now() + 200;
    while (performance.now() < until);
    await delay(50);
    const report = await p.stop();
    expect(report.directions.roundTrip).to.include({ lost: 0 });
    const sent = report.packets.roundTrip?.sentMs ?? [];
    const gaps = sent.slice(1).map((at, i) => at - (sent[i] ?? 0));
    expect(Math.max(...gaps)).to.be.greaterThan(150);
    expect(gaps.filter(gap => gap < 1)).to.have.length.at.most(1);
  });

  it('measures the round trip alone when the target is not a test host', async () => {
    const p = await start({ to: { name: 'router', address: '10.91.2.1' } });
    await delay(50);
    const report = await p.stop();
    expect(Object.keys(report.directions)).to.deep.equal(['roundTrip']);
    expect(report.directions.roundTrip).to.include({ lost: 0 });
  });

  for (const kind of ['icmp', 'udp'] as const) {
    it(`runs over IPv6 (${kind})`, async () => {
      const { a, b } = path;
      const p = await start({
        kind,
        from: { ...a, address: 'fd91:1::2' },
        to: { ...b, address: 'fd91:2::2' },
      });
      await delay(100);
      const report = await p.stop();
      expect(report.directions.forward?.sent).to.be.greaterThan(5);
      expect(report.directions.forward).to.include({ lost: 0 });
      expect(report.directions.reverse).to.include({ lost: 0 });
    });
  }

  it('several probes between the same hosts do not count each other', async () => {
    const one = await start();
    const { a, b } = path;
    const two = await startProbe({ from: a, to: b, kind: 'icmp', intervalMs: 2, budgetMs: 2000 });
    const back = await startProbe({ from: b, to: a, kind: 'icmp', intervalMs: 2, budgetMs: 2000 });
    await delay(100);
    const reports = await Promise.all([one.stop(), two.stop(), back.stop()]);
    for (const { directions } of reports) {
      expect(directions.forward).to.include({ lost: 0, duplicated: 0 });
      expect(directions.forward?.sent).to.equal(directions.roundTrip?.received);
    }
  });

  it('stopping twice gives one report, and closing afterwards does nothing', async () => {
    const p = await start();
    const report = await p.stop();
    expect(await p.stop()).to.equal(report);
    await p.close();
    await p.close();
  });

  it('refuses an interval that it cannot keep', async () => {
    expect(await rejection(start({ intervalMs: 0.5 }))).to.include({ code: 'traffic.interval' });
  });
});

describe('a probe that does not get through at the start', () => {
  let path: Path;
  before(async () => {
    path = await makePath();
  });
  after(() => path?.remove());

  const fails = (more: Partial<ProbeOptions> = {}) =>
    rejection(startProbe({ from: path.a, to: path.b, kind: 'icmp', budgetMs: 300, ...more }));

  it('says that it was lost on the way there', async () => {
    await path.drop('forward');
    const error = await fails();
    await path.pass();
    expect(error).to.include({ code: 'traffic.noReply' });
    expect(error.message).to.include('lost on the way from 社内 PC (10.91.1.2) to server (10.91.2.2)');
  });

  it('says that the reply was lost on the way back', async () => {
    await path.drop('reverse');
    const error = await fails();
    await path.pass();
    expect(error.message).to.include('lost on the way back');
  });

  it('says that the target got it and sent nothing back', async () => {
    await path.nft(
      path.b.namespace,
      'table inet trx { chain in { type filter hook input priority 0; policy drop; }; }',
    );
    const error = await fails();
    await path.nft(path.b.namespace, 'delete table inet trx');
    expect(error.message).to.include('server sent nothing back');
  });

  it('says that nothing left the sender', async () => {
    const error = await fails({ to: { ...path.b, address: '10.91.1.77' } });
    expect(error.message).to.include('nothing left 社内 PC');
  });

  it('says that both udp streams are lost', async () => {
    await path.drop('forward', 'reverse');
    const error = await fails({ kind: 'udp' });
    await path.pass();
    expect(error.message).to.include('lost both ways');
  });

  it('says that a target which is not ours was not watched', async () => {
    const error = await fails({ to: { name: 'printer', address: '10.91.2.77' } });
    expect(error.message).to.include('printer is not a test host');
  });

  it('an interface that does not exist is named', async () => {
    const error = await fails({ to: { ...path.b, interface: 'eth7' } });
    expect(error.message).to.include('eth7');
  });

  it('leaves no descriptor behind, whether it failed, was aborted or was stopped', async () => {
    const count = () => readdirSync('/proc/self/fd').length;
    await (await startProbe({ from: path.a, to: path.b, kind: 'udp', budgetMs: 2000 })).stop();
    const before = count();
    await fails({ to: { ...path.b, address: '10.91.1.77' } });
    await fails({ to: { ...path.b, interface: 'eth7' } });
    await path.drop('forward');
    await fails({ budgetMs: 60_000, signal: AbortSignal.timeout(50) });
    await path.pass();
    await (await startProbe({ from: path.a, to: path.b, kind: 'icmp', budgetMs: 2000 })).stop();
    await (await startProbe({ from: path.a, to: path.b, kind: 'udp', budgetMs: 2000 })).close();
    expect(count()).to.equal(before);
  });
});
