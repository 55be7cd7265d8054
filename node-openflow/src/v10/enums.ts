// Enumerations of OpenFlow 1.0.1, by the names of the specification without their common prefix.

/** enum ofp_port */
export const PortNo = {
  max: 0xff00,
  inPort: 0xfff8,
  table: 0xfff9,
  normal: 0xfffa,
  flood: 0xfffb,
  all: 0xfffc,
  controller: 0xfffd,
  local: 0xfffe,
  none: 0xffff,
} as const;

/** enum ofp_port_config */
export const PortConfig = {
  portDown: 1 << 0,
  noStp: 1 << 1,
  noRecv: 1 << 2,
  noRecvStp: 1 << 3,
  noFlood: 1 << 4,
  noFwd: 1 << 5,
  noPacketIn: 1 << 6,
} as const;

/** enum ofp_port_state */
export const PortState = {
  linkDown: 1 << 0,
  stpListen: 0 << 8,
  stpLearn: 1 << 8,
  stpForward: 2 << 8,
  stpBlock: 3 << 8,
  stpMask: 3 << 8,
} as const;

/** enum ofp_port_features */
export const PortFeatures = {
  rate10MbHd: 1 << 0,
  rate10MbFd: 1 << 1,
  rate100MbHd: 1 << 2,
  rate100MbFd: 1 << 3,
  rate1GbHd: 1 << 4,
  rate1GbFd: 1 << 5,
  rate10GbFd: 1 << 6,
  copper: 1 << 7,
  fiber: 1 << 8,
  autoneg: 1 << 9,
  pause: 1 << 10,
  pauseAsym: 1 << 11,
} as const;

/** enum ofp_capabilities */
export const Capabilities = {
  flowStats: 1 << 0,
  tableStats: 1 << 1,
  portStats: 1 << 2,
  stp: 1 << 3,
  reserved: 1 << 4,
  ipReasm: 1 << 5,
  queueStats: 1 << 6,
  arpMatchIp: 1 << 7,
} as const;

/** enum ofp_config_flags */
export const ConfigFlags = { fragNormal: 0, fragDrop: 1, fragReasm: 2, fragMask: 3 } as const;

/** enum ofp_flow_mod_flags */
export const FlowModFlags = { sendFlowRem: 1 << 0, checkOverlap: 1 << 1, emerg: 1 << 2 } as const;

/** enum ofp_flow_wildcards */
export const FlowWildcards = {
  inPort: 1 << 0,
  dlVlan: 1 << 1,
  dlSrc: 1 << 2,
  dlDst: 1 << 3,
  dlType: 1 << 4,
  nwProto: 1 << 5,
  tpSrc: 1 << 6,
  tpDst: 1 << 7,
  nwSrcShift: 8,
  nwSrcAll: 32 << 8,
  nwDstShift: 14,
  nwDstAll: 32 << 14,
  dlVlanPcp: 1 << 20,
  nwTos: 1 << 21,
  all: (1 << 22) - 1,
} as const;

/** OFP_VLAN_NONE: in a match's `dlVlan`, the packet has no tag. */
export const VLAN_NONE = 0xffff;
/** Buffer id of a packet that is not buffered in the switch. */
export const NO_BUFFER = 0xffffffff;
/** Table ids in statistics requests. */
export const Table = { emergency: 0xfe, all: 0xff } as const;
/** OFPQ_ALL */
export const QUEUE_ALL = 0xffffffff;
/** OFP_DEFAULT_PRIORITY */
export const DEFAULT_PRIORITY = 0x8000;

export const flowModCommand = { add: 0, modify: 1, modifyStrict: 2, delete: 3, deleteStrict: 4 } as const;
export const packetInReason = { noMatch: 0, action: 1 } as const;
export const flowRemovedReason = { idleTimeout: 0, hardTimeout: 1, delete: 2 } as const;
export const portReason = { add: 0, delete: 1, modify: 2 } as const;
