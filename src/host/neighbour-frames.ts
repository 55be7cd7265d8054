import { addressBytes } from '../netns/index.js';
import { BROADCAST, etherFrame, icmp6Packet, macBytes } from './internet.js';

/** RFC 4861 section 4.6.1. */
const SOURCE_LINK_LAYER = 1;
const TARGET_LINK_LAYER = 2;
const ALL_NODES = addressBytes('ff02::1');

/**
 * An ARP request (RFC 826) or neighbour solicitation (RFC 4861 section 4.3) for an address, from a MAC.
 * @param from the asker's address; absent: it has none, as in looking for duplicates (RFC 5227, RFC 4862 section 5.4).
 */
export function question(address: string, mac: string, from?: string): Buffer {
  const target = addressBytes(address);
  if (target.length === 4) {
    return etherFrame(BROADCAST, mac, 'arp', arp(1, mac, from ?? '0.0.0.0', '00:00:00:00:00:00', address));
  }
  const group = Buffer.concat([addressBytes('ff02::1:ff00:0').subarray(0, 13), target.subarray(13)]);
  const head = Buffer.alloc(8);
  head[0] = 135;
  const option = from === undefined ? [] : [Buffer.of(SOURCE_LINK_LAYER, 1), macBytes(mac)];
  const message = Buffer.concat([head, target, ...option]);
  return etherFrame(groupMac(group), mac, 'ip6', icmp6Packet(addressBytes(from ?? '::'), group, message));
}

/**
 * Tells everybody on the network that an address is at a MAC, unasked: a gratuitous ARP request, as RFC 5227 section 3
 * prefers it, or an unsolicited neighbour advertisement with the override flag (RFC 4861 section 7.2.6).
 */
export function announcement(address: string, mac: string): Buffer {
  const target = addressBytes(address);
  if (target.length === 4) {
    return etherFrame(BROADCAST, mac, 'arp', arp(1, mac, address, '00:00:00:00:00:00', address));
  }
  const head = Buffer.alloc(8);
  head[0] = 136;
  head[4] = 0x20;
  const message = Buffer.concat([head, target, Buffer.of(TARGET_LINK_LAYER, 1), macBytes(mac)]);
  return etherFrame(groupMac(ALL_NODES), mac, 'ip6', icmp6Packet(target, ALL_NODES, message));
}

function arp(operation: number, mac: string, from: string, targetMac: string, target: string): Buffer {
  return Buffer.concat([
    Buffer.of(0, 1, 8, 0, 6, 4, 0, operation),
    macBytes(mac),
    addressBytes(from),
    macBytes(targetMac),
    addressBytes(target),
  ]);
}

/** RFC 2464 section 7. */
function groupMac(group: Buffer): string {
  return `33:33:${[...group.subarray(12)].map(byte => byte.toString(16).padStart(2, '0')).join(':')}`;
}
