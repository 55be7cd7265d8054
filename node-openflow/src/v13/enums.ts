// Enumerations of OpenFlow 1.3.5, by the names of the specification without their common prefix.
// Values that are compared and combined as numbers (ports, flags) are exported; the others serve the declarations.

/** enum ofp_port_no */
export const PortNo = {
  max: 0xffffff00,
  inPort: 0xfffffff8,
  table: 0xfffffff9,
  normal: 0xfffffffa,
  flood: 0xfffffffb,
  all: 0xfffffffc,
  controller: 0xfffffffd,
  local: 0xfffffffe,
  any: 0xffffffff,
} as const;

/** enum ofp_port_config */
export const PortConfig = { portDown: 1 << 0, noRecv: 1 << 2, noFwd: 1 << 5, noPacketIn: 1 << 6 } as const;

/** enum ofp_port_state */
export const PortState = { linkDown: 1 << 0, blocked: 1 << 1, live: 1 << 2 } as const;

/** enum ofp_port_features */
export const PortFeatures = {
  rate10MbHd: 1 << 0,
  rate10MbFd: 1 << 1,
  rate100MbHd: 1 << 2,
  rate100MbFd: 1 << 3,
  rate1GbHd: 1 << 4,
  rate1GbFd: 1 << 5,
  rate10GbFd: 1 << 6,
  rate40GbFd: 1 << 7,
  rate100GbFd: 1 << 8,
  rate1TbFd: 1 << 9,
  other: 1 << 10,
  copper: 1 << 11,
  fiber: 1 << 12,
  autoneg: 1 << 13,
  pause: 1 << 14,
  pauseAsym: 1 << 15,
} as const;

/** enum ofp_capabilities */
export const Capabilities = {
  flowStats: 1 << 0,
  tableStats: 1 << 1,
  portStats: 1 << 2,
  groupStats: 1 << 3,
  ipReasm: 1 << 5,
  queueStats: 1 << 6,
  portBlocked: 1 << 8,
} as const;

/** enum ofp_config_flags */
export const ConfigFlags = { fragNormal: 0, fragDrop: 1, fragReasm: 2, fragMask: 3 } as const;

/** enum ofp_flow_mod_flags */
export const FlowModFlags = {
  sendFlowRem: 1 << 0,
  checkOverlap: 1 << 1,
  resetCounts: 1 << 2,
  noPktCounts: 1 << 3,
  noBytCounts: 1 << 4,
} as const;

/** enum ofp_meter_flags */
export const MeterFlags = { kbps: 1 << 0, pktps: 1 << 1, burst: 1 << 2, stats: 1 << 3 } as const;

/** enum ofp_group_capabilities */
export const GroupCapabilities = {
  selectWeight: 1 << 0,
  selectLiveness: 1 << 1,
  chaining: 1 << 2,
  chainingChecks: 1 << 3,
} as const;

/** enum ofp_vlan_id: `vlanVid` matches carry this bit when a tag is there, `VlanId.present | 100`. */
export const VlanId = { present: 0x1000, none: 0x0000 } as const;

/** enum ofp_ipv6exthdr_flags */
export const Ipv6ExthdrFlags = {
  nonext: 1 << 0,
  esp: 1 << 1,
  auth: 1 << 2,
  dest: 1 << 3,
  frag: 1 << 4,
  router: 1 << 5,
  hop: 1 << 6,
  unrep: 1 << 7,
  unseq: 1 << 8,
} as const;

/** OFP_NO_BUFFER: the packet is not buffered in the switch. */
export const NO_BUFFER = 0xffffffff;
/** enum ofp_table */
export const Table = { max: 0xfe, all: 0xff } as const;
/** enum ofp_group */
export const Group = { max: 0xffffff00, all: 0xfffffffc, any: 0xffffffff } as const;
/** enum ofp_meter */
export const Meter = {
  max: 0xffff0000,
  slowpath: 0xfffffffd,
  controller: 0xfffffffe,
  all: 0xffffffff,
} as const;
/** enum ofp_controller_max_len */
export const ControllerMaxLen = { max: 0xffe5, noBuffer: 0xffff } as const;
/** OFPQ_ALL: all queues of a port. */
export const QUEUE_ALL = 0xffffffff;
/** OFP_DEFAULT_PRIORITY */
export const DEFAULT_PRIORITY = 0x8000;

export const flowModCommand = { add: 0, modify: 1, modifyStrict: 2, delete: 3, deleteStrict: 4 } as const;
export const groupModCommand = { add: 0, modify: 1, delete: 2 } as const;
export const groupType = { all: 0, select: 1, indirect: 2, ff: 3 } as const;
export const meterModCommand = { add: 0, modify: 1, delete: 2 } as const;
export const packetInReason = { noMatch: 0, action: 1, invalidTtl: 2 } as const;
export const flowRemovedReason = { idleTimeout: 0, hardTimeout: 1, delete: 2, groupDelete: 3 } as const;
export const portReason = { add: 0, delete: 1, modify: 2 } as const;
export const controllerRole = { nochange: 0, equal: 1, master: 2, slave: 3 } as const;
