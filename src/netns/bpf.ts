/** One instruction of a classic BPF program (bpf(4)), as struct sock_filter has it. */
export type BpfInstruction = readonly [code: number, jumpTrue: number, jumpFalse: number, k: number];

/** Which frames a Tap takes; absent ones are left out. A port matches as source or destination. */
export interface FrameFilter {
  arp?: boolean;
  /** ICMP and ICMPv6 (so also neighbour discovery). */
  icmp?: boolean;
  tcpPort?: number;
  udpPort?: number;
  /** The number of a protocol over IP, such as 112 for VRRP. */
  protocol?: number;
}

/** Opcodes of classic BPF (bpf(4)). */
export const OPCODES = {
  LDH: 0x28,
  LDB: 0x30,
  LDH_X: 0x48,
  LDB_X: 0x50,
  /** X = 4 * ([k] & 0xf): the length of an IPv4 header. */
  LDX_IHL: 0xb1,
  JEQ: 0x15,
  JGT: 0x25,
  JGE: 0x35,
  JSET: 0x45,
  RET: 0x06,
} as const;
const { LDH, LDB, LDH_X, LDX_IHL, JEQ, JSET, RET } = OPCODES;

/** An instruction that may jump to a label further down; a string alone is a label. */
export type BpfLine = string | [code: number, k: number, jumpTrue?: string, jumpFalse?: string];

/**
 * The program for a filter on Ethernet frames. IPv4 options are skipped; fragments after the first and IPv6 packets
 * with extension headers do not match a port.
 */
export function frameFilter(filter: FrameFilter, snaplen: number): BpfInstruction[] {
  const ports = [
    { protocol: 6, port: filter.tcpPort },
    { protocol: 17, port: filter.udpPort },
  ].flatMap(({ protocol, port }) => (port === undefined ? [] : [{ protocol, port }]));
  const lines: BpfLine[] = [[LDH, 12]];
  if (filter.arp) lines.push([JEQ, 0x0806, 'take']);
  lines.push([JEQ, 0x0800, 'ip4'], [JEQ, 0x86dd, 'ip6', 'drop']);
  for (const { family, protocolAt, icmp } of [
    { family: 4, protocolAt: 23, icmp: 1 },
    { family: 6, protocolAt: 20, icmp: 58 },
  ]) {
    lines.push(`ip${family}`, [LDB, protocolAt]);
    if (filter.icmp) lines.push([JEQ, icmp, 'take']);
    if (filter.protocol !== undefined) lines.push([JEQ, filter.protocol, 'take']);
    for (const { protocol } of ports) lines.push([JEQ, protocol, `${protocol} in ip${family}`]);
    lines.push([RET, 0]);
  }
  for (const { protocol, port } of ports) {
    lines.push(`${protocol} in ip4`, [LDH, 20], [JSET, 0x1fff, 'drop'], [LDX_IHL, 14]);
    lines.push([LDH_X, 14], [JEQ, port, 'take'], [LDH_X, 16], [JEQ, port, 'take'], [RET, 0]);
    lines.push(`${protocol} in ip6`, [LDH, 54], [JEQ, port, 'take'], [LDH, 56], [JEQ, port, 'take']);
    lines.push([RET, 0]);
  }
  lines.push('drop', [RET, 0], 'take', [RET, snaplen]);
  return assemble(lines);
}

/** Takes every frame, up to `snaplen` bytes of it. */
export function takeAll(snaplen: number): BpfInstruction[] {
  return [[RET, 0, 0, snaplen]];
}

/** The program of these lines. */
export function assemble(lines: BpfLine[]): BpfInstruction[] {
  const labels = new Map<string, number>();
  const code: Exclude<BpfLine, string>[] = [];
  for (const line of lines) {
    if (typeof line === 'string') labels.set(line, code.length);
    else code.push(line);
  }
  const distance = (label: string | undefined, from: number) =>
    label === undefined ? 0 : (labels.get(label) ?? Number.NaN) - from - 1;
  return code.map(([op, k, yes, no], at) => [op, distance(yes, at), distance(no, at), k]);
}
