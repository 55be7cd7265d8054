import type { Namespace } from '../netns/index.js';

/** A test host as the end of a probe: where its packets are sent and seen. */
export interface ProbeEnd {
  /** The name that users know. */
  name: string;
  namespace: Namespace;
  /** The interface that its traffic uses. */
  interface: string;
  /** A numeric address of that interface, which the other end sends to. */
  address: string;
  /** What the other end sends to instead, where the network translates that to `address` (static NAT). */
  reachedBy?: string;
}

/** The address that packets to an end are sent to. */
export function destinationOf(end: ProbeEnd | ForeignEnd): string {
  return (isWatched(end) ? end.reachedBy : undefined) ?? end.address;
}

/** An end that is not a test host: replies come from it, but nothing can be watched there. */
export interface ForeignEnd {
  name: string;
  address: string;
}

export function isWatched(end: ProbeEnd | ForeignEnd): end is ProbeEnd {
  return 'namespace' in end;
}
