import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { ConnectionError, Controller, Switch } from '../src/index.js';
import { certificates } from './support/certificates.js';
import { next } from './support/events.js';
import { Ovs } from './support/ovs.js';

const relay = fileURLToPath(new URL('./support/relay.js', import.meta.url));

describe('Connections with Open vSwitch', function () {
  this.timeout(30_000);
  let ovs: Ovs;
  const controllers: Controller<4>[] = [];

  function controller(): Controller<4> {
    const made = new Controller({ versions: [4] });
    controllers.push(made);
    return made;
  }
  async function relayed(from: string, to: string): Promise<void> {
    ovs.spawn(process.execPath, [relay, from, to]);
    const socket = [from, to].find(place => place.startsWith('/') && place === from);
    while (socket && !existsSync(socket)) await new Promise(resolve => setTimeout(resolve, 5));
  }

  before(async () => {
    ovs = await Ovs.start();
  });
  afterEach(async () => {
    await Promise.all(controllers.splice(0).map(made => made.close()));
    for (const bridge of (await ovs.vsctl('list-br')).split('\n').filter(Boolean))
      await ovs.vsctl('del-br', bridge);
  });
  after(() => ovs?.stop());

  it('are taken from switches that connect, many at once', async () => {
    const c = controller();
    const path = ovs.file('controller.sock');
    await c.listen({ path });
    const seen: Switch<4>[] = [];
    const all = new Promise<void>(resolve => {
      c.on('switch', sw => {
        seen.push(sw);
        if (seen.length === 3) resolve();
      });
    });
    for (const n of [1, 2, 3]) {
      await ovs.addBridge(`oflbr${n}`);
      await ovs.vsctl(
        'set-controller',
        `oflbr${n}`,
        `unix:${path}`,
        '--',
        'set',
        'Bridge',
        `oflbr${n}`,
        `other-config:datapath-id=000000000000000${n}`,
      );
    }
    await all;
    expect(c.switches.size).to.equal(3);
    expect(seen.map(sw => sw.datapathId).sort()).to.deep.equal([1n, 2n, 3n]);
    expect(c.get(2n)).to.be.instanceOf(Switch);
    const gone = next(c.get(2n), 'close');
    await ovs.vsctl('del-br', 'oflbr2');
    await gone;
    expect(c.get(2n)).to.equal(undefined);
  });

  it('are made again after the switch restarts', async () => {
    const c = controller();
    const mgmt = await ovs.addBridge('oflbr');
    const first = next<[Switch<4>]>(c, 'switch');
    const abort = new AbortController();
    const over = c.keepConnected({ path: mgmt }, { signal: abort.signal, minDelayMs: 10 });
    const [sw] = await first;
    const closed = next<[ConnectionError]>(sw, 'close');
    await ovs.stopSwitch();
    expect((await closed)[0]).to.be.instanceOf(ConnectionError);
    await next(c, 'error');
    const second = next<[Switch<4>]>(c, 'switch');
    await ovs.startSwitch();
    const [again] = await second;
    expect(again).not.to.equal(sw);
    expect(again.datapathId).to.equal(sw.datapathId);
    await again.barrier();
    abort.abort();
    await over;
    expect(again.closed).to.equal(true);
  });

  it('come back by themselves where the switch is the one that connects', async () => {
    const c = controller();
    const path = ovs.file('again.sock');
    await c.listen({ path });
    const first = next(c, 'switch');
    await ovs.addBridge('oflbr');
    await ovs.vsctl('set-controller', 'oflbr', `unix:${path}`);
    await first;
    await ovs.stopSwitch();
    const second = next(c, 'switch');
    await ovs.startSwitch();
    await second;
  });

  describe('over TLS', () => {
    it('are accepted with a certificate of the right authority, and with no other', async () => {
      const own = certificates(ovs.directory, 'controller', 'switch');
      const mine = own.of('controller');
      const its = own.of('switch');
      const c = controller();
      const path = ovs.file('tls.sock');
      await c.listen({
        path,
        tls: { key: mine.key, cert: mine.cert, ca: own.ca, requestCert: true, rejectUnauthorized: true },
      });
      await relayed('6653', path);
      await ovs.vsctl('set-ssl', its.keyFile, its.certFile, own.caFile);
      await ovs.addBridge('oflbr');
      const there = next<[Switch<4>]>(c, 'switch');
      await ovs.vsctl(
        'set-controller',
        'oflbr',
        'ssl:127.0.0.1:6653',
        '--',
        'set',
        'Controller',
        'oflbr',
        'max_backoff=1000',
      );
      const [sw] = await there;
      expect(sw.connection.stream).to.have.property('authorized', true);
      await sw.barrier();

      const foreign = controller();
      await foreign.listen({
        path: ovs.file('foreign.sock'),
        tls: { key: mine.key, cert: mine.cert, ca: [], requestCert: true, rejectUnauthorized: true },
      });
      await relayed('6655', ovs.file('foreign.sock'));
      const refused = next<[Error]>(foreign, 'error');
      await ovs.addBridge('oflbr2');
      await ovs.vsctl('set-controller', 'oflbr2', 'ssl:127.0.0.1:6655');
      expect((await refused)[0].message).to.match(/TLS|certificate|socket|closed/);
      expect(foreign.switches.size).to.equal(0);
    });

    it('are made to a switch that listens, which wants our certificate', async () => {
      const own = certificates(ovs.directory, 'controller', 'switch');
      const mine = own.of('controller');
      const its = own.of('switch');
      await ovs.vsctl('set-ssl', its.keyFile, its.certFile, own.caFile);
      await ovs.addBridge('oflbr');
      await ovs.vsctl('set-controller', 'oflbr', 'pssl:6654');
      const path = ovs.file('pssl.sock');
      await relayed(path, '6654');
      const abort = new AbortController();
      const c = controller();
      const there = next<[Switch<4>]>(c, 'switch');
      // The switch begins to listen when it has read its configuration.
      const over = c.keepConnected(
        { path, tls: { key: mine.key, cert: mine.cert, ca: own.ca } },
        { signal: abort.signal, minDelayMs: 20 },
      );
      const [sw] = await there;
      expect(sw.connection.stream).to.have.property('authorized', true);
      await sw.barrier();
      abort.abort();
      await over;
      const stranger = controller();
      const refused = await stranger.connect({ path, tls: { ca: own.ca } }).catch((error: unknown) => error);
      expect(refused).to.be.instanceOf(ConnectionError);
      const distrustful = await controller()
        .connect({ path, tls: { key: mine.key, cert: mine.cert, ca: [] } })
        .catch((error: unknown) => error);
      expect(distrustful).to.be.instanceOf(ConnectionError).and.include({ reason: 'socket' });
    });
  });
});
