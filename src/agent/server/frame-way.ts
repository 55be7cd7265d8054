import { readFileSync } from 'node:fs';
import { type Frame, Namespace, sendFrame, Tap } from '../../netns/index.js';
import type { FrameWay } from '../../patch/probe/index.js';
import { WaitTimeout, waitFor } from '../../wait/index.js';

/** An Ethernet header, and one tag more than the MTU counts. */
const HEADER = 14 + 4;
/** A Tap keeps so much of a frame. */
const KEPT = 2048;
const TAG_AT = 12;

/** The way to a patch switch by the interface that its uplink is plugged into; to be closed. */
export function openFrameWay(ifname: string): FrameWay & { close(): Promise<void> } {
  const own = Namespace.own();
  const tap = Tap.open(own, ifname, { snaplen: KEPT });
  return {
    longest: Number(readFileSync(`/sys/class/net/${ifname}/mtu`, 'utf8')) + HEADER,
    exchange: async (frame, mac, budgetMs) => {
      const source = Buffer.from(mac.replaceAll(':', ''), 'hex');
      const back: Buffer[] = [];
      tap.drain();
      sendFrame(own, ifname, frame);
      const look = () => {
        const frames = tap.drain().filter(({ outgoing }) => !outgoing);
        back.push(
          ...frames.map(each => whole(each, frame)).filter(each => source.equals(each.subarray(6, 12))),
        );
        return back.length > 0
          ? { done: true as const, value: undefined }
          : { done: false as const, seen: 'no frame' };
      };
      await waitFor(look, { budgetMs, everyMs: 1 }).catch(error => {
        if (!(error instanceof WaitTimeout)) throw error;
      });
      return back;
    },
    close: () => tap.close(),
  };
}

/** A frame as it was on the cable: with the tag that the kernel took out, and what a Tap does not keep of a long one. */
function whole({ data, length, vlanTci, vlanTpid = 0x8100 }: Frame, sent: Buffer): Buffer {
  const tag = Buffer.alloc(vlanTci === undefined ? 0 : 4);
  if (vlanTci !== undefined) {
    tag.writeUInt16BE(vlanTpid, 0);
    tag.writeUInt16BE(vlanTci, 2);
  }
  const seen = Buffer.concat([data.subarray(0, TAG_AT), tag, data.subarray(TAG_AT)]);
  const rest = length - data.length;
  return rest > 0 ? Buffer.concat([seen, sent.subarray(seen.length, seen.length + rest)]) : seen;
}
