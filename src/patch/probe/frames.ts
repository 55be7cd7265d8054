/** Frames of the matrix come from here: locally administered, and no device's. */
export const TRIAL_MAC = '02:74:73:75:67:f0';

/** A kind of frame, and one of it. */
export interface TrialFrame {
  kind: string;
  data: Buffer;
}

/** The shortest frame (IEEE 802.3, 4.2.3.3) without its check sequence. */
const SHORTEST = 60;
/** An address that no device has, so that a frame is flooded or dropped but never for anybody. */
const NOBODY = '02:74:73:75:67:0f';
/** Local Experimental Ethertype 1 (IEEE 802). */
const EXPERIMENTAL = 0x88b5;
const HEADER = 14;

/** Whole frames of all kinds that a network may send through a patch switch. */
export function trialFrames(): TrialFrame[] {
  const plain = (dst: string, ...content: Buffer[]) => frame(dst, [], ...content);
  const size = (payload: number): TrialFrame => ({
    kind: `size ${payload}`,
    data: Buffer.concat([plain(NOBODY, word16(EXPERIMENTAL)), Buffer.alloc(payload, 0x5a)]).subarray(
      0,
      HEADER + payload,
    ),
  });
  return [
    { kind: 'untagged', data: plain(NOBODY, word16(EXPERIMENTAL)) },
    { kind: 'tagged', data: frame(NOBODY, [[0x8100, 4094]], word16(EXPERIMENTAL)) },
    { kind: 'priority tagged', data: frame(NOBODY, [[0x8100, 0x6000]], word16(EXPERIMENTAL)) },
    {
      kind: 'Q-in-Q',
      data: frame(
        NOBODY,
        [
          [0x8100, 4094],
          [0x8100, 10],
        ],
        word16(EXPERIMENTAL),
      ),
    },
    {
      kind: 'Q-in-Q 88a8',
      data: frame(
        NOBODY,
        [
          [0x88a8, 4094],
          [0x8100, 10],
        ],
        word16(EXPERIMENTAL),
      ),
    },
    { kind: 'IPv4', data: plain(NOBODY, ipv4('c0000202')) },
    { kind: 'IPv6 ND', data: plain('33:33:ff:00:00:02', neighbourSolicitation()) },
    { kind: 'multicast', data: plain('01:00:5e:40:00:01', ipv4('efc00001')) },
    { kind: 'broadcast', data: plain('ff:ff:ff:ff:ff:ff', arp()) },
    // IEEE 802.1AB, 7.1; 802.3, annex 57A; 802.1D, 7.12.3; 802.1X, 11.1.1; Cisco's address for CDP, VTP and UDLD.
    { kind: 'LLDP', data: plain('01:80:c2:00:00:0e', word16(0x88cc), hex('0204020000')) },
    { kind: 'LACP', data: plain('01:80:c2:00:00:02', word16(0x8809), hex('0101')) },
    { kind: 'STP', data: plain('01:80:c2:00:00:00', word16(38), hex('4242030000000000')) },
    { kind: 'EAPOL', data: plain('01:80:c2:00:00:03', word16(0x888e), hex('0101')) },
    { kind: 'CDP', data: plain('01:00:0c:cc:cc:cc', word16(46), hex('aaaa0300000c200002b4')) },
    ...[1500, 1504, 2000, 4000, 9000].map(size),
  ];
}

/** A frame from the trials' address, with tags from the outermost in; padded. */
function frame(dst: string, tags: [number, number][], ...content: Buffer[]): Buffer {
  const head = [mac(dst), mac(TRIAL_MAC), ...tags.map(([tpid, tci]) => word16(tpid, tci)), ...content];
  const whole = Buffer.concat(head);
  return Buffer.concat([whole, Buffer.alloc(Math.max(0, SHORTEST + 4 * tags.length - whole.length))]);
}

/** A UDP datagram to the discard port (RFC 863), of documentation addresses (RFC 5737). */
function ipv4(destination: string): Buffer {
  const header = hex(`450000200000400001110000c0000201${destination}`);
  header.writeUInt16BE(checksum(header), 10);
  return Buffer.concat([word16(0x0800), header, word16(9, 9, 12, 0), Buffer.alloc(4)]);
}

/** RFC 4861, 4.3: about 2001:db8::2. */
function neighbourSolicitation(): Buffer {
  return Buffer.concat([
    ...[word16(0x86dd), hex('6000000000183aff'), hex('fe800000000000000000000000000001')],
    ...[hex('ff0200000000000000000001ff000002'), hex('8700000000000000')],
    hex('20010db8000000000000000000000002'),
  ]);
}

/** RFC 826: who has 192.0.2.2, asked by nobody (RFC 5227). */
function arp(): Buffer {
  return Buffer.concat([
    ...[word16(0x0806, 1, 0x0800), hex('0604'), word16(1), mac(TRIAL_MAC)],
    ...[hex('00000000'), Buffer.alloc(6), hex('c0000202')],
  ]);
}

/** RFC 1071. */
function checksum(header: Buffer): number {
  let sum = 0;
  for (let at = 0; at < header.length; at += 2) sum += header.readUInt16BE(at);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return ~sum & 0xffff;
}

const mac = (text: string): Buffer => hex(text.replaceAll(':', ''));
const hex = (text: string): Buffer => Buffer.from(text, 'hex');

function word16(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => {
    bytes.writeUInt16BE(value, index * 2);
  });
  return bytes;
}
