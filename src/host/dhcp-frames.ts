import { randomInt } from 'node:crypto';
import { type DHCP, type DhcpMessage, OPTION, readDhcp, writeDhcp } from './dhcp-message.js';
import { BROADCAST, etherFrame, macBytes, udp4Packet } from './internet.js';
import { packetOf } from './packet.js';

/** Options that a client asks the server for, and its identifier (RFC 2132, 9.8 and 9.14). */
const [WANTED, CLIENT_ID] = [55, 61];

/** A message of a client that has no address yet, with a new transaction number. */
export function clientMessage(
  mac: string,
  type: (typeof DHCP)[keyof typeof DHCP],
  more: [number, Buffer][] = [],
): DhcpMessage {
  return {
    ...{ request: true, xid: randomInt(2 ** 32), broadcast: true, mac },
    ...{ client: '0.0.0.0', your: '0.0.0.0', relay: '0.0.0.0' },
    options: new Map([
      [OPTION.type, Buffer.of(type)],
      [CLIENT_ID, Buffer.concat([Buffer.of(1), macBytes(mac)])],
      [WANTED, Buffer.of(OPTION.mask, OPTION.router, OPTION.dns, OPTION.domain, OPTION.lease)],
      ...more,
    ]),
  };
}

/** The frame in which a client without an address sends a message to all. */
export function clientFrame(message: DhcpMessage): Buffer {
  const from = { address: '0.0.0.0', port: 68 };
  const packet = udp4Packet(from, { address: '255.255.255.255', port: 67 }, writeDhcp(message));
  return etherFrame(BROADCAST, message.mac, 'ip4', packet);
}

/** The message to a client in a frame, and the address that it came from; undefined when there is none. */
export function messageToClient(data: Buffer): { message: DhcpMessage; source: string } | undefined {
  const packet = packetOf({ at: 0, outgoing: false, data, length: data.length });
  if (packet?.protocol !== 'udp' || packet.targetPort !== 68) return undefined;
  const message = readDhcp(data.subarray(14 + ((data[14] ?? 0) & 15) * 4 + 8));
  return message && { message, source: packet.source };
}
