import http from 'node:http';
import type { Server } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect } from 'chai';
import { listenTcp, realtime } from '../../src/netns/index.js';
import { type Probe, startProbe } from '../../src/traffic/index.js';
import { makePath, type Path, rejection } from './support.js';

describe('requests that go on', () => {
  let path: Path;
  let probe: Probe | undefined;
  let server: Server | undefined;
  let status = 200;
  /** The server takes requests and never answers, nor closes. */
  let stalls = false;
  const pages = http.createServer((_, response) => {
    if (!stalls) response.writeHead(status).end('page');
  });
  before(async () => {
    path = await makePath();
    server = await listenTcp(path.b.namespace, { host: path.b.address, port: 80 }, pages);
  });
  after(async () => {
    server?.close();
    pages.closeAllConnections();
    await path?.remove();
  });
  afterEach(async () => {
    status = 200;
    stalls = false;
    await probe?.close();
    await path.pass();
  });

  async function start(budgetMs = 3000): Promise<Probe> {
    const { a, b } = path;
    const url = `http://${b.address}/page?x=1`;
    probe = await startProbe({
      ...{ from: a, to: { name: url, address: b.address }, kind: 'http', url },
      ...{ intervalMs: 20, graceMs: 300, budgetMs },
    });
    return probe;
  }

  it('are answered on a path without loss, with how long each took', async () => {
    const p = await start();
    await delay(200);
    const { directions } = await p.stop();
    const { roundTrip } = directions;
    expect(directions).to.have.all.keys('roundTrip');
    expect(roundTrip?.received).to.equal(roundTrip?.sent);
    expect(roundTrip?.sent).to.be.greaterThan(4);
    expect(roundTrip?.latencyMs?.p99).to.be.within(roundTrip?.latencyMs?.p50 ?? 0, 300);
  });

  it('show an outage of the path, and an error of the server as one', async () => {
    const p = await start();
    const sinceMs = realtime();
    await path.drop('reverse');
    await delay(200);
    await path.pass();
    await p.waitForRecovery({ sinceMs, budgetMs: 3000 });
    status = 503;
    await delay(150);
    status = 200;
    await p.waitForRecovery({ sinceMs: realtime(), budgetMs: 3000 });
    const { directions } = await p.stop();
    const outages = directions.roundTrip?.outages ?? [];
    expect(outages.filter(({ short }) => !short)).to.have.lengthOf(2);
  });

  for (const what of ['takes them and never answers', 'is cut off while it answers'] as const) {
    it(`end in their waiting time when the server ${what}`, async () => {
      const p = await start();
      await delay(100);
      stalls = what === 'takes them and never answers';
      if (!stalls) await path.drop('forward', 'reverse');
      await delay(100);
      const started = performance.now();
      const { directions } = await p.stop();
      await p.close();
      expect(performance.now() - started).to.be.lessThan(1500);
      expect(directions.roundTrip?.lost).to.be.greaterThan(2);
    });
  }

  it('are given up after their waiting time, also when garbage is collected meanwhile', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    await start();
    stalls = true;
    for (let round = 0; round < 30; round++) {
      await delay(50);
      collect();
    }
    // One each 20 ms, for 300 ms each; the machine may be busy.
    expect(await promisify(pages.getConnections.bind(pages))()).to.be.within(2, 30);
  });

  it('are not begun when nobody answers, and say why', async () => {
    status = 500;
    const error = await rejection(start(200));
    expect(error.code).to.equal('traffic.noReply');
    expect(error.message).to.contain('HTTP requests').and.to.contain('http://10.91.2.2/page');
  });
});
