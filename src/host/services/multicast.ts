import { bindUdp, setMulticast } from '../../netns/index.js';
import type { Opener } from './service.js';

/** What is sent to a group. */
export interface MulticastStream {
  group: string;
  /** Default `tsunagu`. */
  payload?: string;
  /** Time between two datagrams, in milliseconds (default 100). */
  intervalMs?: number;
  /** How many routers they may pass (default 8). */
  ttl?: number;
  /** Default eth0. */
  ifname?: string;
}

/** Sends datagrams to a group, to the service's port, until it ends. */
export function multicastService(stream: MulticastStream): Opener {
  const { group, payload = 'tsunagu', intervalMs = 100, ttl = 8, ifname = 'eth0' } = stream;
  return async ({ ns, family, port }) => {
    if (family !== (group.includes(':') ? 6 : 4)) return [];
    const socket = await bindUdp(ns, { family });
    setMulticast(ns, socket, { ifname, ttl });
    // A network that is away for a while is what receivers are to notice.
    const send = () => socket.send(payload, port, group, () => {});
    send();
    const timer = setInterval(send, intervalMs);
    socket.once('close', () => clearInterval(timer));
    return [socket];
  };
}
