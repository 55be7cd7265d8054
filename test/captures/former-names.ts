/** Names that columns bore in older collections of captures, and what they are called now. */
export const FORMER_NAMES: Record<string, string[]> = {
  vlan: ['vlan_id', 'vlan_name'],
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
  local_port: ['local_interface'],
  neighbor_id: ['chassis_id'],
  neighbor_chassis_id: ['chassis_id'],
  neighbor_address: ['mgmt_address'],
  remote_management_address: ['mgmt_address'],
  neighbor_platform: ['platform'],
  neighbor_capability: ['capabilities'],
  system_capabilities_enabled: ['capabilities'],
  system_capabilities_supported: ['capabilities_supported'],
  neighbor_port: ['neighbor_interface'],
  neighbor_portid: ['neighbor_interface'],
  neighbor_sysname: ['neighbor_name'],
  neighbor_version: ['neighbor_description'],
  system_descr: ['neighbor_description'],
  neighbor_descr: ['neighbor_interface_description'],
  port_descr: ['neighbor_interface_description'],
  pvid: ['vlan_id'],
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
