import type { Socket } from 'node:net';
import { sys } from './syscalls.js';

const IPPROTO_TCP = 6;
const TCP_INFO = 11;
/** Up to tcpi_total_retrans; later kernels know more. */
const BYTES = 104;

/** What the kernel knows of a TCP connection (tcp(7), struct tcp_info in linux/tcp.h). */
export interface TcpInfo {
  /** Retransmission timeout, in milliseconds. */
  rtoMs: number;
  /** Smoothed round-trip time, in milliseconds. */
  rttMs: number;
  /** Segments that were sent and not yet acknowledged. */
  unacknowledged: number;
  /** Times in a row that the retransmission timer has run out; 0 while all is well. */
  backoff: number;
  /** Segments retransmitted since the connection was opened. */
  retransmissions: number;
}

/** Asks the kernel about a connection; undefined when the socket is closed. */
export function tcpInfo(socket: Socket): TcpInfo | undefined {
  const fd = descriptorOf(socket);
  if (fd === undefined || fd < 0) return undefined;
  const info = Buffer.alloc(BYTES);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(BYTES);
  sys('getsockopt', fd, IPPROTO_TCP, TCP_INFO, info, length);
  return {
    backoff: info.readUInt8(4),
    rtoMs: info.readUInt32LE(8) / 1000,
    unacknowledged: info.readUInt32LE(24),
    rttMs: info.readUInt32LE(68) / 1000,
    retransmissions: info.readUInt32LE(100),
  };
}

/** Node keeps the descriptor in the handle, which its types leave out. */
function descriptorOf(socket: Socket): number | undefined {
  return (socket as unknown as { _handle?: { fd?: number } })._handle?.fd;
}
