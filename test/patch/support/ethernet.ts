import type { Tap } from '../../../src/netns/index.js';

type TapFrame = ReturnType<Tap['drain']>[number];

/**
 * What a test frame is: an ARP request, an IPv6 neighbour solicitation (RFC 4861, 4.3), a UDP datagram of few or of 9,000
 * bytes, or what neighbouring devices say to each other (IEEE 802.1AB, 802.1AX, 802.1D and 802.1X).
 */
export type FrameKind = 'arp' | 'neighbour' | 'udp' | 'jumbo' | 'lldp' | 'lacp' | 'stp' | 'eapol';

/** Where devices send what is for their neighbour only (IEEE 802.1Q, table 8-1). */
export const reserved = {
  lldp: '01:80:c2:00:00:0e',
  lacp: '01:80:c2:00:00:02',
  stp: '01:80:c2:00:00:00',
  eapol: '01:80:c2:00:00:03',
} as const;

/** Bytes of a jumbo frame's IPv4 packet, and of its headers. */
const JUMBO = 9000;
const JUMBO_HEADERS = 20 + 8;
/** The last eight bytes of a test frame (behind its headers where it is a jumbo frame): a mark of ours, and its number. */
const MARK = 0x7473_7567;
/** The shortest frame (IEEE 802.3, 4.2.3.3) without its check sequence, so that nobody pads it. */
const SHORTEST = 60;

/** An Ethernet frame that carries a number; `vlans` from the outermost tag in. */
export function buildFrame(
  kind: FrameKind,
  { dst, src, vlans, id }: { dst: string; src: string; vlans: number[]; id: number },
): Buffer {
  const tags = vlans.map((vlan, index) => {
    // A tag around another one is a service tag (IEEE 802.1Q, 9.5).
    return word16(index < vlans.length - 1 ? 0x88a8 : 0x8100, vlan);
  });
  const head = Buffer.concat([mac(dst), mac(src), ...tags, payloads[kind](src)]);
  // The kernel takes a tag out before it shows the frame.
  const padding = Buffer.alloc(
    kind === 'jumbo' ? 0 : Math.max(0, SHORTEST - 8 - (head.length - 4 * vlans.length)),
  );
  const end = Buffer.alloc(8);
  end.writeUInt32BE(MARK, 0);
  end.writeUInt32BE(id, 4);
  const filled = Buffer.alloc(kind === 'jumbo' ? JUMBO - JUMBO_HEADERS - end.length : 0);
  return Buffer.concat([head, padding, end, filled]);
}

/** The number, tags with their EtherTypes, and destination of a frame as a Tap saw it, which keeps 256 bytes; undefined for other frames. */
export function readFrame({
  data,
  length,
  vlanTci,
  vlanTpid = 0x8100,
}: Pick<TapFrame, 'data' | 'length' | 'vlanTci' | 'vlanTpid'>) {
  const vlans = vlanTci === undefined ? [] : [vlanTci & 0xfff];
  const types = vlanTci === undefined ? [] : [vlanTpid];
  let at = 12;
  for (; [0x8100, 0x88a8].includes(data.readUInt16BE(at)); at += 4) {
    vlans.push(data.readUInt16BE(at + 2) & 0xfff);
    types.push(data.readUInt16BE(at));
  }
  const whole = at + 2 + JUMBO;
  const mark = length === whole ? at + 2 + JUMBO_HEADERS : data.length - 8;
  if (data.length < SHORTEST || data.readUInt32BE(mark) !== MARK) return undefined;
  const dst = [...data.subarray(0, 6)].map(octet => octet.toString(16).padStart(2, '0')).join(':');
  return { id: data.readUInt32BE(mark + 4), vlans, types, dst };
}

const payloads: Record<FrameKind, (src: string) => Buffer> = {
  arp: src =>
    Buffer.concat([word16(0x0806, 1, 0x0800), Buffer.from([6, 4]), word16(1), mac(src), Buffer.alloc(14)]),
  neighbour: () => {
    const message = Buffer.alloc(32);
    message[0] = 135;
    const header = Buffer.alloc(40);
    header[0] = 0x60;
    header.writeUInt16BE(message.length, 4);
    header[6] = 58;
    header[7] = 255;
    // From fe80::1 to ff02::1:ff00:2 about 2001:db8::2; the last eight bytes are replaced by ours.
    Buffer.from('fe800000000000000000000000000001', 'hex').copy(header, 8);
    Buffer.from('ff0200000000000000000001ff000002', 'hex').copy(header, 24);
    Buffer.from('20010db8000000000000000000000002', 'hex').copy(message, 8);
    return Buffer.concat([word16(0x86dd), header, message.subarray(0, 24)]);
  },
  udp: () => {
    const header = Buffer.from('45000024000040004011000000000000c0000201c0000202', 'hex').subarray(0, 20);
    return Buffer.concat([word16(0x0800), header, word16(5000, 5001, 16, 0)]);
  },
  jumbo: () => {
    const header = Buffer.from('45000000000040004011000000000000c0000201c0000202', 'hex').subarray(0, 20);
    header.writeUInt16BE(JUMBO, 2);
    return Buffer.concat([word16(0x0800), header, word16(5000, 5001, JUMBO - 20, 0)]);
  },
  // Chassis, port and time to live.
  lldp: src => Buffer.concat([word16(0x88cc, 0x0207), Buffer.from([4]), mac(src), word16(0x0602, 120)]),
  // Version 1 of the subtype for aggregation.
  lacp: () => Buffer.concat([word16(0x8809, 0x0101), Buffer.alloc(100)]),
  // A length, the LLC header, and a configuration BPDU.
  stp: () => Buffer.concat([word16(46), Buffer.from('424203', 'hex'), Buffer.alloc(35)]),
  // EAPOL-Start.
  eapol: () => word16(0x888e, 0x0101, 0),
};

function mac(text: string): Buffer {
  return Buffer.from(text.replaceAll(':', ''), 'hex');
}

function word16(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => {
    bytes.writeUInt16BE(value, index * 2);
  });
  return bytes;
}
