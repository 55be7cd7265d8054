import koffi from 'koffi';
import { AF_INET, AF_INET6, sockaddr } from '../netns/address.js';
import { type Namespace, openPing, SyscallError } from '../netns/index.js';
import { bindSocket, openSocket, SOCK_DGRAM } from '../netns/sockets.js';

/*
 * A stream's socket is written to and never read, since taps see what arrives. Node's dgram would read every reply
 * (a third of the cost at 1 ms), and would keep packets that the kernel cannot take now and send them later in a burst.
 */
const libc = koffi.load(null);
const sendto = libc.func(
  'long sendto(int fd, const void *packet, size_t length, int flags, const void *to, unsigned int tolen)',
);
const getsockname = libc.func('int getsockname(int fd, void *name, void *length)');
const close = libc.func('int close(int fd)');

const IPPROTO_ICMP = 1;
const IPPROTO_ICMPV6 = 58;

/** A datagram socket in a namespace, for sending only. */
export class Stream {
  #fd: number;

  private constructor(fd: number) {
    this.#fd = fd;
  }

  /** For echo requests; the kernel fills in identifier and checksum (icmp(7)). */
  static async icmp(ns: Namespace, family: 4 | 6): Promise<Stream> {
    // Opening one in the ordinary way first allows ping sockets in a namespace of ours.
    (await openPing(ns, family)).close();
    return Stream.#open(
      ns,
      family,
      family === 4 ? IPPROTO_ICMP : IPPROTO_ICMPV6,
      family === 4 ? '0.0.0.0' : '::',
    );
  }

  /** For UDP from any free port of an address. */
  static udp(ns: Namespace, family: 4 | 6, address: string): Stream {
    return Stream.#open(ns, family, 0, address);
  }

  static #open(ns: Namespace, family: 4 | 6, protocol: number, address: string): Stream {
    const fd = openSocket(ns, family === 4 ? AF_INET : AF_INET6, SOCK_DGRAM, protocol);
    const stream = new Stream(fd);
    try {
      bindSocket(ns, fd, address, 0);
      return stream;
    } catch (error) {
      stream.close();
      throw error;
    }
  }

  /** The UDP port that it sends from. */
  port(): number {
    const name = Buffer.alloc(28);
    getsockname(this.#fd, name, Buffer.from([name.length, 0, 0, 0]));
    return name.readUInt16BE(2);
  }

  /** A function that sends a packet there; it returns the code of the error, such as ENETUNREACH, or undefined. */
  to(address: string, port: number): (packet: Buffer) => string | undefined {
    const name = sockaddr(address, port);
    return packet => {
      if (this.#fd < 0) return 'EBADF';
      const sent: number = sendto(this.#fd, packet, packet.length, 0, name, name.length);
      return sent < 0 ? new SyscallError('sendto', koffi.errno()).code : undefined;
    };
  }

  /** A second call does nothing. */
  close(): void {
    if (this.#fd >= 0) close(this.#fd);
    this.#fd = -1;
  }
}
