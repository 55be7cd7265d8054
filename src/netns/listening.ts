import { readFileSync } from 'node:fs';
import type { Namespace } from './namespace.js';

/** Ports that something in a namespace accepts TCP connections or takes UDP datagrams on, whatever the address. */
export interface ListeningPorts {
  tcp: Set<number>;
  udp: Set<number>;
}

/** States of sockets in /proc/net (include/net/tcp_states.h); a UDP socket that is bound and not connected is 7. */
const TCP_LISTEN = '0A';
const UDP_OPEN = '07';

/** What programs in a namespace listen on now, as /proc/net tells it (proc(5)). */
export function listeningPorts(ns: Namespace): ListeningPorts {
  const ports = (protocol: string, state: string) =>
    new Set(
      [protocol, `${protocol}6`].flatMap(file =>
        table(ns, file).flatMap(line => {
          const [, local = '', , seen] = line.trim().split(/\s+/);
          return seen === state ? [Number.parseInt(local.slice(local.indexOf(':') + 1), 16)] : [];
        }),
      ),
    );
  return { tcp: ports('tcp', TCP_LISTEN), udp: ports('udp', UDP_OPEN) };
}

/** The lines of a table without their heading; none where the machine has no IPv6. */
function table(ns: Namespace, file: string): string[] {
  try {
    const text = ns.run(() => readFileSync(`/proc/thread-self/net/${file}`, 'utf8'));
    return text.trimEnd().split('\n').slice(1);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return [];
  }
}
