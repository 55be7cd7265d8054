import { type Frame, SyscallError, type Tap } from '../netns/index.js';

/**
 * The frames that a tap has seen. An interface that is or goes down makes the kernel say so once (ENETDOWN), before the
 * frames; for us it is no error, but what we are here to see.
 */
export function framesOf(tap: Tap): Frame[] {
  try {
    return tap.drain();
  } catch (error) {
    if (error instanceof SyscallError && error.code === 'ENETDOWN') return tap.drain();
    throw error;
  }
}
