import type { Where } from '../errors/index.js';

/** What is asked for at the target: `icmp` is an echo, tcp a connection, udp a datagram and its answer. */
export interface Wanted {
  protocol: 'icmp' | 'tcp' | 'udp';
  /** The target's port, for tcp and udp. */
  port?: number;
}

/** Who sends or is sent to, as the author calls it. */
export interface Party {
  /** A host, an alias, or a group of the testbed. */
  name: string;
  /** An address, or a net in prefix notation: which host is meant, or which hosts stand for the name. */
  net?: string;
  /** A zone: a group that stands for a name that is neither a host nor a group. */
  zone?: string;
  where?: Where;
}

/** One line of a requirement matrix. */
export interface Requirement {
  /** How messages call it: the author's number, or the row's. */
  label: string;
  from: Party;
  to: Party;
  /** As people call it, such as `web console`. */
  service: string;
  wanted: Wanted[];
  allowed: boolean;
  where?: Where;
}

/** `tcp/22`, `udp/53`, `icmp`. */
export function wantedText({ protocol, port }: Wanted): string {
  return port === undefined ? protocol : `${protocol}/${port}`;
}
