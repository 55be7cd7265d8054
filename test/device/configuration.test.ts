import { expect } from 'chai';
import { difference, describe as inLines } from '../../src/device/configuration/difference.js';
import { parse, significant } from '../../src/device/configuration/tree.js';
import { toy } from './support/toy.js';

const syntax = toy.configuration;

const GOLDEN = `! heading
hostname SW1
interface eth1
 ip address 10.0.0.1/30
 cost 10
exit
router ospf
 network 10.0.0.0/30 area 0
 address-family ipv4
  timers 1 3
 exit
exit
`;

function differences(golden: string, now: string): string[] {
  const read = (text: string) => parse(significant(text.split('\n'), syntax));
  return inLines(difference(read(now), read(golden), syntax));
}

describe("a configuration's difference", () => {
  it('is none between a configuration and itself with other comments', () => {
    expect(differences(GOLDEN, `! written at 12:00\n${GOLDEN}\n!\n`)).to.deep.equal([]);
  });

  it('names the block of a line that came or went', () => {
    const now = GOLDEN.replace(' cost 10', ' cost 50').replace('  timers 1 3\n', '');
    expect(differences(GOLDEN, now)).to.deep.equal([
      '+ interface eth1 / cost 50',
      '- interface eth1 / cost 10',
      '- router ospf / address-family ipv4 / timers 1 3',
    ]);
  });

  it('shows a whole block that came or went', () => {
    const now = GOLDEN.replace(/router ospf.*$/s, 'route-map X permit 10\n set metric 5\nexit\n');
    expect(differences(GOLDEN, now)).to.include.members([
      '+ route-map X permit 10',
      '+ route-map X permit 10 / set metric 5',
      '- router ospf',
      '- router ospf / address-family ipv4 / timers 1 3',
    ]);
  });

  it('does not count the order of lines', () => {
    const now = GOLDEN.replace(' ip address 10.0.0.1/30\n cost 10', ' cost 10\n ip address 10.0.0.1/30');
    expect(differences(GOLDEN, now)).to.deep.equal([]);
  });

  it('compares an interface that is not mentioned with one that has nothing configured', () => {
    expect(differences(GOLDEN, `${GOLDEN}interface eth2\nexit\n`)).to.deep.equal([]);
    expect(differences(GOLDEN, `${GOLDEN}interface eth2\n shutdown\nexit\n`)).to.deep.equal([
      '+ interface eth2 / shutdown',
    ]);
  });
});
