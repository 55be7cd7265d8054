import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import type { TsunaguError } from '../../src/errors/index.js';
import { cookieOf } from '../../src/patch/cookies.js';
import { type FlowsRecord, undoFlows } from '../../src/patch/index.js';
import type { PortRef } from '../../src/testbed/model.js';
import { waitFor } from '../../src/wait/index.js';
import { errorOf } from '../patch/support/errors.js';
import type { Quirks } from '../support/emulated-switch/quirks.js';
import { EmulatedSite, HOST_AND_LINK, LIMITS, LINK } from './site.js';

describe('the panel on a switch that', () => {
  let site: EmulatedSite;
  afterEach(() => site.close());

  async function wired(quirks: Quirks, wiring = LINK): Promise<void> {
    site = await EmulatedSite.open(quirks);
    await site.panel.setWiring(wiring, LIMITS);
  }

  const cut = (how: 'link-down' | 'silent', leaseMs = 1000) =>
    site.panel.cut('wan', { how, leaseMs, ...LIMITS });
  const ports = () => site.device.ports.all.map(({ config }) => config);
  const problems = () =>
    site.changes.flatMap(change => (change.kind === 'problem' ? [change.error as TsunaguError] : []));
  const linkState = async () => (await site.panel.state()).links[0]?.state;

  it('behaves: cuts, restores, and leaves nothing', async () => {
    await wired({}, HOST_AND_LINK);
    await cut('link-down');
    expect(ports()).to.deep.equal([0, 0, 1, 1]);
    await site.panel.restore('wan', LIMITS);
    await cut('silent');
    await site.panel.close(LIMITS);
    expect(ports()).to.deep.equal([0, 0, 0, 0]);
    expect(site.device.flows.all).to.deep.equal([]);
    expect(site.ledger.kinds()).to.deep.equal([]);
  });

  it('refuses PORT_MOD: the error names switch, port or link, and the way that works there, which does', async () => {
    await wired({ refusesPortMod: true });
    const error = await errorOf(cut('link-down'));
    saysAll(error, ['sw1', 'eperm', '`silent`']);
    expect(error.message).to.match(/port 3 \(eth3\)|link wan/i);
    expect(await linkState()).to.equal('up');
    await cut('silent');
    expect(await linkState()).to.equal('cut');
  });

  it('loses the first PORT_MOD: the cut works all the same', async () => {
    await wired({ ignoresPortMod: 1 });
    await cut('link-down');
    expect(ports()).to.deep.equal([0, 0, 1, 1]);
  });

  it('ignores PORT_MOD: the error names switch, port, what the switch says and the other way', async () => {
    await wired({ ignoresPortMod: Number.POSITIVE_INFINITY });
    const error = await errorOf(cut('link-down'));
    saysAll(error, ['sw1', 'Port 3 (eth3)', 'eth3 up', '`silent`']);
    expect(await linkState()).to.equal('up');
  });

  it('sends no PORT_STATUS: its description is asked for', async () => {
    await wired({ saysNoPortStatus: true });
    await cut('link-down');
    expect(ports()).to.deep.equal([0, 0, 1, 1]);
  });

  it('acknowledges barriers early: a cut is told only when the switch holds it', async () => {
    await wired({ barrierEarlyMs: 150 });
    await cut('silent');
    expect(site.device.flows.all.filter(({ hardTimeout }) => hardTimeout > 0)).to.have.length(2);
    await site.panel.restore('wan', LIMITS);
    expect(site.device.flows.all.filter(({ hardTimeout }) => hardTimeout > 0)).to.have.length(0);
  });

  it('erases its flows on disconnect: they are there again after it has connected', async () => {
    await wired({ erasesOnDisconnect: true }, HOST_AND_LINK);
    const before = site.device.flows.all.length;
    await site.disconnect();
    expect(site.device.flows.all).to.have.length(0);
    await site.connect();
    await holds(before);
    await told(1);
    expect(problems().map(({ code }) => code)).to.deep.equal(['switch.emptyAfterAway']);
    saysAll(problems()[0] as TsunaguError, ['sw1', 'fail mode']);
  });

  it('keeps its flows while its controller is away: there is nothing to tell', async () => {
    await wired({}, HOST_AND_LINK);
    await site.disconnect();
    await site.connect();
    await site.panel.cut('wan', { how: 'silent', ...LIMITS });
    expect(problems()).to.deep.equal([]);
  });

  it('is shared with another tsunagu, which has other ports: its flows stay', async () => {
    site = await EmulatedSite.open();
    const theirs = {
      ...{ tableId: 0, priority: 40_000, cookie: cookieOf('wire'), match: { inPort: 44 }, instructions: [] },
      ...{ flags: 0, idleTimeout: 0, hardTimeout: 0 },
    };
    site.device.flows.add(theirs);
    await site.panel.setWiring(LINK, LIMITS);
    await cut('silent');
    const records = site.ledger.records as Set<FlowsRecord>;
    for (const record of [...records]) await undoFlows(record, site.panel.switch('sw1'), LIMITS);
    expect(site.device.flows.all).to.deep.equal([theirs]);
    await site.panel.close(LIMITS);
    expect(site.device.flows.all).to.deep.equal([theirs]);
  });

  it('is away for a moment while the panel closes: nothing is left on it', async () => {
    await wired({});
    await cut('link-down');
    await site.disconnect();
    const closing = site.panel.close(LIMITS);
    await site.connect();
    await closing;
    expect(ports()).to.deep.equal([0, 0, 0, 0]);
    expect(site.device.flows.all).to.deep.equal([]);
    expect(site.ledger.kinds()).to.deep.equal([]);
  });

  it('renumbered its ports while some were down: these come up, by their names, and no others', async () => {
    await wired({});
    await cut('link-down');
    await site.disconnect();
    site.device.ports.renumber({ eth2: 3, eth3: 2 });
    // Somebody has taken down what is port 3 now.
    const other = site.device.ports.byName('eth2');
    if (other) other.config = other.state = 1;
    await site.connect();
    await site.panel.restore('wan', LIMITS);
    expect(['eth3', 'eth4'].map(name => site.device.ports.byName(name)?.config)).to.deep.equal([0, 0]);
    expect(site.device.ports.byName('eth2')?.config).to.equal(1);
  });

  it('erased a silent cut by disconnecting: the cut is said to have ended, and is not made anew', async () => {
    await wired({ erasesOnDisconnect: true });
    await cut('silent', 60_000);
    await site.disconnect();
    await site.connect();
    const error = await errorOf(site.panel.restore('wan', LIMITS));
    expect(error.code).to.equal('link.lapsed');
    expect(await linkState()).to.equal('up');
    expect(site.device.flows.all.some(({ hardTimeout }) => hardTimeout > 0)).to.equal(false);
  });

  it('has 128 entries: what fits is wired, and what does not is an error with how many are needed', async () => {
    const names = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [index + 1, `eth${index + 1}`] as const),
    );
    const at = (port: number) => ({ switch: 'sw1', port });
    const pair = (first: number): [PortRef, PortRef] => [at(first), at(first + 1)];
    const links = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ name: `link${index}`, pairs: [pair(2 * index + 2)] }));
    site = await EmulatedSite.open({ capacity: 128 }, names);
    // 100 drops, two flows a link.
    await site.panel.setWiring({ hosts: [], links: links(14) }, LIMITS);
    expect(site.device.flows.all).to.have.length(128);
    const error = await errorOf(site.panel.setWiring({ hosts: [], links: links(15) }, LIMITS));
    saysAll(error, ['sw1', 'full', '128', 'fewer ports']);
  });

  it('cannot push tags: the error names switch, reason and what it must support', async () => {
    site = await EmulatedSite.open({ lacksActions: ['pushVlan'] });
    const error = await errorOf(site.panel.setWiring(HOST_AND_LINK, LIMITS));
    saysAll(error, ['sw1', 'badAction', 'push']);
  });

  it('deletes busy flows with an idle_timeout: none of ours has one', async () => {
    await wired({ deletesBusyFlows: true }, HOST_AND_LINK);
    await cut('silent');
    expect(site.device.got.filter(({ idleTimeout = 0 }) => idleTimeout > 0)).to.deep.equal([]);
    expect(await linkState()).to.equal('cut');
  });

  it('ends leases too early: a cut that this ended is told as such', async () => {
    await wired({ timersLateMs: -900 });
    await cut('silent');
    await waitFor(
      async () => {
        const [link] = (await site.panel.state()).links;
        return link?.lapsed ? { done: true, value: undefined } : { done: false, seen: `${link?.state}` };
      },
      { budgetMs: 3000 },
    );
    const error = await errorOf(site.panel.restore('wan', LIMITS));
    saysAll(error, ['wan']);
    expect(error.code).to.equal('link.lapsed');
  });

  it('ends leases far too late: undoing after the death of the agent removes the cut', async () => {
    await wired({ timersLateMs: 60_000 });
    await cut('silent');
    const dead = site;
    const record = [...dead.ledger.records].find(({ link }) => link === 'wan') as FlowsRecord;
    dead.close();
    await delay(1100);
    const { device } = dead;
    expect(device.flows.all.some(({ hardTimeout }) => hardTimeout > 0)).to.equal(true);
    site = new EmulatedSite(device);
    await site.connect();
    await undoFlows(record, site.panel.switch('sw1'), LIMITS);
    expect(device.flows.all.some(({ hardTimeout }) => hardTimeout > 0)).to.equal(false);
  });

  it('renumbered its ports: nothing is done on the wrong ones, and the error names switch, port and name', async () => {
    await wired({ erasesOnDisconnect: true });
    await site.disconnect();
    site.device.ports.renumber({ eth3: 2, eth2: 3 });
    await site.connect();
    const error = await errorOf(cut('link-down'));
    saysAll(error, ['Port 2 of sw1', 'eth2', 'eth3', 'renumbered', 'testbed file']);
    expect(ports()).to.deep.equal([0, 0, 0, 0]);
    expect(site.device.flows.all).to.deep.equal([]);
  });

  it('speaks OpenFlow 1.0 only: a link is wired, cut both ways and restored, and nothing is left', async () => {
    await wired({ version: 1 });
    expect(site.device.flows.all.length).to.be.greaterThan(0);
    await cut('link-down');
    expect(ports()).to.deep.equal([0, 0, 1, 1]);
    await site.panel.restore('wan', LIMITS);
    await cut('silent');
    expect(site.device.flows.all.filter(({ hardTimeout }) => hardTimeout > 0)).to.have.length(2);
    await site.panel.close(LIMITS);
    expect(ports()).to.deep.equal([0, 0, 0, 0]);
    expect(site.device.flows.all).to.deep.equal([]);
  });

  it('speaks OpenFlow 1.0 only, and tags are to be stacked: the error names switch and what to change', async () => {
    site = await EmulatedSite.open({ version: 1 });
    const error = await errorOf(site.panel.setWiring(HOST_AND_LINK, LIMITS));
    saysAll(error, ['sw1', '1.0', 'translate']);
  });

  it('has no PORT_MOD: the error names the way that works, before anything is changed', async () => {
    await wired({ lacksPortMod: true });
    const before = site.device.got.length;
    saysAll(await errorOf(cut('link-down')), ['sw1', 'badRequest', '`silent`', 'nothing was changed']);
    expect(site.device.got.slice(before).map(({ type }) => type)).to.deep.equal(['portMod', 'portMod']);
    await cut('silent');
    expect(await linkState()).to.equal('cut');
  });

  for (const lacksBarrier of ['refuses', 'is silent'] as const) {
    it(`has no barrier in OpenFlow 1.0 (${lacksBarrier}): all works, and refusals are still seen`, async () => {
      await wired({ version: 1, lacksBarrier });
      await cut('link-down');
      expect(ports()).to.deep.equal([0, 0, 1, 1]);
      await site.panel.restore('wan', LIMITS);
      await site.panel.close(LIMITS);
      expect(site.device.flows.all).to.deep.equal([]);
    }).timeout(15_000);
  }

  it('has no barrier in 1.0, and a full table: that is an error all the same', async () => {
    site = await EmulatedSite.open({ version: 1, lacksBarrier: 'refuses', capacity: 5 });
    saysAll(await errorOf(site.panel.setWiring(LINK, LIMITS)), ['sw1', 'full']);
  });

  it('forwards from one table only: the error says to set it, and with it set all works', async () => {
    site = await EmulatedSite.open({ onlyTable: 60 });
    saysAll(await errorOf(site.panel.setWiring(LINK, LIMITS)), ['sw1', 'badTableId', '`table:`']);
    site.close();
    site = await EmulatedSite.open({ onlyTable: 60 }, undefined, { table: 60 });
    await site.panel.setWiring(LINK, LIMITS);
    await cut('silent');
    expect(site.device.flows.all.every(({ tableId }) => tableId === 60)).to.equal(true);
  });

  it('does not match on VLANs in the table: the error names switch, field and table', async () => {
    site = await EmulatedSite.open({ lacksFields: ['vlanVid'] });
    saysAll(await errorOf(site.panel.setWiring(HOST_AND_LINK, LIMITS)), ['sw1', 'badMatch', '`table:`']);
    expect(site.device.flows.all).to.deep.equal([]);
  });

  it('refuses flows after it has started: the wires are made when it takes them', async () => {
    await wired({ erasesOnDisconnect: true });
    const before = site.device.flows.all.length;
    await site.disconnect();
    Object.assign(site.device.quirks, { refusesFlowsMs: 800 });
    await site.connect();
    expect(site.device.flows.all).to.deep.equal([]);
    await holds(before);
  });

  describe('backs off: it refuses flows for longer than the first pauses', () => {
    /** Between the second try, a second after the first, and the third, two seconds later. */
    const BACK_OFF_MS = 2500;

    /** The switch has lost its power, is there again, and refuses. */
    async function restarted(): Promise<number> {
      await wired({ erasesOnDisconnect: true }, HOST_AND_LINK);
      const before = site.device.flows.all.length;
      await site.disconnect();
      Object.assign(site.device.quirks, { refusesFlowsMs: BACK_OFF_MS });
      await site.connect();
      return before;
    }

    it('each refused try is told, a cut meanwhile fails and leaves nothing, and then all is as it was', async () => {
      const before = await restarted();
      const error = await errorOf(cut('silent', 60_000));
      saysAll(error, ['sw1', 'flowModFailed']);
      await holds(before, 5000);
      await told(3);
      expect(problems().map(({ code }) => code)).to.deep.equal([
        'switch.refused',
        'switch.refused',
        'switch.emptyAfterAway',
      ]);
      expect(await linkState()).to.equal('up');
      await cut('silent', 60_000);
      expect(await linkState()).to.equal('cut');
      await site.panel.close(LIMITS);
      expect(site.device.flows.all).to.deep.equal([]);
      expect(site.ledger.kinds()).to.deep.equal([]);
    });

    it('the panel that closes meanwhile leaves nothing, also not when the switch takes flows again', async () => {
      await restarted();
      await site.panel.close(LIMITS);
      expect(site.ledger.kinds()).to.deep.equal([]);
      const { length: got } = site.device.got;
      await delay(BACK_OFF_MS + 1000);
      expect(site.device.flows.all).to.deep.equal([]);
      expect(site.device.got).to.have.length(got);
    });

    it('a connection that breaks meanwhile begins anew, and only once', async () => {
      const before = await restarted();
      await delay(1200);
      await site.disconnect();
      await site.connect();
      await holds(before, 6000);
      await delay(1000);
      expect(problems().filter(({ code }) => code === 'switch.refused')).to.have.length(4);
      expect(site.device.flows.all).to.have.length(before);
    });

    it('the first wiring is refused with the switch and its words, and made when it is asked for again', async () => {
      site = await EmulatedSite.open({ refusesFlowsMs: 600 });
      saysAll(await errorOf(site.panel.setWiring(LINK, LIMITS)), ['sw1', 'flowModFailed', 'three minutes']);
      expect(site.device.flows.all).to.deep.equal([]);
      await delay(600);
      await site.panel.setWiring(LINK, LIMITS);
      expect(site.device.flows.all).to.not.deep.equal([]);
    });
  });

  it('sends a packet-in with less of the frame than its length says: nothing comes of it', async () => {
    await wired({ sendsPacketIn: true });
    await cut('silent');
    expect(await linkState()).to.equal('cut');
  });

  it('never answers a barrier: the error says so, and other work is not held up for ever', async () => {
    site = await EmulatedSite.open({ lacksBarrier: 'is silent' });
    const target = site.panel.switch('sw1');
    const doing = { en: 'wait', ja: '待つ' };
    const error = await errorOf(target.useInTurn(doing, connection => connection.barrier(), 200));
    expect(error.code).to.equal('switch.noAnswer');
    await target.useInTurn(doing, async connection => connection.flows(), 2000);
  });

  async function told(count: number): Promise<void> {
    await waitFor(
      () => {
        const { length } = problems();
        return length >= count
          ? { done: true as const, value: undefined }
          : { done: false as const, seen: `${length} problems` };
      },
      { ...LIMITS, everyMs: 5 },
    );
  }

  async function holds(count: number, budgetMs = LIMITS.budgetMs): Promise<void> {
    await waitFor(
      () => {
        const { length } = site.device.flows.all;
        return length === count
          ? { done: true as const, value: undefined }
          : { done: false as const, seen: `${length}` };
      },
      { budgetMs, everyMs: 5 },
    );
  }
});

function saysAll({ message }: TsunaguError, parts: string[]): void {
  for (const part of parts) expect(message).to.contain(part);
}
