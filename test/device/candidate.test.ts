import { expect } from 'chai';
import { vyos } from '../../drivers/vyos/index.js';
import { Device, type RecordedStep, replay } from '../../src/device/index.js';

const LIMITS = { budgetMs: 4000 };
const GOLDEN = ["set system host-name 'fw1'", "set interfaces ethernet eth1 mtu '1500'"];
const OP = 'vyos@fw1:~$ ';
const CONFIG = '[edit]\r\nvyos@fw1# ';

function step(line: string, words: string, prompt: string): RecordedStep {
  return { sent: `${line}\n`, received: `${line}\r\n${words}${prompt}` };
}

function show(lines: string[]): RecordedStep {
  return step('show configuration commands | no-more', lines.map(line => `${line}\r\n`).join(''), OP);
}

/** A device that is logged in to, with the steps that its session takes, to the last byte. */
function recorded(...steps: RecordedStep[]): Device {
  const opening = [
    { sent: '', received: `Welcome\r\n${OP}` },
    step('set terminal length 0', '', OP),
    step('set terminal width 512', '', OP),
  ];
  return new Device('FW1', vyos, replay([...opening, ...steps]));
}

describe('restoring a configuration that is a candidate first', () => {
  const drifted = ["set system host-name 'fw1'", 'set interfaces ethernet eth1 disable'];
  const entered = [
    show(drifted),
    step('configure', '', CONFIG),
    step('delete interfaces ethernet eth1 disable', '', CONFIG),
    step("set interfaces ethernet eth1 mtu '1500'", '', CONFIG),
  ];

  it('deletes what came, sets what went, and commits it once', async () => {
    const device = recorded(
      ...entered,
      step('commit', '', CONFIG),
      step('exit discard', 'exit\r\n', OP),
      show(GOLDEN),
    );
    expect(await device.restoreConfiguration(GOLDEN, LIMITS)).to.deep.equal([]);
  });

  it('drops the candidate when the commit fails, and tells what is left', async () => {
    const failing = [
      ...entered,
      step('commit', 'Commit failed\r\n', CONFIG),
      step('discard', 'Changes have been discarded\r\n', CONFIG),
      step('exit discard', 'exit\r\n', OP),
    ];
    const device = recorded(...failing, ...failing, ...failing, show(drifted));
    expect(await device.restoreConfiguration(GOLDEN, { budgetMs: 9000 })).to.deep.equal([
      '+ set interfaces ethernet eth1 disable',
      "- set interfaces ethernet eth1 mtu '1500'",
    ]);
  });

  it('never commits half of a difference: a refused line drops the candidate', async () => {
    const refused = [
      show(drifted),
      step('configure', '', CONFIG),
      step('delete interfaces ethernet eth1 disable', '\r\n  Delete failed\r\n', CONFIG),
      step('discard', '', CONFIG),
      step('exit discard', 'exit\r\n', OP),
    ];
    const device = recorded(...refused, ...refused, ...refused, show(drifted));
    expect(await device.restoreConfiguration(GOLDEN, { budgetMs: 9000 })).to.have.length(2);
  });
});

describe('configuring what is a candidate first', () => {
  const line = 'set interfaces ethernet eth1 disable';

  it('commits the lines', async () => {
    const device = recorded(
      step('configure', '', CONFIG),
      step(line, '', CONFIG),
      step('commit', '', CONFIG),
      step('exit discard', 'exit\r\n', OP),
    );
    await device.configure([line], LIMITS);
  });

  it('drops them when one is refused, and quotes the device', async () => {
    const device = recorded(
      step('configure', '', CONFIG),
      step(line, '\r\n  Set failed\r\n', CONFIG),
      step('discard', '', CONFIG),
    );
    const error = await device.configure([line], LIMITS).catch((reason: Error) => reason);
    expect(String(error)).to.contain('Set failed');
  });
});
