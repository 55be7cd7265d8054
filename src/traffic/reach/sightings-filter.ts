import { assemble, type BpfInstruction, OPCODES } from '../../netns/index.js';

/** Enough for an ICMP error about an IPv6 packet of ours. */
const SNAPLEN = 192;

const { LDH, LDB, LDB_X, LDX_IHL, JEQ, JGT, JGE, JSET, RET } = OPCODES;

const SYN_OR_RST = 0x06;
/** Where the flags are in a TCP header. */
const FLAGS = 13;

/**
 * The program that takes what `Sightings` looks at: UDP, ICMP, and of TCP what opens or refuses a connection. ARP
 * and neighbour discovery stay out: each broadcast would be taken once for every host.
 */
export function sightingsFilter(): BpfInstruction[] {
  return assemble([
    [LDH, 12],
    [JEQ, 0x0800, 'ip4'],
    [JEQ, 0x86dd, 'ip6', 'leave'],
    'ip4',
    [LDB, 23],
    [JEQ, 1, 'take'],
    [JEQ, 17, 'take'],
    [JEQ, 6, 'tcp in ip4', 'leave'],
    'tcp in ip4',
    [LDX_IHL, 14],
    [LDB_X, 14 + FLAGS],
    [JSET, SYN_OR_RST, 'take', 'leave'],
    'ip6',
    [LDB, 20],
    [JEQ, 17, 'take'],
    [JEQ, 6, 'tcp in ip6'],
    [JEQ, 58, 'icmp6', 'leave'],
    'tcp in ip6',
    [LDB, 54 + FLAGS],
    [JSET, SYN_OR_RST, 'take', 'leave'],
    'icmp6',
    [LDB, 54],
    // Types 133 to 137 are neighbour discovery (RFC 4861, 4).
    [JGE, 133, 'from 133 on', 'take'],
    'from 133 on',
    [JGT, 137, 'take', 'leave'],
    'leave',
    [RET, 0],
    'take',
    [RET, SNAPLEN],
  ]);
}
