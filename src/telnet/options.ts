// RFC 854 (commands), 857 (ECHO), 858 (SUPPRESS-GO-AHEAD), 1073 (NAWS).
const IAC = 255;
const DONT = 254;
const DO = 253;
const WONT = 252;
const WILL = 251;
const SB = 250;
const SE = 240;
const ECHO = 1;
const SGA = 3;
const NAWS = 31;

/** What the device may do (it echoes), and what we do when asked. All else is refused. */
const THEIRS = new Set([ECHO, SGA]);
const OURS = new Set([SGA, NAWS]);
/** Wide and long, so that the device neither wraps nor pages for the window's sake; columns, then rows. */
const WINDOW = [500, 1000];

/**
 * Takes the telnet protocol out of a stream of bytes, in whatever pieces it comes, and says what to answer. Every
 * request is answered, as old daemons wait for that; a state that is already agreed on is not, so that two that
 * confirm to each other come to an end (RFC 854, rule b).
 */
export class TelnetOptions {
  readonly #theirs = new Set<number>();
  readonly #ours = new Set<number>();
  readonly #reply: (bytes: Uint8Array) => void;
  #command: number[] = [];

  constructor(reply: (bytes: Uint8Array) => void) {
    this.#reply = reply;
  }

  /** @returns the bytes that are text */
  read(bytes: Uint8Array): Uint8Array {
    const text: number[] = [];
    for (const byte of bytes) {
      if (this.#command.length === 0) byte === IAC ? this.#command.push(byte) : text.push(byte);
      else if (this.#command.length === 1 && byte === IAC) text.push(...this.#command.splice(0));
      else this.#collect(byte);
    }
    return Uint8Array.from(text);
  }

  #collect(byte: number): void {
    this.#command.push(byte);
    const [, verb = 0, option = 0] = this.#command;
    if (verb === SB ? isEnded(this.#command) : this.#command.length === (verb >= WILL ? 3 : 2)) {
      this.#command = [];
      if (verb >= WILL) this.#negotiate(verb, option);
    }
  }

  #negotiate(verb: number, option: number): void {
    if (verb === DO || verb === DONT) {
      const answer = settle(this.#ours, OURS, option, verb === DO);
      if (answer !== undefined) this.#reply(Uint8Array.of(IAC, answer ? WILL : WONT, option));
      if (answer && option === NAWS) this.#reply(window());
    } else {
      const answer = settle(this.#theirs, THEIRS, option, verb === WILL);
      if (answer !== undefined) this.#reply(Uint8Array.of(IAC, answer ? DO : DONT, option));
    }
  }
}

/** Switches an option, and says what to answer: yes, no, or nothing where it is so already. */
function settle(on: Set<number>, allowed: Set<number>, option: number, wanted: boolean): boolean | undefined {
  if (wanted && !allowed.has(option)) return false;
  if (wanted === on.has(option)) return undefined;
  if (wanted) on.add(option);
  else on.delete(option);
  return wanted;
}

/** Whether the end of a subnegotiation is there: IAC SE, behind pairs of IAC that stand for one. */
function isEnded(command: number[]): boolean {
  if (command.at(-1) !== SE) return false;
  const marks = command.slice(2, -1).length - command.slice(2, -1).findLastIndex(byte => byte !== IAC) - 1;
  return marks % 2 === 1;
}

function window(): Uint8Array {
  const sizes = WINDOW.flatMap(size => [size >> 8, size & 255]);
  return Uint8Array.of(IAC, SB, NAWS, ...sizes.flatMap(doubled), IAC, SE);
}

function doubled(byte: number): number[] {
  return byte === IAC ? [IAC, IAC] : [byte];
}
