import { expect } from 'chai';
import { type Golden, type RecordedStep, resetDevices } from '../../src/device/index.js';
import { recorded } from './support/toy.js';

const GOLDEN: Golden = new Map([['SW1', { configuration: ['ip forwarding'], state: ['clock: ok'] }]]);
const CLEAR: RecordedStep[] = [
  { sent: 'clear arp\n', received: 'clear arp\r\nReally? [confirm]' },
  { sent: '\n', received: '\r\nSW1# ' },
];

function look(state: string, configuration = 'ip forwarding'): RecordedStep[] {
  return [
    { sent: 'show run\n', received: `show run\r\n${configuration}\r\nSW1# ` },
    { sent: 'show clock\n', received: `show clock\r\n${state}\r\nuptime ${Math.random()}\r\nSW1# ` },
  ];
}

describe('the reset of several devices', () => {
  it('looks once where nothing differs', async () => {
    const report = await resetDevices([recorded(look('ok'))], GOLDEN, { budgetMs: 3000 });
    expect(report.get('SW1')?.changed).to.deep.equal([]);
    expect(report.get('SW1')?.tainted).to.equal(undefined);
  });

  it('looks again at a device that was clean while another one was still being mended', async () => {
    const mended = recorded([
      ...look('late'),
      ...CLEAR,
      ...look('late'),
      ...look('ok'),
      ...look('ok'),
      ...look('ok'),
    ]);
    const disturbed = recorded(
      [...look('ok'), ...look('disturbed'), ...CLEAR, ...look('ok'), ...look('ok')],
      'blocks',
      'SW2',
    );
    const golden: Golden = new Map([
      ...GOLDEN,
      ['SW2', { configuration: ['ip forwarding'], state: ['clock: ok'] }],
    ]);
    const report = await resetDevices([mended, disturbed], golden, { budgetMs: 3000 });
    expect([...report.values()].map(({ tainted }) => tainted)).to.deep.equal([undefined, undefined]);
    expect(report.get('SW1')?.changed).to.deep.equal(['state: + clock: late', 'state: - clock: ok']);
    expect(report.get('SW2')?.changed).to.deep.equal(['state: + clock: disturbed', 'state: - clock: ok']);
  });

  it('that is deep clears what was learned though nothing differs', async () => {
    const device = recorded([...CLEAR, ...look('ok')]);
    const report = await resetDevices([device], GOLDEN, { budgetMs: 3000, deep: true });
    expect(report.get('SW1')?.tainted).to.equal(undefined);
    expect(report.get('SW1')?.changed).to.deep.equal([]);
  });

  it('taints a device of which no golden state is known', async () => {
    const report = await resetDevices([recorded([])], new Map(), { budgetMs: 3000 });
    expect(report.get('SW1')?.tainted?.code).to.equal('device.noGolden');
  });
});
