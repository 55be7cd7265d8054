import { begins, row, type Template } from '../../../src/device/parse/template.js';

export const lldpNeighbours: Template = {
  commands: ['show lldp neighbor-info', 'show lldp neighbors-info', 'show lldp neighbor info'],
  columns: [
    ...['local_interface', 'chassis_id', 'neighbor_port_id', 'neighbor_interface', 'ttl', 'neighbor_name'],
  ],
  rules: [
    row(
      /^(?<local_interface>\S+)\s+(?<chassis_id>\S+)\s+(?<neighbor_port_id>\S.*?)\s{2,}(?:(?<neighbor_interface>\S.*?)\s{2,})?(?<ttl>\d+)(?:\s{2,}(?<neighbor_name>\S.*))?$/,
    ),
  ],
  ignore: [/^LLDP Neighbor Information|^=+$|^Total Neighbor Entries|^LOCAL-PORT\s|^-+$|^\S+# show /],
};

/** `neighbor_interface` is the first word of the port's description, which stands whole in a column of its own. */
export const lldpDetails: Template = {
  commands: [
    'show lldp neighbor-info detail',
    'show lldp neighbors-info detail',
    'show lldp neighbor info detail',
  ],
  columns: [
    ...['local_interface', 'chassis_id', 'neighbor_name', 'neighbor_description', 'capabilities_supported'],
    ...['capabilities', 'mgmt_address', 'neighbor_port_id', 'neighbor_interface'],
    ...['neighbor_interface_description', 'vlan_id', 'ttl'],
  ],
  required: ['local_interface'],
  rules: {
    entry: [
      begins(/^Port\s+: (?<local_interface>\S+)/),
      /^Neighbor (?:Chassis|System)-Name\s+: (?<neighbor_name>.+)$/,
      {
        line: /^Neighbor (?:Chassis|System)-Description\s+:(?: (?<neighbor_description>.+))?$/,
        go: 'description',
      },
      /^Neighbor Chassis-ID\s+: (?<chassis_id>.+)$/,
      /^Neighbor Management-Address\s+: (?<mgmt_address>\S+)/,
      /^Chassis Capabilities Available\s+: (?<capabilities_supported>.+)$/,
      /^Chassis Capabilities Enabled\s+: (?<capabilities>.+)$/,
      /^Neighbor Port-ID\s+: (?<neighbor_port_id>.+)$/,
      /^Neighbor Port-Desc\s+: (?<neighbor_interface_description>(?<neighbor_interface>\S+).*)$/,
      /^Neighbor Port VLAN ID\s+: (?<vlan_id>\S+)/,
      /^TTL\s+: (?<ttl>\d+)/,
    ],
    // A description may have several lines, of which the first is kept.
    description: [{ line: /^Neighbor Chassis-ID\s+:(?: (?<chassis_id>.+))?$/, go: 'entry' }, /^/],
  },
  // Power, energy, auto-negotiation.
  ignore: [/^[A-Z][^:]*:|^LLDP Neighbor Information|^Neighbor Mac-Phy details|^[-=]+$|^\S+# show /],
};
