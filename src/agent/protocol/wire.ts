/** Frames and bytes. */
export interface FrameCount {
  packets: number;
  bytes: number;
}

/** One direction of a wire: what came in at one port, and what went out of the other. */
export interface WireFlow {
  /** Ports as SWITCH:PORT. */
  from: string;
  to: string;
  /** Since the switch began to count. Less sent than received: dropped between them, by a cut or a full queue. */
  total: { received: FrameCount; sent: FrameCount };
  /** Per second over the window; absent without one, or where counters began anew meanwhile. */
  perSecond?: { received: FrameCount; sent: FrameCount };
}

/** One wire of a link, by the counters of the patch switches. */
export interface WireView {
  link: string;
  directions: [WireFlow, WireFlow];
}

/** Counters of wires. */
export interface WireMethods {
  /** `windowMs`: how long is looked for the rates, in milliseconds (default 0: totals only). */
  'site/wires': { params: { windowMs?: number }; result: WireView[] };
}
