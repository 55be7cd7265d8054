import { type ActingRule, row, type Template } from '../../../src/device/parse/template.js';
import { COLON_MAC, IPV4, pattern } from '../../common/patterns.js';

/** A column of a width, or what is wider and touches the next. */
function field(name: string, width: number): string {
  return `(?<${name}>.{${width - 1}} |\\S{${width},})`;
}

const LEASE = `^\\s*(?<ip_address>${IPV4})\\s+(?<mac_address>${COLON_MAC})`;
const EXPIRY = '(?<expiry>[A-Z][a-z]{2} [A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d \\d{4})$';

/** The name of an interface above its leases, and the heading, which tells the widths of the columns. */
const HEADINGS: ActingRule[] = [
  { line: /^\s*IP\s.*\sHostname {5,}VCI\s+SSID\s+AP\s+Expiry$/, go: 'wide' },
  { line: /^\s*IP\s.*\sHostname {5,}VCI\s+Expiry$/, go: 'narrow' },
  { line: /^\s*IP\s.*\sHostname {1,4}VCI\s+Expiry$/, go: 'unaligned' },
  { line: /^(?<interface>[^\s:]+)$/ },
];

export const leases: Template = {
  commands: ['execute dhcp lease-list'],
  columns: ['interface', 'ip_address', 'mac_address', 'hostname', 'vci', 'ssid', 'ap', 'expiry'],
  carried: ['interface'],
  required: ['ip_address'],
  rules: {
    start: HEADINGS,
    wide: [
      // A name wider than its column, and nothing more is known: the blanks cannot belong to the name.
      row(pattern(`${LEASE} {7}(?<hostname>\\S{20,}) {40,}`, EXPIRY)),
      row(
        pattern(
          `${LEASE} {7}`,
          field('hostname', 20),
          field('vci', 20),
          field('ssid', 20),
          field('ap', 20),
          EXPIRY,
        ),
      ),
      ...HEADINGS,
    ],
    narrow: [row(pattern(`${LEASE} {7}`, field('hostname', 16), field('vci', 16), EXPIRY)), ...HEADINGS],
    unaligned: [row(pattern(`${LEASE} (?<hostname>.*?) {2}(?<vci>.*?) {2}`, EXPIRY)), ...HEADINGS],
  },
};

/** What stands before the colon; a column is called like it. */
const LLDP = [
  ...['port', 'port.txt', 'mac', 'chassis.type', 'chassis.type.txt', 'chassis.data', 'port.id.type'],
  ...['port.id.type.txt', 'port.id.len', 'port.id.data', 'ttl', 'port.desc.len', 'port.desc.data'],
  ...['system.name.len', 'system.name.data', 'system.desc.len', 'system.desc.data'],
  ...['system.caps.available', 'system.caps.available.txt', 'system.caps.enabled', 'system.caps.enabled.txt'],
  ...['address.count', 'address.1.type', 'address.1.type.txt', 'address.1.len', 'address.1.addr'],
  ...['address.1.addr.interface.type', 'address.1.addr.interface.type.txt'],
  ...['address.1.addr.interface.number', 'vlan.id', 'vlan.protocol.count', 'vlan.protocol.1.flag'],
  ...['vlan.protocol.1.flag.txt', 'vlan.protocol.1.id', 'vlan.name.count', 'vlan.name.1.id'],
  ...['vlan.name.1.len', 'vlan.name.1.data', 'aggregation.status', 'aggregation.status.txt'],
  ...['aggregation.port', 'mac_phy.auto', 'mac_phy.auto.txt', 'mac_phy.pmd', 'mac_phy.pmd.txt'],
  ...['mac_phy.mau', 'mac_phy.mau.txt', 'power.status', 'power.status.txt', 'power.pair', 'power.class'],
  'max-frame-size',
];

function column(key: string): string {
  return key === 'mac' ? 'mac_address' : key.replace(/[.-]/g, '_');
}

function lldpRule(key: string): ActingRule {
  const line = pattern(`^\\d+ ${key.replaceAll('.', '\\.')}:(?:\\s(?<${column(key)}>.*))?$`);
  return key === 'port' ? { line, record: 'begins' } : { line };
}

export const lldpNeighbours: Template = {
  commands: ['diagnose lldprx port neighbor details port-name', 'diagnose lldprx port neighbor details'],
  columns: LLDP.map(column),
  required: ['port'],
  lists: ['system_desc_data'],
  rules: [
    ...LLDP.map(lldpRule),
    // A neighbour's description of itself may have several lines.
    /^(?!\d+ [\w.-]+:)(?<system_desc_data>\S.*)$/,
  ],
  // Further addresses and VLANs.
  ignore: [/^\d+ (?:address|vlan)\.[\w.]+:/],
};
