import { begins, row, type Template } from '../../../src/device/parse/template.js';
import { COLON_MAC, DOTTED_MAC, IPV4, pattern } from '../../common/patterns.js';

/** What an interface does with IP: most of its block are features that are on or off. */
export const ipInterfaceDetails: Template = {
  commands: ['show ip interface'],
  columns: [
    ...['interface', 'link_status', 'protocol_status', 'ip_address', 'prefix_length', 'vrf', 'mtu'],
    ...['ip_helper', 'outgoing_acl', 'inbound_acl'],
  ],
  required: ['interface'],
  lists: ['ip_address', 'prefix_length', 'ip_helper'],
  rules: [
    begins(/^(?<interface>\S+) is (?<link_status>.+?), line protocol is (?<protocol_status>\S+)/),
    pattern(`^\\s+(?:Internet|Secondary) address (?:is )?(?<ip_address>${IPV4})/(?<prefix_length>\\d+)`),
    /^\s+MTU is (?<mtu>\d+)/,
    pattern(`^\\s+Helper address(?:es)? (?:is|are) (?<ip_helper>${IPV4})`),
    // More of them.
    pattern(`^\\s+(?<ip_helper>${IPV4})$`),
    /^\s+Outgoing (?:Common )?access list is not set$/,
    /^\s+Inbound {1,2}(?:Common )?access list is not set$/,
    /^\s+Outgoing access list is (?<outgoing_acl>.+)$/,
    /^\s+Inbound {1,2}access list is (?<inbound_acl>.+)$/,
    /^\s+VPN Routing\/Forwarding "(?<vrf>[^"]*)"/,
  ],
  ignore: [/^\s+\S/],
};

