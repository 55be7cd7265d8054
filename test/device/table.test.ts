import { expect } from 'chai';
import {
  Device,
  mismatch,
  type Platform,
  type RecordedStep,
  replay,
  rowsThat,
} from '../../src/device/index.js';
import { COLUMNS, columnNamed } from '../../src/device/table-match.js';
import { toy } from './support/toy.js';

const LIMITS = { budgetMs: 2000 };

const platform: Platform = {
  ...toy,
  secrets: [/(?<=key )\S+/g],
  templates: [
    {
      commands: ['show arp', 'show ip arp'],
      columns: ['ip_address'],
      rules: [{ line: /^(?<ip_address>[\d.]+)$/, record: 'ends' }],
    },
  ],
  tables: {
    neighbours: [
      { commands: ['show ip arp', 'show arp'], rows: ({ ip_address }) => [{ address: String(ip_address) }] },
      { commands: ['show nd'], json: value => value as { address: string }[] },
    ],
  },
};

function device(...steps: RecordedStep[]): Device {
  return new Device('SW1', platform, replay([{ sent: '', received: '\r\nSW1# ' }, ...steps]));
}

function step(command: string, output: string): RecordedStep {
  return { sent: `${command}\n`, received: `${command}\r\n${output}\r\nSW1# ` };
}

describe("A device's table", () => {
  it('is what all of its commands show together', async () => {
    const made = device(step('show ip arp', '192.0.2.1'), step('show nd', '[{"address":"2001:db8::1"}]'));
    expect(await made.table('neighbours', LIMITS)).to.deep.equal({
      rows: [{ address: '192.0.2.1' }, { address: '2001:db8::1' }],
      unread: [],
    });
  });

  it('is read by another command where the first one is refused', async () => {
    const steps = [step('show ip arp', '% Unknown'), step('show arp', '192.0.2.1'), step('show nd', '[]')];
    const { rows, unread } = await device(...steps).table('neighbours', LIMITS);
    expect([rows, unread]).to.deep.equal([[{ address: '192.0.2.1' }], []]);
  });

  it('tells what could not be read, with its secrets masked', async () => {
    const steps = [step('show ip arp', '192.0.2.1\r\n??? key hunter2'), step('show nd', '% Unknown')];
    const { rows, unread } = await device(...steps).table('neighbours', LIMITS);
    expect(rows).to.deep.equal([{ address: '192.0.2.1' }]);
    expect(unread.slice(0, 2)).to.deep.equal(['show ip arp:', '??? key ***']);
    expect(unread[2]).to.contain('"show nd"').and.to.contain('% Unknown');
  });

  it('fails with the words of a device that refuses all of its commands', async () => {
    const refused = ['show ip arp', 'show arp', 'show nd'].map(command => step(command, '% Unknown'));
    const reading = device(...refused).table('neighbours', LIMITS);
    expect(await reading.catch(error => error.code)).to.equal('device.commandRefused');
  });

  it('is none where the platform knows no command for it', async () => {
    expect(() => device().table('routes', LIMITS))
      .to.throw()
      .with.property('message')
      .that.contains('"routes"')
      .and.contains('it reads neighbours');
  });
});

describe("A command's records", () => {
  it('are read by the template of the command, which may have arguments', async () => {
    const made = device(step('show arp vlan 10', '192.0.2.1\r\n??? key hunter2'));
    expect(await made.records('show arp vlan 10', LIMITS)).to.deep.equal({
      rows: [{ ip_address: '192.0.2.1' }],
      unread: ['??? key ***'],
    });
  });

  it('are none where there is no template, which is told before anything is sent, with what is near', async () => {
    const error = await device()
      .records('show app', LIMITS)
      .catch(caught => caught);
    expect(error.code).to.equal('device.noTemplate');
    expect(error.message).to.contain('2 commands').and.to.contain('near to this: show arp');
  });
});

describe('Rows of a table', () => {
  const row = { address: '192.0.2.1', mac: '02:00:5e:00:53:01', metric: 10 };

  it('are as wanted however a MAC address is written, and whatever an empty cell stands for', () => {
    expect(mismatch(row, { mac: '0200.5E00.5301', metric: '10', address: '' })).to.deep.equal([]);
    expect(mismatch(row, { mac: '0200.5e00.5302', metric: '1', vrf: 'x' })).to.deep.equal([
      'mac',
      'metric',
      'vrf',
    ]);
    expect(rowsThat([row], { address: '192.0.2.1' })).to.deep.equal([row]);
  });

  it('have one of several values that is as wanted, where a column has more than one', () => {
    const trunk = { port: 'Gi1/0/1', vlans: ['10', '20'] };
    expect(mismatch(trunk, { vlans: '20' })).to.deep.equal([]);
    expect(mismatch(trunk, { vlans: '30' })).to.deep.equal(['vlans']);
  });

  it('have columns with names in both languages', () => {
    expect(columnNamed(COLUMNS.routes, 'next hop')).to.equal('nextHop');
    expect(columnNamed(COLUMNS.routes, '次ホップ')).to.equal('nextHop');
    expect(columnNamed(COLUMNS.macTable, 'ｖｌａｎ')).to.equal('vlan');
    expect(columnNamed(COLUMNS.routes, 'colour')).to.equal(undefined);
  });
});
