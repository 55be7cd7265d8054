import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { platforms } from '../../drivers/index.js';
import type { TableSubject } from '../../src/device/index.js';
import { findTemplate } from '../../src/device/parse/find-template.js';
import { readTable } from '../../src/device/parse/read-table.js';

const samples = resolve(dirname(fileURLToPath(import.meta.url)), '../../../test/captures/samples');

/** What one of a platform's readers makes of an output. */
function read(id: string, subject: TableSubject, output: string, at = 0): object[] {
  const { tables, templates = [] } = platforms.get(id) ?? {};
  const reader = tables?.[subject]?.[at];
  if (!reader) throw new Error(`${id} has no reader for ${subject}`);
  const { rows, unread } = readTable<object>(reader, reader.commands[0] ?? '', output, templates);
  expect(unread).to.deep.equal([]);
  return rows;
}

function sample(id: string, command: string, name: string): string {
  return readFileSync(join(samples, id, command, `${name}.raw`), 'utf8');
}

describe('Tables of devices in one shape', () => {
  it('are read by templates that exist, where they are not read as JSON', () => {
    const missing = [...platforms.values()].flatMap(({ id, tables = {}, templates = [] }) =>
      Object.values(tables).flatMap(readers =>
        readers
          .filter(({ json }) => !json)
          .flatMap(({ commands }) => commands)
          .filter(command => !findTemplate(templates, command))
          .map(command => `${id}: ${command}`),
      ),
    );
    expect(missing).to.deep.equal([]);
  });

  it('have one way to write MAC addresses, and none for a neighbour that did not answer', () => {
    const ios = read('cisco_ios', 'neighbours', sample('cisco_ios', 'show_ip_arp', 'incomplete'));
    expect(ios.slice(1)).to.deep.equal([
      { address: '192.0.2.20', mac: '02:00:5e:00:53:20', interface: 'Vlan10' },
      { address: '192.0.2.21' },
    ]);
    const procurve = read('hp_procurve', 'neighbours', sample('hp_procurve', 'show_arp', 'no_port'));
    expect(procurve[0]).to.deep.equal({ address: '192.0.2.11', mac: '02:00:5e:00:53:01', interface: '2' });
  });

  it('tell what was learned from what was set, and where', () => {
    const nxos = read('cisco_nxos', 'macTable', sample('cisco_nxos', 'show_mac_address-table', 'vpc'));
    expect(nxos).to.deep.equal([
      { mac: '02:00:5e:00:53:01', vlan: '217', interface: 'Po1', kind: 'dynamic' },
      { mac: '02:00:5e:00:53:02', vlan: '-', interface: 'sup-eth1(R)', kind: 'static' },
    ]);
    const junos = read(
      'juniper_junos',
      'macTable',
      sample('juniper_junos', 'show_ethernet-switching_table', 'indexes'),
    );
    expect(junos[0]).to.deep.equal({
      ...{ mac: '02:00:5e:00:53:01', vlan: 'Vlan2', interface: 'ae3.0', kind: 'dynamic' },
    });
  });

  it('have a row a next hop, with the protocol by its name', () => {
    const ios = read('cisco_ios', 'routes', sample('cisco_ios', 'show_ip_route', 'table'));
    expect(ios.slice(0, 4)).to.deep.equal([
      { prefix: '198.51.100.0/25', protocol: 'static', nextHop: '192.0.2.2', distance: 1, metric: 0 },
      { prefix: '198.51.100.0/25', protocol: 'static', nextHop: '192.0.2.3', distance: 1, metric: 0 },
      { prefix: '198.51.100.128/25', protocol: 'static', interface: 'FastEthernet0/0' },
      {
        ...{ prefix: '203.0.113.0/29', protocol: 'ospf', nextHop: '192.0.2.2' },
        ...{ interface: 'TenGigabitEthernet7/4', distance: 110, metric: 20 },
      },
    ]);
    const cx = read('aruba_aoscx', 'routes', sample('aruba_aoscx', 'show_ip_route_all-vrfs', 'paths'));
    expect(cx.slice(1)).to.deep.equal([
      {
        ...{ prefix: '0.0.0.0/0', protocol: 'bgp', nextHop: '192.0.2.185', distance: 20, metric: 0 },
        vrf: 'default',
      },
      {
        ...{ prefix: '198.51.100.128/26', protocol: 'connected', interface: 'vlan3564' },
        ...{ distance: 0, metric: 0, vrf: 'default' },
      },
    ]);
    const fortios = sample('fortinet_fortios', 'get_router_info_routing-table_all', 'paths');
    expect(read('fortinet_fortios', 'routes', fortios)[2]).to.deep.equal({
      ...{ prefix: '192.0.2.0/24', protocol: 'connected', interface: 'Tu-Hub01-Main' },
    });
    const yamaha = read('yamaha_rtx', 'routes', sample('yamaha_rtx', 'show_ip_route', 'kinds'));
    expect(yamaha[0]).to.deep.equal({ prefix: '0.0.0.0/0', protocol: 'static', interface: 'PP[01]' });
    const screenos = read('juniper_screenos', 'routes', sample('juniper_screenos', 'get_route', 'routers'));
    expect(screenos[1]).to.deep.equal({
      ...{ prefix: '0.0.0.0/0', protocol: 'static', nextHop: '192.0.2.1', interface: 'eth0/0' },
      ...{ distance: 20, metric: 1, vrf: 'trust-vr' },
    });
  });

  it('tell what an interface should be from what it is', () => {
    const ios = read('cisco_ios', 'interfaces', sample('cisco_ios', 'show_interfaces', 'blocks'));
    expect(ios[0]).to.deep.equal({
      ...{ name: 'GigabitEthernet0/1', admin: 'up', oper: 'up', description: 'to the core' },
      ...{ address: '192.0.2.1/24', mac: '02:00:5e:00:53:01', mtu: 1500 },
      ...{ inPackets: 83, outPackets: 15513, inErrors: 4, outErrors: 5 },
    });
    expect(ios[1]).to.include({ name: 'Port-channel1.13', admin: 'down', oper: 'down' });
    const awplus = sample('allied_telesis_awplus', 'show_interface', 'blocks');
    expect(read('allied_telesis_awplus', 'interfaces', awplus)[1]).to.include({ admin: 'up', oper: 'down' });
    const vyos = read('vyos', 'interfaces', sample('vyos', 'show_interfaces', 'addresses'));
    expect(vyos[3]).to.deep.equal({ name: 'eth3', admin: 'down', oper: 'down' });
  });

  it('have translated flows only', () => {
    const ios = read('cisco_ios', 'sessions', sample('cisco_ios', 'show_ip_nat_translations', 'ports'));
    expect(ios).to.have.lengthOf(2);
    expect(ios[0]).to.deep.equal({
      ...{ protocol: 'tcp', source: '10.1.0.2:51776', destination: '198.51.100.2:21' },
      ...{ translatedSource: '192.0.2.9:51776', translatedDestination: '198.51.100.2:21' },
    });
    const flow =
      'tcp      6 431999 ESTABLISHED src=10.0.0.2 dst=198.51.100.2 sport=51776 dport=22 src=198.51.100.2 dst=192.0.2.9 sport=22 dport=51776 [ASSURED] mark=0 use=1';
    expect(read('linux', 'sessions', flow)).to.deep.equal([
      {
        ...{ protocol: 'tcp', source: '10.0.0.2:51776', destination: '198.51.100.2:22' },
        translatedSource: '192.0.2.9:51776',
      },
    ]);
  });

  it('are made of the JSON that EOS and Junos give', () => {
    const arp =
      '{"ipV4Neighbors":[{"hwAddress":"0200.5e00.5301","address":"192.0.2.1","interface":"Ethernet1","age":0}]}';
    const neighbour = { address: '192.0.2.1', mac: '02:00:5e:00:53:01', interface: 'Ethernet1' };
    expect(read('arista_eos', 'neighbours', arp)).to.deep.equal([neighbour]);
    const vias = '[{"nexthopAddr":"192.0.2.9","interface":"Et1"},{"interface":"Et2"}]';
    const routes = `{"vrfs":{"default":{"routes":{"0.0.0.0/0":{"routeType":"static","preference":1,"metric":0,"vias":${vias}}}}}}`;
    const route = { prefix: '0.0.0.0/0', protocol: 'static', distance: 1, metric: 0, vrf: 'default' };
    expect(read('arista_eos', 'routes', routes)).to.deep.equal([
      { ...route, nextHop: '192.0.2.9', interface: 'Et1' },
      { ...route, interface: 'Et2' },
    ]);
    const entry =
      '{"mac-address":[{"data":"02:00:5e:00:53:01"}],"ip-address":[{"data":"192.0.2.1"}],"interface-name":[{"data":"ge-0/0/0.0"}]}';
    const junos = `{"arp-table-information":[{"arp-table-entry":[${entry}]}]}`;
    expect(read('juniper_junos', 'neighbours', junos)).to.deep.equal([
      { ...neighbour, interface: 'ge-0/0/0.0' },
    ]);
    const hop = '"nh":[{"to":[{"data":"192.0.2.9"}],"via":[{"data":"ge-0/0/0.0"}]}]';
    const rt = `{"rt-destination":[{"data":"0.0.0.0/0"}],"rt-entry":[{"protocol-name":[{"data":"OSPF"}],"preference":[{"data":"10"}],${hop}}]}`;
    const table = `{"route-information":[{"route-table":[{"table-name":[{"data":"blue.inet.0"}],"rt":[${rt}]}]}]}`;
    expect(read('juniper_junos', 'routes', table)).to.deep.equal([
      {
        ...{ prefix: '0.0.0.0/0', protocol: 'ospf', nextHop: '192.0.2.9', interface: 'ge-0/0/0.0' },
        ...{ distance: 10, vrf: 'blue' },
      },
    ]);
  });

  it('are said to be unread where an output is no JSON', () => {
    const reader = platforms.get('frr')?.tables?.routes?.[0];
    const reading = reader && readTable(reader, 'show ip route json', 'zebra is not running\n', []);
    expect(reading).to.deep.equal({ rows: [], unread: ['zebra is not running'] });
  });
});
