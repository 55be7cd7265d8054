import { ipv4, ipv6, mac } from '../schema/addresses.js';
import { u8, u16, u24, u32, u64 } from '../schema/numbers.js';

/**
 * The match fields of class OFPXMC_OPENFLOW_BASIC: enum oxm_ofb_match_fields, OpenFlow 1.3.5 table 12.
 * Name: [field number, type, whether the specification allows a mask].
 */
export const oxmFields = {
  inPort: [0, u32, false],
  inPhyPort: [1, u32, false],
  metadata: [2, u64, true],
  ethDst: [3, mac, true],
  ethSrc: [4, mac, true],
  ethType: [5, u16, false],
  vlanVid: [6, u16, true],
  vlanPcp: [7, u8, false],
  ipDscp: [8, u8, false],
  ipEcn: [9, u8, false],
  ipProto: [10, u8, false],
  ipv4Src: [11, ipv4, true],
  ipv4Dst: [12, ipv4, true],
  tcpSrc: [13, u16, false],
  tcpDst: [14, u16, false],
  udpSrc: [15, u16, false],
  udpDst: [16, u16, false],
  sctpSrc: [17, u16, false],
  sctpDst: [18, u16, false],
  icmpv4Type: [19, u8, false],
  icmpv4Code: [20, u8, false],
  arpOp: [21, u16, false],
  arpSpa: [22, ipv4, true],
  arpTpa: [23, ipv4, true],
  arpSha: [24, mac, true],
  arpTha: [25, mac, true],
  ipv6Src: [26, ipv6, true],
  ipv6Dst: [27, ipv6, true],
  ipv6Flabel: [28, u32, true],
  icmpv6Type: [29, u8, false],
  icmpv6Code: [30, u8, false],
  ipv6NdTarget: [31, ipv6, false],
  ipv6NdSll: [32, mac, false],
  ipv6NdTll: [33, mac, false],
  mplsLabel: [34, u32, false],
  mplsTc: [35, u8, false],
  mplsBos: [36, u8, false],
  pbbIsid: [37, u24, true],
  tunnelId: [38, u64, true],
  ipv6Exthdr: [39, u16, true],
} as const;

export type OxmFieldName = keyof typeof oxmFields;
