import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { TsunaguError } from '../../src/errors/index.js';
import { environmentOf, loadTestbed } from '../../src/testbed/index.js';
import { failure, load, RIGHT, withFile } from './support.js';

describe('a testbed file that is right', () => {
  it('gives sites with the namespace that switches and devices are reached from', () => {
    const site = load(RIGHT).sites.get('lab');
    expect(site).to.include({ name: 'lab', managementNamespace: 'tsu-lab' });
    expect(site?.where).to.include({ line: 4, column: 3 });
  });

  it('takes a site without anything for one in the own namespace', () => {
    const site = load('version: 1\nsites:\n  here:\n').sites.get('here');
    expect(site).not.to.have.property('managementNamespace');
  });

  it('gives switches with control channel, uplink and ports, at the only site', () => {
    const { where, ...spec } = load(RIGHT).switches.get('PS1') ?? {};
    expect(where).to.include({ line: 7, column: 3 });
    expect(spec).to.deep.equal({
      name: 'PS1',
      site: 'lab',
      datapathId: 0xa1n,
      control: { mode: 'listen', host: '127.0.0.1', port: 6653 },
      uplink: { port: 1, interface: 'tsu-up' },
      ports: new Map([
        [2, { number: 2, name: 'SW1-1' }],
        [3, { number: 3, name: 'SW2-1', description: '2F office' }],
        ...[4, 5, 6, 7, 8, 9, 10, 11].map(number => [number, { number, name: `port ${number}` }] as const),
      ]),
    });
  });

  it('gives several uplinks with their tagging and ports, by number or name, and the table for flows', () => {
    const text = RIGHT.replace(
      'uplink: { port: 1, interface: tsu-up }',
      `uplinks:
      - { port: 1, interface: tsu-up, tpid: 0x88a8 }
      - { port: 11, interface: eth1, tagging: direct, ports: [SW1-1] }
      - { port: 12, interface: eth2, tagging: translate, ports: [3, 4] }
    table: 100`,
    );
    const spec = load(text).switches.get('PS1');
    const first = { port: 1, interface: 'tsu-up', tpid: 0x88a8 };
    expect(spec).to.deep.include({ uplink: first, table: 100 });
    expect(spec?.uplinks).to.deep.equal([
      first,
      { port: 11, interface: 'eth1', tagging: 'direct', ports: [2] },
      { port: 12, interface: 'eth2', tagging: 'translate', ports: [3, 4] },
    ]);
  });

  it('reads a switch that we connect to, and datapath ids as vendors write them', () => {
    for (const datapath of ['0xa1', '00000000000000a1', '00:00:00:00:00:00:00:a1', '"0xA1"']) {
      const text = RIGHT.replace('"0x00000000000000a1"', datapath).replace(
        'listen: 127.0.0.1',
        'connect: "[2001:db8::1]"',
      );
      const spec = load(text.replace('"[2001:db8::1]":6653', '"[2001:db8::1]:6653"')).switches.get('PS1');
      expect(spec?.datapathId, datapath).to.equal(0xa1n);
      expect(spec?.control).to.deep.equal({ mode: 'connect', host: '2001:db8::1', port: 6653 });
    }
  });

  it('does not take a datapath id of digits for a decimal number', () => {
    const text = RIGHT.replace('"0x00000000000000a1"', '0000000000000011');
    expect(load(text).switches.get('PS1')?.datapathId).to.equal(0x11n);
  });

  it('gives a host the address that others reach it by, which nobody else may have', () => {
    const text = RIGHT.replace(
      'aliases: [office PC]',
      'aliases: [office PC]\n    publicAddress: 203.0.113.5',
    );
    expect(load(text).hosts.get('社内PC')).to.have.property('publicAddress', '203.0.113.5');
    const [own] = load(RIGHT).hosts.get('社内PC')?.addresses ?? [];
    expect(failure(text.replace('203.0.113.5', own?.address ?? '')).causes[0]?.code).to.equal(
      'testbed.sameAddress',
    );
  });

  it('gives hosts with addresses, gateway, port by number or name, VLAN and MAC', () => {
    const { hosts } = load(RIGHT);
    expect([...hosts.keys()]).to.deep.equal(['社内PC', 'web']);
    expect(hosts.get('社内PC')).to.deep.include({
      aliases: ['office PC'],
      addresses: [{ address: '10.0.1.10', prefix: 24, family: 4 }],
      gateway: '10.0.1.1',
      port: { switch: 'PS1', port: 2 },
      vlan: 10,
    });
    expect(hosts.get('web')).to.deep.include({
      addresses: [
        { address: '10.0.2.10', prefix: 24, family: 4 },
        { address: '2001:db8:1::10', prefix: 64, family: 6 },
      ],
      port: { switch: 'PS1', port: 3 },
      mac: '02:00:00:00:00:ab',
    });
  });

  it('gives hosts with several interfaces, routes, gateways of both families, MTU and DNS server', () => {
    const hosts = `  dual:
    dns: 10.0.1.53
    interfaces:
      - { addresses: [10.5.0.1/24, "fd05::1/64"], gateways: [10.5.0.254, "fd05::fe"], port: PS1:2, mtu: 9000 }
      - { address: 10.6.0.1/24, port: PS1:3, vlan: 7, routes: { 10.9.0.0/16: 10.6.0.254 } }
  roaming: { addresses: [dhcp, slaac], port: PS1:2, mac: fresh }
links:`;
    const first = load(RIGHT.replace('links:', hosts)).hosts;
    const dual = first.get('dual');
    expect(dual).to.deep.include({ dns: '10.0.1.53', gateway: '10.5.0.254', mtu: 9000 });
    expect(dual?.gateways).to.deep.equal(['10.5.0.254', 'fd05::fe']);
    const [second] = dual?.more ?? [];
    expect(second).to.deep.include({ port: { switch: 'PS1', port: 3 }, vlan: 7 });
    expect(second?.routes?.[0]).to.deep.include({ via: '10.6.0.254' });
    expect(second?.routes?.[0]?.to).to.deep.include({ address: '10.9.0.0', prefix: 16 });
    expect(second?.mac).not.to.equal(dual?.mac);
    const roaming = first.get('roaming');
    expect(roaming).to.deep.include({ addresses: [], dynamic: ['dhcp', 'slaac'] });
    expect(load(RIGHT.replace('links:', hosts)).hosts.get('roaming')?.mac).not.to.equal(roaming?.mac);
  });

  it('gives hosts two VLANs, the outermost first, where the uplink adds no tag; its tpid is that of the outer one', () => {
    const text = RIGHT.replace(
      'uplink: { port: 1, interface: tsu-up }',
      'uplink: { port: 1, interface: tsu-up, tagging: translate, tpid: 0x88a8 }',
    ).replace('vlan: 10', 'vlan: [10, 20]');
    const { hosts, switches } = load(text);
    expect(hosts.get('社内PC')).to.deep.include({ vlan: 10, innerVlan: 20 });
    expect(hosts.get('web')).not.to.have.any.keys('vlan', 'innerVlan');
    expect(switches.get('PS1')?.uplink?.tpid).to.equal(0x88a8);
  });

  it('makes each host a MAC address that stays the same and depends on site and name', () => {
    const macOf = (text: string) => load(text).hosts.get('社内PC')?.mac;
    // printf 'lab\0社内PC' | sha256sum
    expect(macOf(RIGHT)).to.equal('02:80:77:62:49:c5');
    expect(macOf(RIGHT.replace('  lab:', '  tokyo:'))).not.to.equal(macOf(RIGHT));
  });

  it('keeps the order of the file for names of digits as well', () => {
    const text = RIGHT.replace('  web:', '  "20":').replace('  社内PC:', '  "100":');
    expect([...load(text).hosts.keys()]).to.deep.equal(['100', '20']);
  });

  it('gives links with one wire or several', () => {
    const { links } = load(RIGHT);
    expect(links.get('R1 - R2 main')?.pairs).to.deep.equal([
      [
        { switch: 'PS1', port: 5 },
        { switch: 'PS1', port: 6 },
      ],
    ]);
    expect(links.get('R1 - R2 backup')?.pairs).to.have.length(2);
  });

  it('lets hosts share a port', () => {
    expect(() => load(RIGHT.replace('port: PS1:SW2-1', 'port: PS1:2'))).not.to.throw();
  });

  it('takes a link-local IPv6 gateway', () => {
    const text = RIGHT.replace('port: PS1:SW2-1', 'port: PS1:3\n    gateway: fe80::1');
    expect(load(text).hosts.get('web')?.gateway).to.equal('fe80::1');
  });

  it('gives the ways to devices: keys beside the file, host keys that must stay the same, jump hosts, lines', () => {
    const text = `version: 1
sites: { here: }
devices:
  R1:
    { platform: frr, address: 192.0.2.1, user: ops, key: keys/id, jump: { address: 192.0.2.9, user: gate, hostKey: strict } }
  R2: { platform: frr, address: /dev/ttyUSB0, user: ops, transport: serial, baud: 115200 }
  R3: { platform: frr, address: recordings/r3.json, user: ops, transport: replay }
`;
    withFile(text, file => {
      const { devices } = loadTestbed(file, { env: {} });
      const here = dirname(file);
      const [r1, r2, r3] = [...devices.values()];
      expect(r1).to.include({ key: join(here, 'keys/id'), hostKey: 'accept-new', port: 22 });
      expect(r1?.knownHosts?.[0]).to.equal(join(here, 'known_hosts'));
      expect(r1?.knownHosts).to.include('/etc/ssh/ssh_known_hosts');
      expect(r1?.jump).to.include({ address: '192.0.2.9', user: 'gate', hostKey: 'strict', port: 22 });
      expect(r2).to.include({ address: '/dev/ttyUSB0', transport: 'serial', baud: 115200 });
      expect(r3).to.include({ address: join(here, 'recordings/r3.json'), transport: 'replay' });
    });
  });

  it('asks no device of a lab for the host key it had before', () => {
    const text = `version: 1\nlab: two-routes\nsites: { here: }\ndevices:\n  R1: { platform: frr, address: 192.0.2.1, user: a }\n`;
    expect(load(text).devices.get('R1')?.hostKey).to.equal('any');
  });

  it('gives the reset policy in milliseconds, and defaults', () => {
    expect(load(RIGHT).reset).to.deep.equal({ when: 'always', budgetMs: 120_000 });
    expect(load(RIGHT.replace(/reset:.*/, '')).reset).to.deep.equal({ when: 'touched', budgetMs: 10_000 });
    expect(load(RIGHT.replace('2min', '500ms')).reset.budgetMs).to.equal(500);
  });

  it('takes sections whose entries are all commented out, Windows line ends, a BOM and anchors', () => {
    expect(load('version: 1\nsites: { lab: }\nhosts:\n  # nobody yet\n').hosts.size).to.equal(0);
    expect(load(RIGHT.replaceAll('\n', '\r\n')).hosts.size).to.equal(2);
    expect(load(`\ufeff${RIGHT}`).hosts.size).to.equal(2);
    const anchored = RIGHT.replace('10.0.1.1\n', '&gw 10.0.1.1\n').replace(
      'port: PS1:2\n',
      'port: &p PS1:2\n',
    );
    expect(load(anchored.replace('port: PS1:SW2-1', 'port: *p')).hosts.get('web')?.port.port).to.equal(2);
  });
});

