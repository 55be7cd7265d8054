import { expect } from 'chai';
import { frr } from '../../drivers/frr/index.js';
import { readVrrp } from '../../drivers/frr/role.js';
import { mask } from '../../src/device/mask.js';
import { stateLines } from '../../src/device/state.js';

function modeOf(line: string): string | undefined {
  return Object.entries(frr.modes).find(([, { prompt }]) => prompt.test(line))?.[0];
}

describe('the driver of FRR', () => {
  it('tells the mode from the prompt', () => {
    expect(['r1>', 'r1# ', 'r1(config)# ', 'edge-1.example(config-if)# '].map(modeOf)).to.deep.equal([
      'user',
      'priv',
      'config',
      'config',
    ]);
  });

  it('takes no line of a configuration for a prompt', () => {
    expect(
      ['hostname R1', ' description uplink #2', '!', ' ip address 10.0.0.1/30'].map(modeOf),
    ).to.deep.equal(Array(4).fill(undefined));
  });

  it('knows a refusal from a remark', () => {
    const refused = (line: string) => frr.errors.some(pattern => pattern.test(line));
    // Words of FRR 8.4.4; the last three are remarks on a command that was obeyed.
    const lines = [
      '% Unknown command: foo',
      '% [ZEBRA] Unknown command: foo',
      '% Command incomplete: show ip',
      '% Ambiguous command: sh i',
      '% Configuration failed.',
      '% OSPF: Reference bandwidth is changed.',
      'For this router-id change to take effect, use "clear ip ospf process" command',
      'bgpd is not running',
    ];
    expect(lines.map(refused)).to.deep.equal([true, true, true, true, true, false, false, false]);
  });

  for (const [line, shown] of [
    [' ip ospf message-digest-key 1 md5 Abc', ' ip ospf message-digest-key 1 md5 ***'],
    ['password 8 Abc', 'password 8 ***'],
    ['password Abc', 'password ***'],
    [' neighbor 10.0.0.2 password Abc', ' neighbor 10.0.0.2 password ***'],
    [' ip ospf authentication-key Abc', ' ip ospf authentication-key ***'],
    ['  key-string Abc', '  key-string ***'],
  ] as const) {
    it(`masks the secret of ${shown.trim()}`, () => {
      expect(mask(frr, line)).to.equal(shown);
    });
  }

  it('finds an OSPF neighbour the same whoever was elected, however long it is up', () => {
    const view = frr.state.find(({ name }) => name === 'ospf neighbour');
    if (!view) return expect.fail('no view of the OSPF neighbours');
    const neighbour = (nbrState: string, upTimeInMsec: number, role: string) =>
      stateLines(view, [
        JSON.stringify({
          neighbors: { '10.0.0.2': [{ nbrState, upTimeInMsec, role, deadTimeMsecs: upTimeInMsec }] },
        }),
      ]);
    expect(neighbour('Full/DR', 1000, 'DR')).to.deep.equal(neighbour('Full/Backup', 9000, 'Backup'));
    expect(neighbour('Full/DR', 1000, 'DR')).to.not.deep.equal(neighbour('ExStart/DR', 1000, 'DR'));
  });

  it('reads the role in each virtual router', () => {
    const output = JSON.stringify([
      { vrid: 5, interface: 'eth1', v4: { status: 'Master' }, v6: { status: 'Initialize' } },
      { vrid: 6, interface: 'eth2', v4: { status: 'Backup' }, v6: { status: 'Initialize' } },
      { vrid: 7, interface: 'eth3', v4: { status: 'Initialize' }, v6: { status: 'Initialize' } },
    ]);
    const roles = readVrrp(output).map(({ group, role, word }) => ({ group, role, word }));
    expect(roles).to.deep.equal([
      { group: 'vrrp 5 on eth1', role: 'active', word: 'Master' },
      { group: 'vrrp 6 on eth2', role: 'standby', word: 'Backup' },
      { group: 'vrrp 7 on eth3', role: 'none', word: 'Initialize' },
    ]);
  });

  it('reads no role where VRRP does not run', () => {
    expect([...readVrrp('[\n]'), ...readVrrp('vrrpd is not running')]).to.deep.equal([]);
  });
});
