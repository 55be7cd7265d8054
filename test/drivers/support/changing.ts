/** What is known of how a platform takes changes: the facts from which it is played. Lines are matched as a whole. */
export interface ChangeScript {
  /** Opens a candidate, or starts the timer where each line is active at once; and the mode it leads to. */
  opens?: { line: RegExp; to?: string };
  /** Lines wait for `commit`. */
  candidate: boolean;
  /** Shows what the candidate would change. */
  shows?: RegExp;
  /** Makes the candidate active and starts the timer: minutes or HH:MM:SS in the group `n`, or `seconds`. */
  commit?: RegExp;
  /** Asked before that. */
  asks?: [question: string, answer: string];
  discards?: { line: RegExp; to?: string };
  /** Leaves the mode, and drops the candidate with it. */
  leaves?: RegExp;
  confirms: RegExp;
  reverts?: RegExp;
  /** Makes the candidate active for good; confirms, too, where it is the same. */
  plain?: RegExp;
  /** Commands of its own that are obeyed without effect on the lines. */
  also?: RegExp;
  /** What takes a line back. */
  negation: string;
  /** What a line to be taken back begins with; `negation` stands instead of it. */
  instead?: string;
}

/** The configuration of one emulated device, which all of its sessions share. Its clock stands until a test moves it. */
export class Changing {
  running: string[];
  timers = 0;
  /** Closes the session at a line that matches, once, having obeyed it. */
  closesAt: RegExp | undefined;
  readonly #script: ChangeScript;
  #candidate: string[] | undefined;
  #before: string[] = [];
  /** What the timer still has, in seconds. */
  #leftS: number | undefined;
  /** A candidate was opened where that takes a command. */
  #isOpen = false;

  constructor(script: ChangeScript, running: string[]) {
    this.#script = script;
    this.running = running;
  }

  /** What the device does with a line; undefined if it is none of a change. */
  obey(line: string): { says?: string[]; to?: string; asks?: [string, string] } | undefined {
    const { opens, shows, commit, discards, confirms, reverts, plain, also, asks, leaves } = this.#script;
    if (commit?.test(line) && this.#candidate) {
      this.#start(commit.exec(line));
      this.#activate();
      return asks ? { asks } : {};
    }
    if (confirms.test(line) && this.#leftS !== undefined) {
      this.#stop();
      this.#activate();
      return {};
    }
    if (plain?.test(line)) {
      this.#activate();
      return {};
    }
    if (reverts?.test(line)) {
      if (this.#leftS !== undefined) this.#goBack();
      this.#candidate = undefined;
      return {};
    }
    if (leaves?.test(line)) this.#candidate = undefined;
    if (discards?.line.test(line)) {
      this.#isOpen = false;
      this.#candidate = undefined;
      return { ...(discards.to && { to: discards.to }) };
    }
    if (opens?.line.test(line)) {
      this.#isOpen = true;
      if (!this.#script.candidate) this.#start(opens.line.exec(line));
      return { ...(opens.to && { to: opens.to }) };
    }
    if (shows?.test(line)) return { says: this.#added() };
    if (also?.test(line) || confirms.test(line)) return {};
    return this.#change(line) ? {} : undefined;
  }

  #change(line: string): boolean {
    const { candidate, opens, negation, instead = '' } = this.#script;
    if (!/\bdrill\b/.test(line) || line.startsWith('show')) return false;
    const lines = [...(this.#candidate ?? this.running)];
    const taken = line.startsWith(negation) ? instead + line.slice(negation.length) : undefined;
    const after = taken === undefined ? [...lines, line] : lines.filter(each => each !== taken);
    const waits = candidate && (opens === undefined || this.#isOpen);
    if (waits) this.#candidate = after;
    else this.running = after;
    return true;
  }

  #added(): string[] {
    return (this.#candidate ?? []).filter(line => !this.running.includes(line)).map(line => `+ ${line}`);
  }

  #activate(): void {
    this.#isOpen = false;
    if (this.#candidate) this.running = this.#candidate;
    this.#candidate = undefined;
  }

  #start(match: RegExpExecArray | null): void {
    const { n = '0', seconds } = match?.groups ?? {};
    const parts = n.split(':').map(Number);
    const clock = parts.length === 3 ? parts.reduce((sum, part) => sum * 60 + part, 0) : undefined;
    this.#before = this.running;
    this.timers++;
    this.#leftS = seconds !== undefined ? Number(seconds) : (clock ?? Number(n) * 60);
  }

  /** Lets time pass on the device, in seconds. */
  elapse(seconds: number): void {
    if (this.#leftS === undefined) return;
    this.#leftS -= seconds;
    if (this.#leftS <= 0) this.#goBack();
  }

  #goBack(): void {
    this.#stop();
    this.running = this.#before;
    this.#candidate = undefined;
  }

  #stop(): void {
    this.#leftS = undefined;
  }
}
