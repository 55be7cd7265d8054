import type { Needs } from '../../testbed/index.js';

/** Leave to run, until released. Releasing twice is harmless. */
export interface Lease {
  readonly holder: string;
  readonly needs: Needs;
  /** How long it took to get it, in milliseconds, and who was in the way at first. */
  readonly waitedMs: number;
  readonly waitedFor: string[];
  release(): void;
}

interface Waiting {
  holder: string;
  needs: Needs;
  since: number;
  waitedFor: string[];
  grant(lease: Lease): void;
}

/**
 * Who may run now. All or nothing, first come first served among those that are in each other's way, so that
 * neither a deadlock nor starvation is possible: nobody is passed over by a later one that it conflicts with.
 */
export class Leases {
  readonly #held = new Set<Lease>();
  #queue: Waiting[] = [];

  /** Waits for a lease. @throws the signal's reason when it is aborted meanwhile. */
  acquire(holder: string, needs: Needs, signal?: AbortSignal): Promise<Lease> {
    signal?.throwIfAborted();
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        holder,
        needs,
        since: performance.now(),
        waitedFor: this.#inTheWayOf(needs, this.#queue),
        grant: lease => {
          signal?.removeEventListener('abort', give);
          resolve(lease);
        },
      };
      const give = () => {
        this.#queue = this.#queue.filter(other => other !== waiting);
        reject(signal?.reason);
        this.#grant();
      };
      signal?.addEventListener('abort', give, { once: true });
      this.#queue.push(waiting);
      this.#grant();
    });
  }

  /** Holders that run now. */
  get holders(): string[] {
    return [...this.#held].map(lease => lease.holder);
  }

  #grant(): void {
    const passed: Waiting[] = [];
    for (const waiting of this.#queue) {
      if (this.#inTheWayOf(waiting.needs, passed).length > 0) {
        passed.push(waiting);
        continue;
      }
      const lease: Lease = {
        holder: waiting.holder,
        needs: waiting.needs,
        waitedMs: performance.now() - waiting.since,
        waitedFor: waiting.waitedFor,
        release: () => {
          if (this.#held.delete(lease)) this.#grant();
        },
      };
      this.#held.add(lease);
      waiting.grant(lease);
    }
    this.#queue = passed;
  }

  #inTheWayOf(needs: Needs, ahead: Waiting[]): string[] {
    return [...this.#held, ...ahead].filter(other => conflict(other.needs, needs)).map(other => other.holder);
  }
}

function conflict(a: Needs, b: Needs): boolean {
  if (a.alone || b.alone) return true;
  for (const host of a.hosts) if (b.hosts.has(host)) return true;
  return false;
}
