import { getSystemErrorMap } from 'node:util';
import koffi from 'koffi';

/*
 * The C library's calls that Node does not offer, as declared in the man pages (section 2 and 3). All structures
 * are bytes laid out by their users, for 64-bit little-endian Linux (x86-64, arm64).
 */
const libc = koffi.load(null);

const calls = {
  setns: libc.func('int setns(int fd, int nstype)'),
  socket: libc.func('int socket(int domain, int type, int protocol)'),
  bind: libc.func('int bind(int fd, const void *addr, unsigned int addrlen)'),
  setsockopt: libc.func(
    'int setsockopt(int fd, int level, int name, const void *value, unsigned int length)',
  ),
  getsockopt: libc.func('int getsockopt(int fd, int level, int name, void *value, void *length)'),
  send: libc.func('long send(int fd, const void *buffer, size_t length, int flags)'),
  sendto: libc.func(
    'long sendto(int fd, const void *buffer, size_t length, int flags, const void *addr, unsigned int addrlen)',
  ),
  recv: libc.func('long recv(int fd, void *buffer, size_t length, int flags)'),
  recvmmsg: libc.func('int recvmmsg(int fd, void *messages, unsigned int count, int flags, void *timeout)'),
  ioctl: libc.func('int ioctl(int fd, unsigned long request, void *argument)'),
  if_nametoindex: libc.func('unsigned int if_nametoindex(const char *name)'),
  clock_gettime: libc.func('int clock_gettime(int clock, void *timespec)'),
  pipe2: libc.func('int pipe2(void *ends, int flags)'),
  close: libc.func('int close(int fd)'),
};

type Call = keyof typeof calls;

/** A call to the kernel that failed, in the shape of Node's own system errors. */
export class SyscallError extends Error {
  readonly code: string;
  readonly errno: number;
  readonly syscall: string;

  constructor(syscall: string, errno: number) {
    const [code, words] = getSystemErrorMap().get(-errno) ?? [`errno ${errno}`, 'unknown error'];
    super(`${syscall}: ${words} (${code})`);
    this.name = 'SyscallError';
    this.code = code;
    this.errno = errno;
    this.syscall = syscall;
  }
}

/**
 * Calls the kernel and returns what it returned.
 * @throws SyscallError when that is negative.
 */
export function sys(name: Call, ...args: unknown[]): number {
  const result: number = calls[name](...args);
  if (result < 0) throw new SyscallError(name, koffi.errno());
  return result;
}

/** As `sys`, but gives undefined when the call would have had to wait (EAGAIN). */
export function sysNow(name: Call, ...args: unknown[]): number | undefined {
  const result: number = calls[name](...args);
  if (result >= 0) return result;
  const errno = koffi.errno();
  if (errno === EAGAIN) return undefined;
  throw new SyscallError(name, errno);
}

const EAGAIN = 11;

/**
 * Closes a descriptor on another thread: closing a packet socket waits for an RCU grace period (13 ms measured).
 */
export function closeElsewhere(fd: number): Promise<void> {
  return new Promise(resolve => calls.close.async(fd, () => resolve()));
}

/** The index of an interface in the namespace that the thread is in now; 0 when there is none. */
export function interfaceIndex(name: string): number {
  return calls.if_nametoindex(name);
}

/**
 * The address of a buffer's bytes, for a pointer inside a structure. It does not keep the buffer alive: what it points
 * into must be used again after the call, or lie in the same buffer as the structure.
 */
export function pointerTo(buffer: Uint8Array): bigint {
  return koffi.address(buffer);
}

/**
 * Calls back on the event loop when a descriptor can be read, or has an error to be fetched by reading; returns the
 * function that ends it.
 */
export function whenReadable(fd: number, callback: () => void): () => void {
  let open = true;
  // koffi's types leave out the first argument. libuv stops polling after an error, so it is begun again.
  const onPoll = (status: unknown) => {
    callback();
    if (open && typeof status === 'number' && status < 0) handle.start({ readable: true }, onPoll);
  };
  const handle = koffi.node.poll(fd, { readable: true }, onPoll);
  return () => {
    open = false;
    handle.close();
  };
}
