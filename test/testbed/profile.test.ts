import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { TsunaguError } from '../../src/errors/index.js';
import { checkTestbed } from '../../src/patch/index.js';
import { loadTestbed, profileJsonSchema, type Testbed } from '../../src/testbed/index.js';

const PROFILE = `version: 1
switch: PS1
datapath: "0xa1"
table: 0
lease: 90s
entries: 1000
findings:
  pushTag: { works: true }
  portDown: { works: true }
frames: { LLDP: dropped, untagged: passes }
`;

const TESTBED = `version: 1
sites: { lab: {} }
switches:
  PS1:
    datapath: "0xa1"
    listen: 127.0.0.1:6653
    profile: ps1.profile.yaml
    uplink: { port: 1, interface: eth1 }
    ports: { 2: p2, 3: p3, 4: p4 }
hosts:
  h1: { address: 10.0.0.1/24, port: PS1:2 }
  h2: { address: 10.0.0.2/24, port: PS1:3, vlan: 10 }
`;

describe('a profile that the testbed names', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tsunagu-profile-'));
  after(() => rmSync(folder, { recursive: true }));

  function load(profile: string, testbed = TESTBED): Testbed {
    writeFileSync(join(folder, 'testbed.yaml'), testbed);
    writeFileSync(join(folder, 'ps1.profile.yaml'), profile);
    return loadTestbed(join(folder, 'testbed.yaml'), { env: {} });
  }

  /** The errors as messages, without the folder. */
  function mistakes(profile: string, testbed?: string): string {
    try {
      checkTestbed(load(profile, testbed));
    } catch (error) {
      if (error instanceof TsunaguError) return error.message.replaceAll(`${folder}/`, '');
      throw error;
    }
    throw new Error('accepted');
  }

  const lacking = (trial: string, note: string) =>
    PROFILE.replace('findings:\n', `findings:\n  ${trial}: { works: false, note: "${note}" }\n`);

  it('is part of the switch: what it cannot do, its lease, its frames', () => {
    const { profile } = load(PROFILE).switches.get('PS1') ?? {};
    expect(profile?.leaseMs?.value).to.equal(90_000);
    expect([...(profile?.frames ?? [])].map(([kind, { fate }]) => [kind, fate])).to.deep.equal([
      ['LLDP', 'dropped'],
    ]);
    checkTestbed(load(PROFILE));
  });

  it('is said to lack stacking where a host has a VLAN, with both places and `translate`', () => {
    const text = mistakes(lacking('stackTags', 'refused: badAction/badType'));
    expect(text).to.match(/testbed\.yaml:12:\d+: The patch switch "PS1" cannot stack VLAN tags/);
    expect(text).to.contain('ps1.profile.yaml:8:3: refused: badAction/badType');
    expect(text).to.contain('`tagging: translate`');
    load(lacking('stackTags', ''), TESTBED.replace('eth1 }', 'eth1, tagging: translate }'));
    load(lacking('stackTags', ''), TESTBED.replace(', vlan: 10', ''));
  });

  it('is said to lack pushing tags, with `direct`', () => {
    const text = mistakes(lacking('popTag', 'no'));
    expect(text)
      .to.match(/testbed\.yaml:8:5: .* push and pop/)
      .and.to.contain('`tagging: direct`');
  });

  it('is said to lack tags of 0x88a8 where they are wanted', () => {
    load(lacking('stackTags88a8', 'no'));
    const text = mistakes(lacking('stackTags88a8', 'no'), TESTBED.replace('eth1 }', 'eth1, tpid: 0x88a8 }'));
    expect(text)
      .to.match(/testbed\.yaml:8:\d+: .*0x88a8/)
      .and.to.contain('`tpid: 0x8100`');
  });

  it('is said to drop frames with two tags where a host has a VLAN, or two, with what passes', () => {
    const dropping = (...kinds: string[]) =>
      PROFILE.replace('{ LLDP: dropped', `{ ${kinds.map(kind => `${kind}: dropped`).join(', ')}`);
    const text = mistakes(dropping('Q-in-Q'));
    expect(text)
      .to.match(/testbed\.yaml:12:\d+: .*cannot pass frames with two VLAN tags.*stacked/)
      .and.to.match(/ps1\.profile\.yaml:10:\d+: Q-in-Q: dropped/)
      .and.to.contain('`tagging: translate`');
    const translated = TESTBED.replace('eth1 }', 'eth1, tagging: translate }');
    load(dropping('Q-in-Q'), translated);
    const double = translated.replace('vlan: 10', 'vlan: [10, 20]');
    load(dropping('Q-in-Q 88a8'), double);
    expect(mistakes(dropping('Q-in-Q'), double))
      .to.match(/testbed\.yaml:12:\d+: .*host with two VLANs/)
      .and.to.contain('`vlan: 10`');
    const service = double.replace('translate }', 'translate, tpid: 0x88a8 }');
    load(dropping('Q-in-Q'), service);
    expect(mistakes(dropping('Q-in-Q 88a8'), service)).to.contain('`tpid: 0x8100`');
    const items = TESTBED.replace(
      '{ address: 10.0.0.2/24, port: PS1:3, vlan: 10 }',
      '\n    interfaces:\n      - { address: 10.0.0.2/24, port: PS1:3 }\n      - { address: 10.0.0.3/24, port: PS1:4, vlan: 10 }',
    );
    expect(mistakes(dropping('Q-in-Q'), items)).to.match(/testbed\.yaml:15:\d+: .*two VLAN tags/);
  });

  it('is said to drop frames with two tags where a link with tagged ones runs over a trunk', () => {
    const trunk = TESTBED.replace(', vlan: 10', '').replace(
      'hosts:',
      `  PS2: { datapath: "0xa2", listen: 127.0.0.1:6654, ports: { 2: p2, 3: p3 } }
trunks: [[PS1:9, PS2:9]]
links:
  across: { ports: [PS1:4, PS2:2] }
hosts:`,
    );
    const dropping = PROFILE.replace('LLDP', 'Q-in-Q');
    expect(mistakes(dropping, trunk)).to.match(/"PS1" cannot pass.*over a trunk.*`untagged: true`/s);
    load(dropping, trunk.replace('PS2:2]', 'PS2:2], untagged: true'));
  });

  it('is said to hold too few flows, with how many are needed', () => {
    const text = mistakes(PROFILE.replace('entries: 1000', 'entries: 6'));
    expect(text).to.match(/testbed\.yaml:4:3: PS1 needs 9 flows, and 6 fit/);
    expect(text).to.contain('ps1.profile.yaml:6:10');
  });

  it('gives the table, and another one is refused', () => {
    const inTable = PROFILE.replace('table: 0', 'table: 60');
    expect(load(inTable).switches.get('PS1')?.table).to.equal(60);
    const other = TESTBED.replace('    uplink', '    table: 3\n    uplink');
    expect(mistakes(inTable, other)).to.match(/testbed\.yaml:8:12: .*table 3.*\n.*`table: 60`/);
  });

  it('of another switch is refused', () => {
    expect(mistakes(PROFILE.replace('0xa1', '0xb2'))).to.match(
      /testbed\.yaml:7:14: .*another switch.*0x00000000000000b2/,
    );
  });

  it('that is not there, or has mistakes, is told with their places', () => {
    expect(mistakes(PROFILE, TESTBED.replace('ps1.profile', 'ps2.profile'))).to.match(
      /testbed\.yaml:7:14: The profile .*ps2\.profile\.yaml cannot be read/,
    );
    expect(mistakes(PROFILE.replace('pushTag', 'pushTags'))).to.match(
      /ps1\.profile\.yaml:8:3: .*"pushTags"\n.*did you mean "pushTag"/,
    );
    expect(mistakes(PROFILE.replace('works: true', 'works: maybe'))).to.match(
      /ps1\.profile\.yaml:8:21: .*true or false.*"maybe"/,
    );
    expect(mistakes('a: [')).to.contain('ps1.profile.yaml:1');
  });

  it('is described by a JSON Schema', () => {
    const schema = profileJsonSchema() as { properties: Record<string, { type: unknown }> };
    expect(schema.properties).to.include.keys('findings', 'frames', 'lease', 'entries', 'table');
  });
});
