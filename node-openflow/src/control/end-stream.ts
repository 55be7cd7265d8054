import type { Duplex } from 'node:stream';

/** Time in ms in which a peer may still read what was said last. */
const LINGER_MS = 1000;

/** Ends a stream so that nothing of it is left: what was written is sent if the peer takes it soon, then it is destroyed. */
export function endStream(stream: Duplex, atOnce: boolean): void {
  if (stream.destroyed) return;
  stream.end();
  if (atOnce || stream.writableLength === 0) {
    stream.destroy();
    return;
  }
  const timer = setTimeout(() => stream.destroy(), LINGER_MS);
  stream.once('finish', () => stream.destroy());
  stream.once('close', () => clearTimeout(timer));
}
