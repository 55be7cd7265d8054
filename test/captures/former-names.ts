/** Names that columns bore in older collections of captures, and what they are called now. */
export const FORMER_NAMES: Record<string, string[]> = {
  vlan: ['vlan_id', 'vlan_name'],
  mac: ['mac_address'],
  address: ['ip_address', 'mac_address'],
  ip: ['ip_address', 'ipv6_address'],
  ipaddr: ['ip_address'],
  ip_addr: ['ip_address'],
  name: ['vlan_name', 'interface_name'],
  descrip: ['description'],
  interface_desc: ['description'],
  neighbor: ['neighbor_name'],
  intf: ['interface'],
  signature: ['firmware_signature'],
  securitylevel: ['security_level'],
  mask: ['prefix_length'],
  rx_if_down_drop: ['interface_down_drop'],
  rx_input_discard: ['input_discards'],
  tx_output_discard: ['output_discards'],
  port_info: ['neighbor_interface'],
  cidr: ['prefix_length'],
  bgp_neigh: ['bgp_neighbor'],
  neigh_as: ['neighbor_as'],
  msg_rcvd: ['messages_received'],
  msg_sent: ['messages_sent'],
  state_pfxrcd: ['state_or_prefixes_received'],
};

/** The columns of a record that an expected one may stand for; its own name, where there is one, is the only. */
export function columnsFor(expected: string, columns: string[]): string[] {
  if (columns.includes(expected)) return [expected];
  const candidates = [...(FORMER_NAMES[expected] ?? []), expected.replace(/^[rt]x_/, '')];
  return candidates.filter(name => columns.includes(name));
}
