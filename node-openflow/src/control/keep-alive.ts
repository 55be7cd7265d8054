/** Asks for a sign of life when a peer has been silent, and gives up when none comes. */
export class KeepAlive {
  #lastHeard = performance.now();
  #asked = false;
  readonly #timer: NodeJS.Timeout;

  /**
   * @param intervalMs silence after which `ask` is called, and after as much again `giveUp`
   */
  constructor(
    private readonly intervalMs: number,
    private readonly ask: () => void,
    private readonly giveUp: () => void,
  ) {
    this.#timer = setInterval(() => this.#check(), Math.max(1, intervalMs / 4)).unref();
  }

  /** Any message from the peer. */
  heard(): void {
    this.#lastHeard = performance.now();
    this.#asked = false;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #check(): void {
    const silence = performance.now() - this.#lastHeard;
    if (this.#asked && silence >= 2 * this.intervalMs) {
      this.stop();
      this.giveUp();
    } else if (!this.#asked && silence >= this.intervalMs) {
      this.#asked = true;
      this.ask();
    }
  }
}
