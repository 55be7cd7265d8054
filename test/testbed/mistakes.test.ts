import { expect } from 'chai';
import type { TsunaguError } from '../../src/errors/index.js';
import { failure, RIGHT } from './support.js';

/** Stands in a text right before the place that the error must point to. */
const MARK = '¶';

/** The right file with one part replaced; the part must be there. */
function change(part: string, other: string): string {
  if (!RIGHT.includes(part)) throw new Error(`no ${part} in the file`);
  return RIGHT.replace(part, () => other);
}

/** What loading finds in a marked text, and where the marks are. */
function find(marked: string, platforms?: string[]): { causes: TsunaguError[]; marks: string[] } {
  const marks = [...marked.matchAll(/¶/g)].map(({ index }, count) => {
    const lines = marked.slice(0, index).replaceAll(MARK, '').split('\n');
    expect(count).to.be.at.least(0);
    return `${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
  });
  const error = failure(marked.replaceAll(MARK, ''), { env: {}, ...(platforms && { platforms }) });
  expect(error.code).to.equal('testbed.invalid');
  return { causes: error.causes, marks };
}

/** One mistake: the file, the error's code, and what its English text says. */
type Case = [name: string, text: string, code: string, says: RegExp, platforms?: string[]];

const host = (text: string) => change('    vlan: 10\n', text);
const link = (text: string) => change('    ports: [PS1:5, PS1:6]\n', text);
const uplinks = (text: string) =>
  change('    uplink: { port: 1, interface: tsu-up }\n', `    uplinks: [${text}]\n`);

const cases: Case[] = [
  ['a tab for indentation', 'version: 1\nsites:\n¶\tlab:\n', 'yaml.tab', /tab/],
  ['text that is no YAML', 'version: 1\nsites: {lab: }\nx: ¶@y\n', 'yaml.syntax', /not YAML/],
  ['a second document', `${RIGHT}¶---\nversion: 1\n`, 'yaml.documents', /second YAML document/],
  ['a key that stands twice', `${RIGHT}¶version: 1\n`, 'yaml.repeatedKey', /"version".*line 1/],
  ['an alias without an anchor', change('PS1:2', '¶*x'), 'yaml.anchor', /no anchor/],
  ['a reference in braces without quotes', 'version: 1\nsites: { lab: $¶{X} }\n', 'yaml.syntax', /in quotes/],
  [
    'an alias inside its anchor',
    change('[PS1:5, PS1:6]', '&x [PS1:5, ¶*x]'),
    'yaml.anchor',
    /inside its own/,
  ],
  [
    'a variable that is not set',
    change(/password: .*/.exec(RIGHT)?.[0] ?? '', `password: ¶\${NOPE}`),
    'yaml.unset',
    /NOPE/,
  ],
  ['a ${ without a name', change('admin', `¶\${1}`), 'yaml.reference', /\$\{/],
  ['an empty file', '¶', 'empty', /empty/],
  ['a file that is no map', '¶- a\n', 'wrong', /file should be a map.*list of 1/],
  ['another version', change('version: 1', 'version: ¶2'), 'wrong', /version.*"2"/],
  ['no version', RIGHT.replace('version: 1\n', MARK), 'missing', /"version" is missing/],
  ['an unknown section', `${RIGHT}¶host:\n  x:\n`, 'unknownKey', /"host".*did you mean "hosts"\?/s],
  ['an unknown key', host('    ¶vlna: 10\n'), 'unknownKey', /"vlna".*did you mean "vlan"\?/s],
  [
    'a mistyped key, though the right one is missing',
    change('    address: 10.0.1.10/24', '    ¶adress: 10.0.1.10/24').replace('    gateway: 10.0.1.1\n', ''),
    'unknownKey',
    /did you mean "address"/,
  ],
  [
    'a missing key',
    change('    port: PS1:2\n', '').replace('社内PC', '¶社内PC'),
    'missing',
    /社内PC.*"port"/,
  ],
  ['an MTU that no interface can have', host('    mtu: ¶100\n'), 'wrong', /mtu should be.*576/],
  [
    'a route to an address that is no subnet',
    host('    routes: { ¶10.9.0.1/16: 10.0.1.1 }\n'),
    'wrongKey',
    /host part is 0/,
  ],
  [
    'a route by a next hop out of reach',
    host('    routes: { 10.9.0.0/16: ¶10.9.1.1 }\n'),
    'gateway',
    /10.9.1.1.*not in the host's subnet/,
  ],
  ['a second gateway out of reach', host('    gateways: [10.0.1.1, ¶10.7.0.1]\n'), 'gateway', /10.7.0.1/],
  [
    'a key beside interfaces',
    host('    interfaces: [{ address: 10.5.0.1/24, port: PS1:2 }]\n')
      .replace('    port: PS1:2\n', '')
      .replace(/ {4}gateway: .*\n/, '')
      .replace('    address: 10.0.1.10', '    ¶address: 10.0.1.10'),
    'besideInterfaces',
    /"address" beside "interfaces"/,
  ],
  [
    'an unknown key of an interface',
    change(
      'links:',
      '  two:\n    interfaces: [{ address: 10.5.0.1/24, prot¶: PS1:2, port: PS1:2 }]\nlinks:',
    ).replace('prot¶', '¶prot'),
    'unknownKey',
    /"prot".*did you mean "port"/s,
  ],
  [
    'a way to get an address that there is not',
    host('').replace('10.0.1.10/24', '¶dhpc'),
    'wrong',
    /dhcp or slaac/,
  ],
  ['a key without a value', host('    ¶vlan:\n'), 'blank', /"vlan" has no value/],
  ['a host without anything', change('links:', '  ¶new:\nlinks:'), 'blank', /"new" has no value/],
  ['a text for a list', change('[office PC]', '¶office PC'), 'wrong', /aliases.*list of further names/],
  ['a name that is blank', change('[office PC]', '[¶" "]'), 'wrong', /should be a name/],
  ['a datapath id out of form', change('"0x00000000000000a1"', '¶a1'), 'wrong', /datapath id.*"a1"/],
  ['an endpoint without a port', change('127.0.0.1:6653', '¶127.0.0.1'), 'wrong', /listen on.*"127.0.0.1"/],
  [
    'neither listen nor connect',
    change('    listen: 127.0.0.1:6653\n', '').replace('PS1:\n', '¶PS1:\n'),
    'oneOf',
    /"listen" \(or "connect"\) is missing/,
  ],
  [
    'both listen and connect',
    change('    uplink', '    ¶connect: 192.0.2.1:6653\n    uplink'),
    'oneOf',
    /both/,
  ],
  [
    'an uplink without an interface',
    change('uplink: { port: 1, interface: tsu-up }', '¶uplink: { port: 1 }'),
    'missing',
    /uplink "interface"/,
  ],
  ['a port number 0', change('      2: SW1-1', '      ¶0: SW1-1'), 'wrongKey', /"0" should be a port number/],
  [
    'a port number over OFPP_MAX',
    change('      2: SW1-1', '      ¶4294967041: SW1-1'),
    'wrongKey',
    /0xffffff00/,
  ],
  ['an uplink port over OFPP_MAX', change('port: 1,', 'port: ¶4294967041,'), 'wrong', /port number/],
  ['a port name of digits', change('2: SW1-1', '2: ¶"7"'), 'wrong', /not only digits/],
  [
    'an unknown key of a port',
    change('name: SW2-1', '¶nam: SW2-1').replace('PS1:SW2-1', 'PS1:3'),
    'unknownKey',
    /did you mean "name"/,
  ],
  [
    'two ports with one name',
    change('name: SW2-1', 'name: ¶sw1－1').replace('PS1:SW2-1', 'PS1:3'),
    'sameName',
    /port "2"/,
  ],
  [
    'a colon in a switch name',
    'version: 1\nsites: { lab: }\nswitches:\n  ¶"PS1:a": { datapath: 0xa1, listen: 127.0.0.1:6653, uplink: { port: 1, interface: up } }\n',
    'wrongKey',
    /without a colon/,
  ],
  [
    'an unknown site',
    change('    datapath', '    site: ¶lap\n    datapath'),
    'unknownName',
    /no site "lap".*"lab"/s,
  ],
  [
    'no site where there are two',
    change('switches:', '  osaka:\nswitches:').replace('PS1:\n', '¶PS1:\n'),
    'siteNeeded',
    /lab, osaka/,
  ],
  [
    'an address without prefix length',
    change('10.0.1.10/24', '¶10.0.1.10'),
    'wrong',
    /prefix length.*10\.0\.1\.10\/24/s,
  ],
  ['an address that is none', change('"2001:db8:1:0::10/64"', '¶10.0.2.256/24'), 'wrong', /addresses > 2/],
  ['a prefix that is too long', change('10.0.1.10/24', '¶10.0.1.10/33'), 'wrong', /prefix length/],
  [
    'no address',
    change('    address: 10.0.1.10/24\n', '').replace('社内PC', '¶社内PC'),
    'oneOf',
    /"address" \(or "addresses"\)/,
  ],
  ['both address and addresses', host('    ¶addresses: [10.0.9.1/24]\n'), 'oneOf', /both/],
  ["the subnet's own address", change('10.0.1.10/24', '¶10.0.1.0/24'), 'notForHosts', /network address/],
  ["the subnet's broadcast address", change('10.0.1.10/24', '¶10.0.1.255/24'), 'notForHosts', /broadcast/],
  [
    'one address twice',
    change('[10.0.2.10/24', '[¶10.0.1.10/24'),
    'sameAddress',
    /"web" has the address 10.0.1.10.*"社内PC" \(line 25\)/,
  ],
  [
    'one IPv6 address in two spellings',
    change('    address: 10.0.1.10/24\n    gateway: 10.0.1.1', '    address: 2001:db8:1::0010/64').replace(
      '"2001:db8:1:0::10/64"',
      '¶"2001:db8:1:0::10/64"',
    ),
    'sameAddress',
    /2001:db8:1::10/,
  ],
  [
    'a gateway out of the subnet',
    change('gateway: 10.0.1.1', 'gateway: ¶10.0.2.1'),
    'gateway',
    /not in the host's subnet 10\.0\.1\.10\/24/,
  ],
  [
    'a gateway of the other family',
    change('gateway: 10.0.1.1', 'gateway: ¶2001:db8:1::1'),
    'gateway',
    /subnet/,
  ],
  [
    'the host as its own gateway',
    change('gateway: 10.0.1.1', 'gateway: ¶10.0.1.10'),
    'gateway',
    /own address/,
  ],
  ['a VLAN 0', change('vlan: 10', 'vlan: ¶0'), 'wrong', /1 to 4094/],
  ['a VLAN 4095', change('vlan: 10', 'vlan: ¶4095'), 'wrong', /1 to 4094/],
  ['a VLAN in a map', change('vlan: 10', 'vlan: ¶{ s: 10 }'), 'wrong', /a VLAN id from 1 to 4094, or a list/],
  ['three VLANs', change('vlan: 10', 'vlan: ¶[10, 20, 30]'), 'wrong', /a list of two.*a list of 3/],
  ['an inner VLAN 4095', change('vlan: 10', 'vlan: [10, ¶4095]'), 'wrong', /1 to 4094/],
  [
    'two VLANs where the uplink adds a tag',
    change('vlan: 10', 'vlan: ¶[10, 20]'),
    'threeTags',
    /"社内PC" has two VLAN tags.*tsu-up.*"PS1".*PS1:2.*a third.*`tagging: translate`/s,
  ],
  ['a multicast MAC', change('02-00-00-00-00-AB', '¶03-00-00-00-00-AB'), 'wrong', /unicast MAC/],
  ['a MAC of five octets', change('02-00-00-00-00-AB', '¶02:00:00:00:00'), 'wrong', /unicast MAC/],
  ['a port without a switch', change('port: PS1:2', 'port: ¶2'), 'wrong', /patch switch's port.*PS1:2/s],
  [
    'an unknown switch',
    change('port: PS1:2', 'port: ¶PS2:2'),
    'unknownName',
    /no patch switch "PS2".*"PS1"/s,
  ],
  [
    'an unknown port name',
    change('port: PS1:SW2-1', 'port: ¶PS1:SW2-2'),
    'unknownName',
    /"PS1:SW2-2".*"PS1:SW2-1"/s,
  ],
  [
    "a host on the uplink's port",
    change('port: PS1:2', 'port: ¶PS1:1'),
    'uplinkPort',
    /"社内PC" is the uplink of the patch switch "PS1" \(line 7\)/,
  ],
  ["a link on the uplink's port", link('    ports: [PS1:5, ¶PS1:1]\n'), 'uplinkPort', /link "R1 - R2 main"/],
  [
    "a host on a link's port",
    change('port: PS1:2', 'port: ¶PS1:5'),
    'portTaken',
    /link "R1 - R2 main" \(line 36\)/,
  ],
  [
    'two links on one port',
    change('[PS1:7, PS1:8]', '[PS1:7, ¶PS1:6]'),
    'portTaken',
    /"R1 - R2 backup" is already used by the link "R1 - R2 main"/,
  ],
  [
    'one link with a port twice',
    change('[PS1:9, PS1:10]', '[PS1:9, ¶PS1:7]'),
    'portTaken',
    /"R1 - R2 backup"/,
  ],
  [
    'a wire from a port to itself',
    link('    ports: [PS1:5, ¶PS1:5]\n'),
    'selfWire',
    /port PS1:5 to the same port/,
  ],
  [
    'a host on a port that is not given to us',
    change('port: PS1:2', 'port: ¶PS1:44'),
    'undeclaredPort',
    /PS1:44 of the host "社内PC".*ports of PS1 are 2, 3, .*add 44 to `ports`/s,
  ],
  ['a link with one port', link('    ports: ¶[PS1:5]\n'), 'wrong', /two ports.*list of 1/],
  ['a pair of three ports', change('[PS1:7, PS1:8]', '¶[PS1:7, PS1:8, PS1:11]'), 'wrong', /list of 3/],
  [
    'neither ports nor pairs',
    link('').replace('R1 - R2 main', '¶R1 - R2 main'),
    'oneOf',
    /"ports" \(or "pairs"\)/,
  ],
  ['both ports and pairs', change('    pairs', '    ports: [PS1:4, PS1:11]\n    ¶pairs'), 'oneOf', /both/],
  ['two hosts with one name', change('  web:', '  ¶社内 ＰＣ:'), 'sameName', /host "社内PC" \(line 23\)/],
  [
    "an alias that is a device's name",
    `${RIGHT.replace('[office PC]', '[r1]').replace('  R1:', '  ¶R1:')}`,
    'sameName',
    /host "社内PC" \(line 24\)/,
  ],
  [
    'two links whose dashes differ',
    change('  R1 - R2 backup', '  ¶R1 〜 R2 MAIN'),
    'sameName',
    /link "R1 - R2 main"/,
  ],
  [
    'a name twice among the switches',
    change(
      'hosts:',
      '  ¶ps1: { datapath: "0xa2", connect: 192.0.2.1:6653, uplink: { port: 1, interface: eth2 } }\nhosts:',
    ),
    'sameName',
    /patch switch "PS1"/,
  ],
  [
    'one datapath id twice',
    change(
      'hosts:',
      '  PS2: { datapath: ¶0xA1, connect: 192.0.2.1:6653, uplink: { port: 1, interface: eth2 } }\nhosts:',
    ),
    'sameValue',
    /datapath 0x00000000000000a1.*"PS1" \(line 8\)/,
  ],
  [
    'one uplink interface twice',
    change(
      'hosts:',
      '  PS2: { datapath: 0xa2, connect: 192.0.2.1:6653, uplink: { port: 1, interface: ¶tsu-up } }\nhosts:',
    ),
    'sameValue',
    /interface tsu-up/,
  ],
  [
    'neither uplink nor uplinks',
    change('    uplink: { port: 1, interface: tsu-up }\n', '').replace('  PS1:\n', '  ¶PS1:\n'),
    'oneOf',
    /"uplink" \(or "uplinks"\)/,
  ],
  [
    'an unknown tagging',
    uplinks('{ port: 1, interface: a, tagging: ¶double }'),
    'wrong',
    /stacked, translate or/,
  ],
  ['an outer tag of another kind', uplinks('{ port: 1, interface: a, tpid: ¶0x9100 }'), 'wrong', /0x88a8/],
  [
    'a direct uplink that says no port',
    uplinks('{ port: 1, interface: a }, { port: 4, interface: b, tagging: ¶direct }'),
    'directPorts',
    /exactly one port, but names none/,
  ],
  [
    'a direct uplink with two ports',
    uplinks('{ port: 1, interface: a }, { port: 4, interface: b, tagging: ¶direct, ports: [2, SW2-1] }'),
    'directPorts',
    /names 2/,
  ],
  [
    'two uplinks on one port of the switch',
    uplinks('{ port: 1, interface: a }, { port: ¶1, interface: b, ports: [2] }'),
    'uplinkTwice',
    /PS1:1 .*line 10/,
  ],
  [
    'a port that two uplinks carry',
    uplinks('{ port: 1, interface: a, ports: [2, 3] }, { port: 4, interface: b, ports: [¶SW1-1] }'),
    'uplinkTwice',
    /PS1:2/,
  ],
  [
    'two uplinks with one interface',
    uplinks('{ port: 1, interface: a }, { port: 4, interface: ¶a, ports: [2] }'),
    'sameValue',
    /interface a/,
  ],
  [
    "an unknown name among an uplink's ports",
    uplinks('{ port: 1, interface: a }, { port: 4, interface: b, ports: [¶SW1-2] }'),
    'unknownName',
    /no port "SW1-2".*"SW1-1"/s,
  ],
  [
    'a host that no uplink carries',
    uplinks('{ port: 1, interface: a, ports: [3] }').replace('port: PS1:2', 'port: ¶PS1:2'),
    'notCarried',
    /host "社内PC" is on port PS1:2/,
  ],
  [
    'a host on a further uplink',
    uplinks('{ port: 1, interface: a }, { port: 4, interface: b, ports: [3] }').replace(
      'port: PS1:2',
      'port: ¶PS1:4',
    ),
    'uplinkPort',
    /uplink of the patch switch "PS1"/,
  ],
  [
    'a table that flows cannot be in',
    change('    ports:\n', '    table: ¶255\n    ports:\n'),
    'wrong',
    /0 to 254/,
  ],
  [
    'an unknown platform',
    change('platform: frr', 'platform: ¶fr'),
    'unknownName',
    /no platform "fr".*"frr"/s,
    ['frr', 'linux'],
  ],
  ['a device address that is none', change('192.0.2.1', '¶192.0.2.300'), 'wrong', /address or a host name/],
  ['a TCP port out of range', change('2222', '¶65536'), 'wrong', /1 to 65535/],
  [
    'an unknown reset policy',
    change('when: always', 'when: ¶sometimes'),
    'wrong',
    /always, touched or never/,
  ],
  ['a duration without a unit', change('2min', '¶10'), 'wrong', /duration.*"10"/],
];

describe('a mistake in a testbed file', () => {
  for (const [name, text, code, says, platforms] of cases) {
    it(`is told at its place: ${name}`, () => {
      const { causes, marks } = find(text, platforms);
      expect(causes.map(cause => `${cause.where?.line}:${cause.where?.column}`)).to.deep.equal(marks);
      expect(causes.map(cause => cause.code)).to.deep.equal([code.includes('.') ? code : `testbed.${code}`]);
      expect(causes[0]?.render('en')).to.match(says);
      expect(causes[0]?.render('ja')).to.match(/[ぁ-ん]/);
    });
  }

  it('is pointed out where an input method left full-width letters', () => {
    const { causes } = find('version: 1\nsites: { lab: }\nhosts：\n　web: 1\n');
    const seen = causes.map(cause => `${cause.code} ${cause.where?.line}:${cause.where?.column}`);
    expect(seen).to.include.members(['yaml.fullWidth 3:6', 'yaml.fullWidth 4:1']);
  });

  it('does not hide another: all are told at once, in the order of the file', () => {
    const text = `version: ¶2
sites: { lab: }
switches:
  PS1:
    datapath: ¶xyz
    listen: 127.0.0.1:6653
    uplink: { port: 1, interface: up, ¶speed: 10 }
    ports: { 3: three, 6: six }
hosts:
  ¶a:
    address: ¶10.0.0.1
    port: ¶PS9:1
  b:
    address: 10.0.0.2/24
    gateway: ¶10.9.9.9
    port: ¶PS1:1
    vlan: ¶x
  ¶Ａ: { address: ¶10.0.0.2/24, port: PS1:3 }
links:
  l: { ports: [¶PS1:4, ¶PS1:5] }
  m: { ports: [PS1:6, ¶PS1:6] }
devices:
  d: { platform: frr, address: 192.0.2.1, user: ¶"\${WHO}" }
`.replace('¶a:', 'a:');
    const { causes, marks } = find(text);
    expect(causes.map(cause => `${cause.where?.line}:${cause.where?.column}`)).to.deep.equal(marks);
  });

  it('says nothing of what only follows from it', () => {
    // PS1 is known though nothing else about it is right.
    const { causes } = find(change('"0x00000000000000a1"', 'x').replace('uplink: {', 'uplink: {x: {}, '));
    expect(causes.map(cause => cause.code)).to.deep.equal(['testbed.wrong', 'testbed.unknownKey']);
    expect(find(RIGHT.replace(/switches:.*hosts:/s, 'switches: ¶[]\nhosts:')).causes).to.have.length(1);
  });

  it('does not print what the environment holds or a password', () => {
    const env = { SECRET: 'hunter2' };
    const text = RIGHT.replace('192.0.2.1', `\${SECRET}!`)
      .replace('port: PS1:2', `port: PS1:\${SECRET}`)
      .replace('platform: frr', `platform: \${SECRET}`);
    const error = failure(text, { env, platforms: ['frr'] });
    expect(error.causes).to.have.length(3);
    expect(JSON.stringify(error.toData())).not.to.include('hunter2');
    for (const password of ['"hunter2" x', '|hunter2', '*hunter2', 'hunter2${'.concat('}')]) {
      const wrong = failure(RIGHT.replace(/password: .*/, `password: ${password}`));
      expect(JSON.stringify(wrong.toData()), password).not.to.include('hunter2');
    }
  });

  it('reads well in a terminal, in both languages', () => {
    const error = failure(change('port: PS1:2', 'port: PS2:2').replace('vlan: 10', 'vlna: 10'));
    const plain = (text: string) => text.replaceAll(error.where?.file ?? '', 'testbed.yaml');
    expect(plain(error.render('en')).split('\n')).to.deep.equal([
      'testbed.yaml: The testbed file has 2 mistakes:',
      '  testbed.yaml:27:11: There is no patch switch "PS2"',
      '    do: did you mean "PS1"?',
      '  testbed.yaml:28:5: In hosts > 社内PC there is no key "vlna"',
      '    do: did you mean "vlan"?',
    ]);
    expect(plain(error.render('ja')).split('\n')).to.deep.equal([
      'testbed.yaml: テストベッドファイルに誤りが 2 件あります:',
      '  testbed.yaml:27:11: パッチスイッチ「PS2」はありません',
      '    対処: もしかして: 「PS1」',
      '  testbed.yaml:28:5: hosts > 社内PC では「vlna」というキーは使えません',
      '    対処: もしかして: 「vlan」',
    ]);
  });
});
