import { expect } from 'chai';
import type { RecordedStep } from '../../src/device/index.js';
import { recorded } from './support/toy.js';

/** A line that is obeyed, and where the device then is. */
function line(sent: string, place: string, words = ''): RecordedStep {
  return { sent: `${sent}\n`, received: `${sent}\r\n${words}SW1${place}# ` };
}

function show(configuration: string): RecordedStep {
  return line('show run', '', configuration.replaceAll('\n', '\r\n'));
}

const GOLDEN = [
  'router bgp 1',
  ' address-family ipv4',
  '  network 10.1.0.0/24',
  ' timers 3 9',
  'ip forwarding',
];
const CLEAN = 'router bgp 1\n address-family ipv4\n  network 10.1.0.0/24\n timers 3 9\nip forwarding\n';
const LIMITS = { budgetMs: 3000 };

describe('restoring a configuration', () => {
  it('sends nothing where nothing differs', async () => {
    expect(await recorded([show(CLEAN)]).restoreConfiguration(GOLDEN, LIMITS)).to.deep.equal([]);
  });

  it('undoes each line within its block, leaves the blocks again, and reads what came of it', async () => {
    const device = recorded([
      show('router bgp 1\n address-family ipv4\n  network 10.9.0.0/24\n timers 1 3\nno ip forwarding\n'),
      line('configure', '(conf)'),
      line('ip forwarding', '(conf)'),
      line('ip forwarding', '(conf)'),
      line('router bgp 1', '(conf-bgp)'),
      line('no timers 1 3', '(conf-bgp)'),
      line('timers 3 9', '(conf-bgp)'),
      line('exit', '(conf)'),
      line('router bgp 1', '(conf-bgp)'),
      line('address-family ipv4', '(conf-bgp-af)'),
      line('no network 10.9.0.0/24', '(conf-bgp-af)', '% Malformed\r\n'),
      line('no network', '(conf-bgp-af)'),
      line('network 10.1.0.0/24', '(conf-bgp-af)'),
      line('exit', '(conf-bgp)'),
      line('exit', '(conf)'),
      line('end', ''),
      show(CLEAN),
    ]);
    expect(await device.restoreConfiguration(GOLDEN, LIMITS)).to.deep.equal([]);
  });

  it('removes a block that came by its header, and if that is refused, what is in it', async () => {
    const device = recorded([
      show(`${CLEAN}policy X\n set metric 5\n`),
      line('configure', '(conf)'),
      line('no policy X', '(conf)', '% In use\r\n'),
      line('policy X', '(conf-policy)'),
      line('no set metric 5', '(conf-policy)'),
      line('exit', '(conf)'),
      line('end', ''),
      show(CLEAN),
    ]);
    expect(await device.restoreConfiguration(GOLDEN, LIMITS)).to.deep.equal([]);
  });

  it('never negates an interface, only what is configured on it', async () => {
    const device = recorded([
      show(`${CLEAN}interface eth1\n shutdown\n`),
      line('configure', '(conf)'),
      line('interface eth1', '(conf-if)'),
      line('no shutdown', '(conf-if)'),
      line('exit', '(conf)'),
      line('end', ''),
      show(CLEAN),
    ]);
    expect(await device.restoreConfiguration(GOLDEN, LIMITS)).to.deep.equal([]);
  });

  it('tells what is left when the device keeps it', async () => {
    const dirty = `${CLEAN}banner theirs\n`;
    const attempt = [
      show(dirty),
      line('configure', '(conf)'),
      line('no banner theirs', '(conf)', '% No\r\n'),
      line('no banner', '(conf)', '% No\r\n'),
      line('end', ''),
    ];
    const device = recorded([...attempt, ...attempt, ...attempt, show(dirty)]);
    expect(await device.restoreConfiguration(GOLDEN, LIMITS)).to.deep.equal(['+ banner theirs']);
  });
});
