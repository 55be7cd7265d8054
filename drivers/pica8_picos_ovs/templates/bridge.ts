import { begins, row, type Template } from '../../../src/device/parse/template.js';
import { COLON_MAC, pattern } from '../../common/patterns.js';

/** What older versions put into quotation marks. */
function name(column: string): string {
  return `"?(?<${column}>[^"\\s]+)"?$`;
}

/** A record a port, with its interfaces; what stands above the ports is its bridge's. */
export const database: Template = {
  commands: ['ovs-vsctl show'],
  columns: [
    ...['bridge', 'datapath_type', 'fail_mode', 'controllers', 'is_connected', 'port', 'tag', 'vlan_mode'],
    ...['trunks', 'interfaces', 'types', 'options', 'errors'],
  ],
  carried: ['bridge', 'datapath_type', 'fail_mode', 'controllers', 'is_connected'],
  required: ['port'],
  lists: ['controllers', 'is_connected', 'trunks', 'interfaces', 'types', 'options', 'errors'],
  splits: { trunks: /,\s*/ },
  rules: [
    { line: pattern('^\\s+Bridge ', name('bridge')), record: 'begins', clear: true },
    /^\s+datapath_type: (?<datapath_type>\S+)$/,
    /^\s+fail_mode: (?<fail_mode>\S+)$/,
    pattern('^\\s+Controller ', name('controllers')),
    /^\s+is_connected: (?<is_connected>\S+)$/,
    begins(pattern('^\\s+Port ', name('port'))),
    /^\s+tag: (?<tag>\d+)$/,
    /^\s+vlan_mode: (?<vlan_mode>\S+)$/,
    /^\s+trunks: \[(?<trunks>[^\]]*)\]$/,
    pattern('^\\s+Interface ', name('interfaces')),
    pattern('^\\s+type: ', name('types')),
    /^\s+options: \{(?<options>.*)\}$/,
    /^\s+error: "(?<errors>.*)"$/,
  ],
  // The database's own name and version; who manages it.
  ignore: [/^[0-9a-f]{8}-[0-9a-f-]{27}$/, /^\s+ovs_version:/, /^\s+Manager /],
};

/** Ports as OpenFlow knows them. */
export const ports: Template = {
  commands: [
    'ovs-ofctl show br0',
    'ovs-ofctl show',
    'ovs-ofctl dump-ports-desc br0',
    'ovs-ofctl dump-ports-desc',
  ],
  columns: [
    ...['datapath_id', 'port', 'interface', 'mac_address', 'config', 'state', 'current', 'advertised'],
    ...['supported', 'peer', 'speed', 'max_speed'],
  ],
  carried: ['datapath_id'],
  required: ['port'],
  rules: [
    /^OFPT_FEATURES_REPLY .*dpid:(?<datapath_id>[0-9a-f]+)$/,
    begins(pattern(`^\\s+(?<port>\\w+)\\((?<interface>[^)]+)\\): addr:(?<mac_address>${COLON_MAC})$`)),
    /^\s+config:\s+(?<config>.+)$/,
    /^\s+state:\s+(?<state>.+)$/,
    /^\s+current:\s+(?<current>.+)$/,
    /^\s+advertised:\s+(?<advertised>.+)$/,
    /^\s+supported:\s+(?<supported>.+)$/,
    /^\s+peer:\s+(?<peer>.+)$/,
    /^\s+speed:\s+(?<speed>\d+) Mbps now, (?<max_speed>\d+) Mbps max$/,
  ],
  ignore: [/^OFPS?T_|^n_tables:|^capabilities:|^actions:/],
};

/** What a kind of port cannot count is `?`. */
export const counters: Template = {
  commands: ['ovs-ofctl dump-ports br0', 'ovs-ofctl dump-ports'],
  columns: [
    ...['port', 'rx_packets', 'rx_bytes', 'rx_dropped', 'rx_errors', 'rx_frame', 'rx_over', 'rx_crc'],
    ...['tx_packets', 'tx_bytes', 'tx_dropped', 'tx_errors', 'collisions', 'duration'],
  ],
  required: ['port'],
  rules: [
    begins(
      /^\s+port\s+"?(?<port>[^":]+)"?: rx pkts=(?<rx_packets>\d+|\?), bytes=(?<rx_bytes>\d+|\?), drop=(?<rx_dropped>\d+|\?), errs=(?<rx_errors>\d+|\?), frame=(?<rx_frame>\d+|\?), over=(?<rx_over>\d+|\?), crc=(?<rx_crc>\d+|\?)$/,
    ),
    /^\s+tx pkts=(?<tx_packets>\d+|\?), bytes=(?<tx_bytes>\d+|\?), drop=(?<tx_dropped>\d+|\?), errs=(?<tx_errors>\d+|\?), coll=(?<collisions>\d+|\?)$/,
    /^\s+duration=(?<duration>[\d.]+)s$/,
  ],
  ignore: [/^OFPST_PORT reply/],
};

/** Ports are OpenFlow's numbers. */
export const macTable: Template = {
  commands: ['ovs-appctl fdb/show br0', 'ovs-appctl fdb/show'],
  columns: ['port', 'vlan_id', 'mac_address', 'age'],
  rules: [
    row(
      pattern(
        `^\\s*(?<port>\\S+)\\s+(?<vlan_id>\\d+)\\s+(?<mac_address>${COLON_MAC})\\s+(?<age>\\d+|static)$`,
      ),
    ),
  ],
  ignore: [/^\s*port\s+VLAN\s+MAC/],
};

/** `match` is without the priority, which is absent where it is the usual one. */
export const flows: Template = {
  commands: ['ovs-ofctl dump-flows br0', 'ovs-ofctl dump-flows'],
  columns: [
    ...['cookie', 'duration', 'table', 'packets', 'bytes', 'idle_timeout', 'hard_timeout', 'idle_age'],
    ...['hard_age', 'priority', 'match', 'actions'],
  ],
  required: ['actions'],
  rules: [
    ...['idle_timeout', 'hard_timeout', 'idle_age', 'hard_age'].map(word => ({
      line: pattern(`^\\s*cookie=.* ${word}=(?<${word}>\\d+),`),
      also: true,
    })),
    row(
      /^\s*cookie=(?<cookie>\w+), duration=(?<duration>[\d.]+)s, table=(?<table>\w+), n_packets=(?<packets>\d+), n_bytes=(?<bytes>\d+),(?: (?:idle_timeout|hard_timeout|idle_age|hard_age|importance)=\d+,| (?:send_flow_rem|check_overlap|reset_counts|no_packet_counts|no_byte_counts))* (?:priority=(?<priority>\d+),?)?(?<match>\S*) ?actions=(?<actions>.*)$/,
    ),
  ],
  ignore: [/^(?:NXST|OFPST)_FLOW reply/],
};
