import { sys } from './syscalls.js';

const CLOCK_REALTIME = 0;
const timespec = Buffer.allocUnsafeSlow(16);

/** Now by CLOCK_REALTIME, the clock of the kernel's packet stamps, in milliseconds since the epoch. */
export function realtime(): number {
  sys('clock_gettime', CLOCK_REALTIME, timespec);
  return timespecMs(timespec, 0);
}

/**
 * A struct timespec (64-bit seconds and nanoseconds) as milliseconds. A float64 of today's date resolves 0.24 µs.
 */
export function timespecMs(bytes: Buffer, offset: number): number {
  // 48 bits of seconds reach far beyond anything, and need no BigInt.
  return bytes.readUIntLE(offset, 6) * 1e3 + bytes.readUInt32LE(offset + 8) / 1e6;
}
