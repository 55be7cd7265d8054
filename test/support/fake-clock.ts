/** Intervals and performance.now() under a test's control; everything else goes on as usual. */
export class FakeClock {
  readonly #real = { setInterval, clearInterval, now: performance.now.bind(performance) };
  readonly #intervals = new Map<object, { run: () => void; everyMs: number; next: number }>();
  #now = 0;

  constructor() {
    const fake = (run: () => void, everyMs: number) => {
      const handle = { unref: () => handle };
      this.#intervals.set(handle, { run, everyMs, next: this.#now + everyMs });
      return handle;
    };
    globalThis.setInterval = fake as unknown as typeof setInterval;
    globalThis.clearInterval = ((handle: object) =>
      this.#intervals.delete(handle)) as unknown as typeof clearInterval;
    performance.now = () => this.#now;
  }

  /** Lets time pass, in milliseconds; what is due runs. */
  pass(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const due = [...this.#intervals.values()].sort((a, b) => a.next - b.next)[0];
      if (!due || due.next > end) break;
      this.#now = due.next;
      due.next += due.everyMs;
      due.run();
    }
    this.#now = end;
  }

  /** Gives the real ones back. */
  restore(): void {
    globalThis.setInterval = this.#real.setInterval;
    globalThis.clearInterval = this.#real.clearInterval;
    performance.now = this.#real.now;
  }
}
