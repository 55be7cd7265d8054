import type { Socket } from 'node:dgram';
import { bindUdp, Namespace } from '../../../src/netns/index.js';
import type { Scope } from '../../../src/scope/index.js';
import { type Look, waitFor } from '../../../src/wait/index.js';
import { run } from '../../patch/support/rig.js';

const PORT = 7000;
const EVERY_MS = 10;
/** No frame for so long, in ms, means that none came through. */
const GAP_MS = 100;

/** A time in which no frame came through one of the two directions, in ms since the epoch. */
export interface Gap {
  from: number;
  to: number;
}

/** Sends frames over a link all the time, both ways, and knows when none came through: the truth about a cut. */
export class Frames {
  readonly #arrivals: number[][] = [[], []];
  readonly #sockets: Socket[] = [];
  #timer: NodeJS.Timeout | undefined;

  /** @param ends the namespaces at both ends of the link, with their addresses. */
  static async start(scope: Scope, ends: [string, string][]): Promise<Frames> {
    const frames = new Frames();
    scope.defer('frames', () => frames.stop());
    const macs = await Promise.all(ends.map(([name]) => macOf(name)));
    for (const [index, [name, address]] of ends.entries()) {
      const [, far] = ends[1 - index] ?? [];
      // Without it, losing carrier would make the far end unknown for a second more.
      await run(
        ...['ip', '-n', name, 'neigh', 'replace', `${far}`, 'lladdr', `${macs[1 - index]}`],
        ...['dev', 'eth0', 'nud', 'permanent'],
      );
      const namespace = Namespace.open(name);
      const socket = await bindUdp(namespace, { family: 4, address, port: PORT });
      namespace.close();
      socket.on('message', () => frames.#arrivals[index]?.push(Date.now()));
      socket.on('error', () => {});
      frames.#sockets.push(socket);
    }
    frames.#timer = setInterval(() => {
      // What cannot be sent while there is no carrier does not arrive.
      frames.#sockets.forEach((socket, index) => {
        socket.send('x', PORT, ends[1 - index]?.[1], () => {});
      });
    }, EVERY_MS);
    return frames;
  }

  /** Forgets what was seen so far. */
  restart(): void {
    for (const direction of this.#arrivals) direction.splice(0, direction.length);
  }

  /** Since `restart`, and until now. */
  gaps(since: number): Gap[] {
    const now = Date.now();
    return this.#arrivals.flatMap(direction => {
      const times = [since, ...direction, now];
      return times.flatMap((to, index) => {
        const from = times[index - 1] ?? to;
        return to - from >= GAP_MS ? [{ from, to }] : [];
      });
    });
  }

  /** Waits until frames come through both ways. */
  async through(budgetMs: number): Promise<void> {
    const since = Date.now();
    const look = (): Look<undefined> =>
      this.#arrivals.every(direction => (direction.at(-1) ?? 0) > since)
        ? { done: true, value: undefined }
        : { done: false, seen: 'no frames' };
    await waitFor(look, { budgetMs, everyMs: 5 });
  }

  stop(): void {
    clearInterval(this.#timer);
    for (const socket of this.#sockets.splice(0)) socket.close();
  }
}

async function macOf(name: string): Promise<string> {
  return await run('ip', 'netns', 'exec', name, 'cat', '/sys/class/net/eth0/address');
}

/** The longest piece of the gaps that lies in none of the intervals, in ms. */
export function longestOutside(gaps: Gap[], wanted: Gap[]): number {
  const pieces = gaps.flatMap(gap =>
    wanted.reduce<Gap[]>(
      (left, { from, to }) =>
        left.flatMap(piece =>
          [
            { from: piece.from, to: Math.min(piece.to, from) },
            { from: Math.max(piece.from, to), to: piece.to },
          ].filter(each => each.to > each.from),
        ),
      [gap],
    ),
  );
  return Math.max(0, ...pieces.map(({ from, to }) => to - from));
}
