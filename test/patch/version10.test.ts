import { EventEmitter } from 'node:events';
import { expect } from 'chai';
import type { of10, Switch } from 'node-openflow';
import { drop, flow, output, popTag, pushTag, rewriteTag, type WantedFlow } from '../../src/patch/flow.js';
import { applyFlows } from '../../src/patch/flow-table.js';
import { ControlledSwitch, Panel } from '../../src/patch/index.js';
import { Connection10 } from '../../src/patch/openflow10.js';
import { errorOf } from './support/errors.js';
import { MemoryLedger } from './support/memory-ledger.js';
import { port, spec } from './support/testbeds.js';

const LIMITS = { budgetMs: 500 };
type Row = Extract<of10.MessageInput, { type: 'flowMod' }>;

/** As much of node-openflow's `Switch<1>` as the adapter uses. DELETE_STRICT takes a row whoever's it is. */
class Switch10 extends EventEmitter {
  readonly datapathId = 1n;
  readonly closed = false;
  readonly ports = new Map();
  rows: Row[] = [];
  readonly sent: of10.MessageInput[] = [];

  async flows() {
    return this.rows;
  }

  async sendAll(messages: of10.MessageInput[]) {
    for (const message of messages) {
      this.sent.push(message);
      if (message.type !== 'flowMod') continue;
      this.rows = this.rows.filter(row => placeText(row) !== placeText(message));
      if (message.command === 'add') this.rows.push(message);
    }
    return [];
  }

  close(): void {}
}

const placeText = ({ priority, match }: Row): string => JSON.stringify([priority, match]);

function connected() {
  const device = new Switch10();
  const target = new ControlledSwitch('old', 1n, Date.now);
  target.connect(new Connection10(device as unknown as Switch<1>).connection);
  return { device, target };
}

describe('a switch that speaks OpenFlow 1.0', () => {
  const wires = [
    flow('wire', { inPort: 2, vlan: 'untagged' }, [pushTag(100), output(1)]),
    flow('wire', { inPort: 1, vlan: 100 }, [popTag, output(2)]),
    flow('wire', { inPort: 1, vlan: 101 }, [rewriteTag(10), output(2)]),
    flow('drop', { inPort: 2 }, drop),
  ];

  it('gets flows that write and strip VLAN ids, and holds them as they were wanted', async () => {
    const { device, target } = connected();
    await applyFlows(target, () => wires, LIMITS);
    expect(device.rows.map(({ match, actions }) => [match, actions])).to.deep.equal([
      [
        { inPort: 2, dlVlan: 0xffff },
        [
          { type: 'setVlanVid', vlanVid: 100 },
          { type: 'output', port: 1 },
        ],
      ],
      [{ inPort: 1, dlVlan: 100 }, [{ type: 'stripVlan' }, { type: 'output', port: 2 }]],
      [
        { inPort: 1, dlVlan: 101 },
        [
          { type: 'setVlanVid', vlanVid: 10 },
          { type: 'output', port: 2 },
        ],
      ],
      [{ inPort: 2 }, []],
    ]);
    expect(await applyFlows(target, () => wires, LIMITS)).to.deep.equal({ added: 0, removed: 0 });
  });

  it('loses only rows that are ours, also where somebody took the place of one meanwhile', async () => {
    const { device, target } = connected();
    const foreign: Row = { type: 'flowMod', priority: 7, cookie: 5n, match: { inPort: 9 }, actions: [] };
    device.rows.push(foreign);
    await applyFlows(target, () => wires, LIMITS);
    const [, second] = device.rows;
    const connection = new Connection10(device as unknown as Switch<1>);
    device.rows = device.rows.map(row => (row === second ? { ...row, cookie: 6n } : row));
    await connection.sendAll(
      wires.map(wire => ({ type: 'flowMod', command: 'deleteStrict', ...wire }) as const),
    );
    expect(device.rows.map(({ cookie }) => cookie)).to.deep.equal([5n, 6n]);
  });

  it('is sent nothing of what 1.0 cannot express', async () => {
    const { device } = connected();
    const connection = new Connection10(device as unknown as Switch<1>);
    const impossible: WantedFlow = { ...flow('wire', {}, []), match: { metadata: 1n } };
    const messages = [...wires, impossible].map(
      each => ({ type: 'flowMod', command: 'add', ...each }) as const,
    );
    const error = await connection.sendAll(messages).then(
      () => undefined,
      (reason: unknown) => reason as Error,
    );
    expect(error?.message).to.contain('cannot match metadata');
    expect(device.sent).to.deep.equal([]);
  });

  for (const [what, change] of [
    ['stacked tags', {}],
    ['a table', { table: 3, uplink: { port: 1, interface: 'up0', tagging: 'translate' as const } }],
  ] as const) {
    it(`is refused ${what} before anything is changed, and told what it can do`, async () => {
      const device = new Switch10();
      for (const number of [1, 2]) device.ports.set(number, { portNo: number, name: `eth${number}` });
      const panel = new Panel({
        switches: new Map([['old', { ...spec('old', 1, [2], 'up0'), ...change }]]),
        uplinks: new Map([['up0', 1]]),
        ledger: new MemoryLedger(),
      });
      panel.switch('old').connect(new Connection10(device as unknown as Switch<1>).connection);
      const host = { name: 'h', port: port('old', 2), mac: '02:00:00:00:00:01', softwarePort: 101 };
      const error = await errorOf(panel.setWiring({ hosts: [host], links: [] }, LIMITS));
      expect(error.code).to.equal('switch.onlyVersion10');
      expect(error.message).to.match(/tagging: translate|table: 0/);
      expect(device.sent).to.deep.equal([]);
    });
  }
});
