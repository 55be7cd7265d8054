import { Duplex } from 'node:stream';

/** Two streams: what is written to one is read from the other, at the reader's pace. */
export function pipe(): [Duplex, Duplex] {
  const ends: Duplex[] = [];
  const waiting: (undefined | (() => void))[] = [];
  for (const i of [0, 1]) {
    ends.push(
      new Duplex({
        allowHalfOpen: false,
        read() {
          const resume = waiting[i];
          waiting[i] = undefined;
          resume?.();
        },
        write(chunk, _, done) {
          const other = ends[1 - i] as Duplex;
          if (other.destroyed || other.push(chunk)) done();
          else waiting[1 - i] = done;
        },
        final(done) {
          const other = ends[1 - i] as Duplex;
          if (!other.destroyed) other.push(null);
          done();
        },
        destroy(error, done) {
          waiting[i]?.();
          const other = ends[1 - i];
          if (other && !other.destroyed && !other.readableEnded) other.push(null);
          done(error);
        },
      }),
    );
  }
  return ends as [Duplex, Duplex];
}
