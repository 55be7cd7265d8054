import { once } from 'node:events';
import net from 'node:net';
import tls from 'node:tls';
import { ConnectionError } from './errors.js';
import type { WaitOptions } from './types.js';

/** The port that IANA assigned to OpenFlow. */
export const OPENFLOW_PORT = 6653;

/** Where a switch or controller is: TCP, TLS over TCP, or a Unix socket. */
export interface Endpoint {
  host?: string | undefined;
  /** 6653 if absent. */
  port?: number | undefined;
  /** A Unix socket, e.g. Open vSwitch's `/var/run/openvswitch/BRIDGE.mgmt`. */
  path?: string | undefined;
  /** Options of node:tls; `cert`, `key` and `ca` for mutual authentication. */
  tls?: tls.ConnectionOptions | undefined;
}

/** Opens a socket. @throws ConnectionError 'socket', or the signal's reason */
export async function open(
  { host, port = OPENFLOW_PORT, path, tls: secure }: Endpoint,
  { signal }: WaitOptions = {},
): Promise<net.Socket> {
  signal?.throwIfAborted();
  const where = path ?? `${host ?? 'localhost'} port ${port}`;
  const target = path === undefined ? { ...(host !== undefined && { host }), port } : { path };
  const socket = secure ? tls.connect({ ...target, ...secure }) : net.connect(target);
  try {
    await once(socket, secure ? 'secureConnect' : 'connect', signal ? { signal } : {});
  } catch (cause) {
    socket.on('error', () => {});
    socket.destroy();
    signal?.throwIfAborted();
    throw new ConnectionError('socket', `cannot connect to ${where}: ${(cause as Error).message}`, { cause });
  }
  socket.setNoDelay();
  return socket;
}

export interface ListenOptions {
  host?: string | undefined;
  /** 6653 if absent, any free one if 0. */
  port?: number | undefined;
  path?: string | undefined;
  /** Options of node:tls. With `requestCert: true` and `ca` only switches with a certificate of that authority get in. */
  tls?: tls.TlsOptions | undefined;
}

/** Makes a server that listens. */
export async function listen({
  host,
  port = OPENFLOW_PORT,
  path,
  tls: secure,
}: ListenOptions): Promise<net.Server> {
  const server = secure ? tls.createServer(secure) : net.createServer();
  server.listen(path === undefined ? { ...(host !== undefined && { host }), port } : { path });
  try {
    await once(server, 'listening');
  } catch (cause) {
    const where = path ?? `${host ?? 'any address'} port ${port}`;
    throw new ConnectionError('socket', `cannot listen on ${where}: ${(cause as Error).message}`, { cause });
  }
  return server;
}
