import { Socket } from 'node:net';
import { sys } from './syscalls.js';

const O_CLOEXEC = 0o2000000;

/**
 * A pipe(2) for the output of a child. Node's own `pipe` is a socket, which programs that log to /dev/stdout cannot open.
 * @returns the stream of what is written, the descriptor to hand to the child, and what lets go of that one.
 */
export function outputPipe(): { reader: Socket; writer: number; closeWriter(): void } {
  const ends = Buffer.alloc(8);
  sys('pipe2', ends, O_CLOEXEC);
  const writer = ends.readInt32LE(4);
  const reader = new Socket({ fd: ends.readInt32LE(0), readable: true, writable: false });
  return { reader, writer, closeWriter: () => sys('close', writer) };
}