export const ipv6Interfaces: Template = {
  commands: ['show ipv6 interface brief'],
  columns: ['interface', 'ip_address', 'admin', 'protocol'],
  required: ['interface'],
  lists: ['ip_address'],
  rules: [
    begins(/^(?<interface>\S+)\s+\[(?<admin>[^/]+)\/(?<protocol>\w+)\]/),
    /^\s+(?<ip_address>unassigned|[0-9A-Fa-f]*:[0-9A-Fa-f:.]+)$/,
  ],
  ignore: [/^\s+unnumbered \(/],
};

export const dhcpBindings: Template = {
  commands: ['show ip dhcp binding'],
  columns: ['ip_address', 'hardware_address', 'expiration', 'type', 'state', 'interface'],
  rules: [
    row(
      pattern(
        `^(?<ip_address>${IPV4})\\s+(?<hardware_address>[0-9a-f][0-9a-f.:]+)\\s+(?<expiration>Infinite|[A-Z][a-z]{2} \\d+ \\d{4} \\d+:\\d+ [AP]M)`,
        '\\s+(?<type>[A-Z]\\w+)(?:\\s+(?<state>[A-Z]\\w+)\\s+(?<interface>\\S+))?$',
      ),
    ),
  ],
  ignore: [
    /^Bindings from|^IP address\s+Client-ID|^\s+Hardware address|^\s+User name|^IP address\s+Hardware/,
  ],
};

/** What was learned of addresses behind ports: by snooping, or set by hand. */
export const sourceBindings: Template = {
  commands: ['show ip dhcp snooping binding', 'show ip source binding'],
  columns: ['mac_address', 'ip_address', 'lease', 'type', 'vlan_id', 'interface'],
  rules: [
    row(
      pattern(
        `^(?<mac_address>${COLON_MAC})\\s+(?<ip_address>${IPV4})\\s+(?<lease>\\S+)\\s+(?<type>\\S+)\\s+(?<vlan_id>\\d+)\\s+(?<interface>\\S+)$`,
      ),
    ),
  ],
  ignore: [/^MacAddress\s+IpAddress/i, /^[-\s]+$/, /^Total number of bindings/],
};

export const trackedDevices: Template = {
  commands: ['show ip device tracking all'],
  columns: ['ip_address', 'mac_address', 'vlan_id', 'interface', 'probe_timeout', 'state', 'source'],
  rules: [
    row(
      pattern(
        `^\\s*(?<ip_address>${IPV4})\\s+(?<mac_address>${DOTTED_MAC})\\s+(?<vlan_id>\\d+)\\s+(?<interface>[A-Z]\\S+)`,
        '\\s+(?:(?<probe_timeout>\\d+)\\s+)?(?<state>[A-Z]+)(?:\\s+(?<source>\\S+))?$',
      ),
    ),
  ],
  ignore: [
    /^(?:Global )?IP Device Tracking|^-+$|^\s+IP Address\s+MAC|^Total number|^Enabled interfaces|^\s+\S+(?:, \S+)*$/,
  ],
};

/** The addresses that the device itself was lent. */
export const dhcpLeases: Template = {
  commands: ['show dhcp lease'],
  columns: [
    ...['ip_address', 'netmask', 'interface', 'server', 'state_id', 'state', 'transaction_id', 'time_lease'],
    ...['time_renewal', 'time_rebound', 'time_next_fire', 'gateway', 'retry_count', 'client_id', 'hostname'],
  ],
  required: ['ip_address'],
  rules: [
    begins(/^Temp IP addr: (?<ip_address>\S+) +for peer on Interface: (?<interface>\S+)/),
    /^Temp +sub net mask: (?<netmask>\S+)/,
    /^\s+DHCP Lease server: (?<server>[^\s,]+), state: (?<state_id>\d+) (?<state>\w+)/,
    /^\s+DHCP transaction id: (?<transaction_id>\S+)/,
    /^\s+Lease: (?<time_lease>\d+) secs, +Renewal: (?<time_renewal>\d+) secs, +Rebind: (?<time_rebound>\d+) secs/,
    /^Temp default-gateway addr: (?<gateway>\S+)/,
    /^\s+Next timer fires after: (?<time_next_fire>\S+)/,
    /^\s+Retry count: (?<retry_count>\d+)(?:\s+Client-ID: (?<client_id>\S+))?/,
    /^\s+Client-ID: (?<client_id>\S+)/,
    /^\s+Hostname: (?<hostname>\S+)/,
  ],
  ignore: [/^\s+Client-ID hex dump|^ +[0-9A-F]{2,}$/],
};

export const vrfs: Template = {
  commands: ['show vrf', 'show vrf brief'],
  columns: ['name', 'default_rd', 'protocols', 'interfaces'],
  required: ['name'],
  lists: ['interfaces'],
  rules: {
    vrfs: [
      { line: /^\s*Platform iVRF Name/, go: 'inside' },
      begins(
        /^\s{0,4}(?<name>\S+)\s+(?<default_rd><not set>|\d\S*:\d+)(?:\s+(?<protocols>ipv[46](?:,ipv6)?))?(?:\s+(?<interfaces>[A-Z]\S*))?$/,
      ),
      /^\s{30,}(?<interfaces>[A-Z]\S*)$/,
    ],
    // Those that a platform has for itself.
    inside: [/^/],
  },
  ignore: [/^\s*Name\s+Default RD/],
};

export const vrfDetails: Template = {
  commands: ['show vrf detail'],
  columns: [
    ...['name', 'id', 'default_rd', 'vpnid', 'description', 'interfaces'],
    ...['table_id', 'table_address_family', 'table_address_type'],
  ],
  required: ['name'],
  lists: ['interfaces', 'table_id', 'table_address_family', 'table_address_type'],
  splits: { interfaces: /\s+/ },
  rules: {
    block: [
      begins(
        /^VRF (?<name>\S+)(?: \(VRF Id = (?<id>\d+)\))?; default RD (?<default_rd><not set>|[^;\s]+)(?:; default VPNID (?<vpnid><not set>|\S+))?/,
      ),
      /^\s+Description: (?<description>.+)$/,
      { line: /^\s+Interfaces:$/, go: 'interfaces' },
      /^Address family (?<table_address_family>ipv\d)(?: (?<table_address_type>\w+))? \(Table ID = (?<table_id>\w+)/,
    ],
    interfaces: [
      /^\s+(?<interfaces>[A-Z][\w/.-]*\d(?:\s+[A-Z][\w/.-]*\d)*)$/,
      {
        line: /^Address family (?<table_address_family>ipv\d)(?: (?<table_address_type>\w+))? \(Table ID = (?<table_id>\w+)/,
        go: 'block',
      },
    ],
  },
  // What a VRF exports, imports and how its labels are given.
  ignore: [/^\s+\S/, /^Address family ipv\d\D.*not active/],
};

export const vrfInterfaces: Template = {
  commands: ['show ip vrf interfaces'],
  columns: ['interface', 'ip_address', 'vrf', 'proto_state'],
  rules: [
    row(
      pattern(
        `^(?<interface>\\S+)\\s+(?<ip_address>${IPV4}|unassigned)\\s+(?<vrf>\\S+)\\s+(?<proto_state>up|down)$`,
      ),
    ),
  ],
  ignore: [/^Interface\s+IP-Address/],
};

/** Who authenticated at which port; flags of newer systems are not kept. */
export const authenticationSessions: Template = {
  commands: ['show authentication sessions', 'show access-session'],
  columns: ['interface', 'mac_address', 'method', 'domain', 'status', 'session'],
  rules: [
    row(
      /^(?<interface>[A-Z]\S+)\s+(?<mac_address>\S+)\s+(?<method>\S+)\s+(?<domain>[A-Z]+)\s+(?<status>\S.*?)\s+(?:[ADFINPRUX]{1,4}\s+)?(?<session>[0-9A-F]{16,})$/,
    ),
  ],
  ignore: [
    /^Interface\s+(?:MAC|Identifier)|^-+$|^Session count|^Key to Session|^ {2}[A-Z] - |^No sessions/,
    /^Runnable methods list|^\s+(?:Handle|Priority)\s|^\s+\d+\s+\d*\s*\w/,
  ],
};
