import { addressBytes, bindUdp, macOf, sendFrame } from '../../netns/index.js';
import { addressesIn, DHCP, type DhcpMessage, OPTION, readDhcp, typeOf, writeDhcp } from '../dhcp-message.js';
import { BROADCAST, etherFrame, udp4Packet } from '../internet.js';
import { addressText } from '../packet.js';
import type { Opener, Place } from './service.js';

/** What a DHCP server of ours gives away. */
export interface DhcpScope {
  /** First and last address, both given away. */
  first: string;
  last: string;
  /** Of the network, such as 24. */
  prefix: number;
  router?: string;
  dns?: string[];
  /** Default 3,600. */
  leaseS?: number;
  /** Default eth0. */
  ifname?: string;
}

/** A DHCP server on the host's own network, and for relays (RFC 2131). Addresses stay with a MAC until it ends. */
export function dhcpService(scope: DhcpScope): Opener {
  return async place => {
    if (place.family === 6) return [];
    const own = place.host.addresses.find(address => !address.includes(':')) ?? '0.0.0.0';
    const leases = new Map<string, string>();
    const socket = await bindUdp(place.ns, { family: 4, port: place.port });
    socket.on('message', bytes => {
      const message = readDhcp(bytes);
      const reply = message?.request ? answer(message, scope, own, leases) : undefined;
      if (!reply) return;
      if (reply.relay !== '0.0.0.0') socket.send(writeDhcp(reply), 67, reply.relay);
      else send(place, scope, own, reply);
    });
    return [socket];
  };
}

/** A client that has no address yet is answered to its MAC, past ARP, which it could not answer. */
function send({ ns }: Place, { ifname = 'eth0' }: DhcpScope, own: string, reply: DhcpMessage): void {
  const known = reply.client !== '0.0.0.0';
  const toAll = !known && (reply.broadcast || reply.your === '0.0.0.0');
  const address = known ? reply.client : toAll ? '255.255.255.255' : reply.your;
  const packet = udp4Packet({ address: own, port: 67 }, { address, port: 68 }, writeDhcp(reply));
  sendFrame(ns, ifname, etherFrame(toAll ? BROADCAST : reply.mac, macOf(ns, ifname), 'ip4', packet));
}

function answer(
  message: DhcpMessage,
  scope: DhcpScope,
  own: string,
  leases: Map<string, string>,
): DhcpMessage | undefined {
  const type = typeOf(message);
  const { mac } = message;
  if (type === DHCP.release || type === DHCP.decline) leases.delete(mac);
  const [server] = addressesIn(message, OPTION.server);
  const isOurs = server === undefined || server === own;
  if (!isOurs || (type !== DHCP.discover && type !== DHCP.request && type !== DHCP.inform)) return undefined;
  if (type === DHCP.inform) return reply(message, DHCP.ack, '0.0.0.0', scope, own);
  const given = leases.get(mac) ?? free(scope, new Set(leases.values()));
  const [requested = message.client] = addressesIn(message, OPTION.requested);
  if (type === DHCP.request && requested !== given) return reply(message, DHCP.nak, '0.0.0.0', scope, own);
  if (given === undefined) return undefined;
  leases.set(mac, given);
  return reply(message, type === DHCP.discover ? DHCP.offer : DHCP.ack, given, scope, own);
}

function reply(
  message: DhcpMessage,
  type: number,
  your: string,
  { prefix, router, dns = [], leaseS = 3600 }: DhcpScope,
  own: string,
): DhcpMessage {
  const options = new Map([
    [OPTION.type, Buffer.of(type)],
    [OPTION.server, addressBytes(own)],
  ]);
  if (type !== DHCP.nak) {
    options.set(OPTION.mask, number(prefix === 0 ? 0 : (-1 << (32 - prefix)) >>> 0));
    if (router !== undefined) options.set(OPTION.router, addressBytes(router));
    if (dns.length > 0) options.set(OPTION.dns, Buffer.concat(dns.map(addressBytes)));
    if (your !== '0.0.0.0') options.set(OPTION.lease, number(leaseS));
  }
  const { xid, broadcast, client, relay, mac } = message;
  return {
    request: false,
    xid,
    broadcast,
    client: type === DHCP.nak ? '0.0.0.0' : client,
    your,
    relay,
    mac,
    options,
  };
}

function free({ first, last }: DhcpScope, taken: ReadonlySet<string>): string | undefined {
  const end = addressBytes(last).readUInt32BE(0);
  for (let each = addressBytes(first).readUInt32BE(0); each <= end; each++) {
    const address = addressText(number(each));
    if (!taken.has(address)) return address;
  }
  return undefined;
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
