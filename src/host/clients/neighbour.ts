import { addressBytes, type Frame, macOf, type Namespace, sendFrame } from '../../netns/index.js';
import type { AttemptOptions } from '../deadline.js';
import { macText } from '../internet.js';
import { announcement, question } from '../neighbour-frames.js';
import { addressText, type Packet, packetOf } from '../packet.js';
import { type Story, story } from '../story.js';
import { hearOut } from './hear-out.js';

export interface NeighbourOptions extends AttemptOptions {
  /** The interface whose network is asked (default eth0). */
  ifname?: string;
  /** The asker's own address; absent: it asks without one, as in looking for duplicates (RFC 5227). */
  from?: string;
  /** How long others may take to answer too after the first, in milliseconds (default 300). */
  othersMs?: number;
}

export interface NeighbourResult {
  /** answered: by one; duplicate: by several, so that the address is in use twice; silence: by nobody. */
  outcome: 'answered' | 'duplicate' | 'silence' | 'notSent';
  /** Who answered, in that order. */
  macs: string[];
  sent: boolean;
  ms: number;
  story: Story;
}

const RETRY_MS = 100;

/** Asks by ARP or neighbour discovery who has an address on the host's own network, and hears out all who answer. */
export async function neighbourLookup(
  ns: Namespace,
  address: string,
  options: NeighbourOptions,
): Promise<NeighbourResult> {
  const { ifname = 'eth0', from, othersMs = 300 } = options;
  const asked = addressText(addressBytes(address));
  const mac = macOf(ns, ifname);
  const macs = new Set<string>();
  const start = performance.now();
  let sent = false;
  await hearOut(ns, {
    ...{ ...options, ifname, othersMs, retryMs: RETRY_MS },
    question: question(address, mac, from),
    tap: { filter: { arp: true, icmp: true } },
    hear: frame => {
      const packet = packetOf(frame);
      if (packet?.neighbour?.address !== asked) return false;
      if (frame.outgoing) sent ||= packet.neighbour.kind === 'asked';
      const answers = !frame.outgoing && packet.neighbour.kind === 'answered';
      if (answers) macs.add(answererOf(frame, packet));
      return answers;
    },
  });
  const all = [...macs];
  const facts = { macs: all, sent, ms: performance.now() - start };
  if (all.length > 1) {
    const text = story(
      `${address} is in use by ${all.length} machines: ${all.join(', ')}`,
      `${address} を ${all.length} 台が使っています: ${all.join('、')}`,
    );
    return { ...facts, outcome: 'duplicate', story: text };
  }
  if (all[0] !== undefined) {
    const text = story(`${address} is at ${all[0]}`, `${address} の MAC アドレスは ${all[0]}`);
    return { ...facts, outcome: 'answered', story: text };
  }
  const text = story(
    `nobody answers for ${address} on the host's network`,
    `ホストのネットワークに ${address} の応答がありません`,
  );
  return { ...facts, outcome: sent ? 'silence' : 'notSent', story: text };
}

/** The MAC that an answer tells: ARP's sender, or the option of an advertisement (or else who sent it). */
function answererOf({ data }: Frame, { family }: Packet): string {
  if (family === 4) return macText(data.subarray(22, 28));
  const option = 14 + 40 + 24;
  const told = data[option] === 2 && data.length >= option + 8;
  return macText(told ? data.subarray(option + 2, option + 8) : data.subarray(6, 12));
}

export interface AnnounceOptions {
  /** Default eth0. */
  ifname?: string;
  /** Where the address is said to be (default: the interface's own MAC). */
  mac?: string;
}

/** Tells the host's network, unasked, where an address is: gratuitous ARP, or an unsolicited advertisement. */
export async function announceAddress(
  ns: Namespace,
  address: string,
  { ifname = 'eth0', mac = macOf(ns, ifname) }: AnnounceOptions = {},
): Promise<{ story: Story }> {
  sendFrame(ns, ifname, announcement(address, mac));
  return { story: story(`told everybody that ${address} is at ${mac}`, `${address} は ${mac} にあると通知`) };
}
