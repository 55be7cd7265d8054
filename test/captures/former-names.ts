/** Names that columns bore in older collections of captures, and what they are called now. */
export const FORMER_NAMES: Record<string, string[]> = {
  vlan: ['vlan_id'],
  mac: ['mac_address'],
  address: ['ip_address', 'mac_address'],
  ip: ['ip_address'],
  ipaddr: ['ip_address'],
  ip_addr: ['ip_address'],
  name: ['vlan_name', 'interface_name'],
  descrip: ['description'],
  interface_desc: ['description'],
  neighbor: ['neighbor_name'],
  intf: ['interface'],
  system_description: ['neighbor_description'],
  signature: ['firmware_signature'],
  securitylevel: ['security_level'],
  mask: ['prefix_length'],
  hw_addr: ['hardware_address'],
  inet_addr: ['ip_address'],
  msg_num: ['message_number'],
  rx_pkts: ['rx_packets'],
  tx_pkts: ['tx_packets'],
  host_rx_pkts: ['host_rx_packets'],
  host_tx_pkts: ['host_tx_packets'],
  rx_if_down_drop: ['interface_down_drop'],
  rx_input_discard: ['input_discards'],
  tx_output_discard: ['output_discards'],
};

/** The columns of a record that an expected one may stand for; its own name, where there is one, is the only. */
export function columnsFor(expected: string, columns: string[]): string[] {
  if (columns.includes(expected)) return [expected];
  const candidates = [...(FORMER_NAMES[expected] ?? []), expected.replace(/^[rt]x_/, '')];
  return candidates.filter(name => columns.includes(name));
}
