import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { loadTestbed } from '../../src/testbed/index.js';
import { failure, load } from './support.js';

/** Two patch switches that two trunks join; the second one has no uplink of its own. */
const JOINED = `version: 1
sites: { lab: }
switches:
  PS1:
    datapath: "0xa1"
    listen: 127.0.0.1:6653
    uplink: { port: 1, interface: up }
    ports: { 2: office, 5: five, 24: to-PS2 }
  PS2:
    datapath: "0xa2"
    listen: 127.0.0.1:6653
    ports: { 2: server, 5: five }
trunks:
  - [PS1:to-PS2, PS2:24]
  - [PS1:23, PS2:23]
hosts:
  server: { address: 10.0.0.2/24, port: PS2:2 }
links:
  across: { ports: [PS1:5, PS2:5], untagged: true }
`;

describe('trunks in a testbed file', () => {
  it('are known at both of their ends, by number or name', () => {
    const { switches, links, hosts } = load(JOINED);
    expect(switches.get('PS1')?.trunks).to.deep.equal([
      { port: 24, to: { switch: 'PS2', port: 24 } },
      { port: 23, to: { switch: 'PS2', port: 23 } },
    ]);
    expect(switches.get('PS2')?.trunks?.[1]).to.deep.equal({ port: 23, to: { switch: 'PS1', port: 23 } });
    expect(links.get('across')).to.include({ untagged: true });
    expect(hosts.get('server')?.port).to.deep.equal({ switch: 'PS2', port: 2 });
    expect(switches.get('PS2')).not.to.have.property('uplink');
  });

  const mistakes: [name: string, from: string, to: string, at: string, code: string, says: RegExp][] = [
    [
      'an unknown switch',
      'PS2:23]',
      'PS9:23]',
      '15:14',
      'unknownName',
      /no patch switch "PS9".*did you mean/s,
    ],
    ['an unknown port name', 'PS1:to-PS2', 'PS1:to-PS3', '14:6', 'unknownName', /did you mean "PS1:to-PS2"/],
    ['three ports', 'PS2:23]', 'PS2:23, PS2:22]', '15:5', 'wrong', /list of 3/],
    ['both ends on one switch', 'PS2:23]', 'PS1:22]', '15:14', 'selfTrunk', /both ends.*"PS1"/],
    [
      'a port that a trunk has',
      '[PS1:23',
      '[PS1:24',
      '15:6',
      'portTaken',
      /trunk "PS1:24 - PS2:24" \(line 14\)/,
    ],
    ["the uplink's port", '[PS1:23', '[PS1:1', '15:6', 'uplinkPort', /trunk "PS1:1 - PS2:23"/],
    ["a host on a trunk's port", 'PS2:2 }', 'PS2:24 }', '17:41', 'portTaken', /trunk "PS1:24 - PS2:24"/],
    ["a link on a trunk's port", '[PS1:5', '[PS1:24', '19:21', 'portTaken', /link "across"/],
    ['untagged out of form', 'untagged: true', 'untagged: yes', '19:46', 'wrong', /true or false/],
    ['a mistyped section', 'trunks:', 'trunk:', '13:1', 'unknownKey', /did you mean "trunks"/],
  ];
  for (const [name, from, to, at, code, says] of mistakes) {
    it(`are told at their place: ${name}`, () => {
      expect(JOINED).to.contain(from);
      const [cause] = failure(JOINED.replace(from, to)).causes.filter(
        each => each.code === `testbed.${code}`,
      );
      expect(`${cause?.where?.line}:${cause?.where?.column}`).to.equal(at);
      expect(cause?.render('en')).to.match(says);
      expect(cause?.render('ja')).to.match(/[ぁ-ん]/);
    });
  }

  it('that are not there: a link between two switches and a host without a way to the tester are told', () => {
    const text = JOINED.replace(/trunks:\n(.*\n){2}/, '');
    const codes = failure(text).causes.map(({ code, where }) => `${code} ${where?.line}`);
    expect(codes).to.deep.equal(['testbed.oneOf 9', 'testbed.noTrunk 16']);
    const named = JOINED.replace('interface: up }', 'interface: up, ports: [office] }');
    expect(failure(named).causes.map(({ code }) => code)).to.deep.equal(['testbed.notCarried']);
  });

  it('and what a profile says: a switch that cannot stack tags needs links without tagged frames', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tsunagu-trunks-'));
    const load = (text: string) => {
      writeFileSync(join(folder, 'testbed.yaml'), text);
      const profile =
        'version: 1\nswitch: PS2\ndatapath: "0xa2"\ntable: 0\nfindings:\n  stackTags: { works: false, note: "no Q-in-Q" }\n';
      writeFileSync(join(folder, 'ps2.yaml'), profile);
      return loadTestbed(join(folder, 'testbed.yaml'), { env: {} });
    };
    try {
      const text = JOINED.replace('"0xa2"', '"0xa2"\n    profile: ps2.yaml');
      load(text);
      expect(() => load(text.replace(', untagged: true', ''))).to.throw(/PS2.*no Q-in-Q.*`untagged: true`/s);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('between two sites are refused', () => {
    const text = JOINED.replace('{ lab: }', '{ lab: , osaka: }')
      .replace('"0xa1"', '"0xa1"\n    site: lab')
      .replace('"0xa2"', '"0xa2"\n    site: osaka');
    expect(failure(text).causes.map(({ code }) => code)).to.include('testbed.trunkSites');
  });
});