describe('the environment in a testbed file', () => {
  const passwordOf = (written: string, env = {}) => {
    const { devices, secrets } = load(
      RIGHT.replace(/password: .*/, () => `password: ${written}`),
      { env },
    );
    return { password: devices.get('R1')?.password, secrets };
  };

  it('fills in variables, defaults for unset and empty ones, and leaves $${ alone', () => {
    expect(passwordOf(`\${PW}`, { PW: 's3cret' }).password).to.equal('s3cret');
    expect(passwordOf(`\${PW:-x}`).password).to.equal('x');
    expect(passwordOf(`\${PW:-x}`, { PW: '' }).password).to.equal('x');
    expect(passwordOf(`a$\${b}`).password).to.equal(`a\${b}`);
    expect(passwordOf('"p$$w"').password).to.equal('p$$w');
  });

  it('takes passwords of digits as they stand', () => {
    expect(passwordOf('0123').password).to.equal('0123');
  });

  it('collects the passwords that came from it, and no others', () => {
    expect(passwordOf(`x\${PW}`, { PW: 's3cret' }).secrets).to.deep.equal(['s3cret']);
    expect(passwordOf(`\${PW:-x}`).secrets).to.deep.equal([]);
    expect(load(RIGHT.replace('admin', `\${ME}`), { env: { ME: 'me' } }).secrets).to.deep.equal([]);
  });

  it('can hold numbers', () => {
    const text = RIGHT.replace('port: 2222', `port: \${SSH_PORT:-22}`);
    expect(load(text, { env: { SSH_PORT: '2200' } }).devices.get('R1')?.port).to.equal(2200);
  });

  it('can be asked for the names that a file refers to, whatever else is wrong with it', () => {
    const text = `# \${NOT_THIS}\nhosts: { a: "\${A}\${B:-\${x}", b: '\${C}' }\npassword: \${A}\n`;
    expect(withFile(text, environmentOf)).to.deep.equal(['A', 'B', 'C']);
  });
});

it('a testbed file that is not there is said by its path', () => {
  expect(() => loadTestbed('/nowhere/testbed.yaml', { env: {} }))
    .to.throw(TsunaguError, '/nowhere/testbed.yaml')
    .with.property('code', 'testbed.unreadable');
  expect(() => environmentOf('/nowhere/testbed.yaml')).to.throw(TsunaguError, '/nowhere/testbed.yaml');
});
