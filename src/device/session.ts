import type { TsunaguError } from '../errors/index.js';
import { Channel, type Reply } from './channel/channel.js';
import type { Peer } from './channel/failure.js';
import { type Prompt, placeOf } from './channel/prompts.js';
import { type Credentials, refused } from './credentials.js';
import { errors } from './errors.js';
import { mask } from './mask.js';
import type { Answer, Command, Platform } from './platform.js';
import type { Dialer } from './transport/transport.js';

/** Blocks within blocks; deeper than that, leaving them leads nowhere. */
const DEEPEST = 8;

/** How long a console may take to be left, in milliseconds. */
const LOGOUT_MS = 2000;

/** A login on a device: knows in which mode it is and how to get into another. */
export class Session {
  readonly #channel: Channel;
  readonly #platform: Platform;
  readonly #peer: Peer;
  readonly #isConsole: boolean;
  /** Mode after the login. */
  readonly #start: string;
  #prompt: Prompt;

  private constructor(channel: Channel, platform: Platform, peer: Peer, prompt: Prompt, isConsole: boolean) {
    this.#channel = channel;
    this.#platform = platform;
    this.#peer = peer;
    this.#isConsole = isConsole;
    this.#start = prompt.mode;
    this.#prompt = prompt;
  }

  /** Logs in, waits for the first prompt and turns paging off. */
  static async open(
    device: string,
    platform: Platform,
    dialer: Dialer,
    credentials: Credentials,
    signal: AbortSignal,
  ): Promise<Session> {
    const peer = { device, at: dialer.at };
    const channel = new Channel(await dialer.open(signal), platform, peer, credentials);
    const { prompt } = await channel.greet(signal, dialer.isConsole);
    const session = new Session(channel, platform, peer, prompt, dialer.isConsole === true);
    try {
      for (const command of platform.onOpen) await session.exchange(command, platform.commandMode, signal);
      return session;
    } catch (error) {
      await session.close();
      throw error;
    }
  }

  get isDead(): boolean {
    return this.#channel.isDead;
  }

  /** Where in the configuration the device is, without its name: changes when a block is entered or left. */
  get place(): string {
    return placeOf(this.#prompt);
  }

  /** Whether a mode is the one after the login, or one that is entered from there; what is above it ends the session. */
  reaches(mode: string): boolean {
    return this.#wayTo(mode).includes(this.#start);
  }

  /**
   * Runs a command in a mode and returns its output.
   * @throws TsunaguError `device.commandRefused` with the device's words; `device.timedOut`, `device.closed`,
   *   `device.wrongMode`, after which the session is dead (except for a mode that the device refuses).
   */
  async run(command: Command, mode: string, signal: AbortSignal): Promise<string[]> {
    const { output } = await this.exchange(command, mode, signal);
    const refusal = this.refusal(output);
    if (refusal === undefined) return output;
    throw this.refused(command, refusal);
  }

  /** The error for a command that was refused with these words; secrets in both are masked. */
  refused(command: Command, words: string): TsunaguError {
    const said = { command: mask(this.#platform, lineOf(command)), words: mask(this.#platform, words) };
    return errors.commandRefused({ ...this.#peer, ...said });
  }

  /** Runs a command in a mode, whatever the device says to it. */
  async exchange(command: Command, mode: string, signal: AbortSignal): Promise<Reply> {
    await this.go(mode, signal);
    return this.#send(command, signal);
  }

  /** The device's words, if it refused a command. */
  refusal(output: string[]): string | undefined {
    const at = output.findIndex(line => this.#platform.errors.some(error => error.test(line)));
    return at < 0 ? undefined : output.slice(at, at + 3).join(' / ');
  }

  /** Ends the connection; a console would keep our login, and give it to whoever comes next. */
  async close(): Promise<void> {
    if (this.#isConsole && !this.isDead) await this.#logOut();
    await this.#channel.close();
  }

  async #logOut(): Promise<void> {
    const { logout = 'exit', commandMode } = this.#platform;
    // Where the login led to; a console that somebody left in the middle of something is left from above that.
    const start = this.#wayTo(commandMode).includes(this.#start) ? this.#start : commandMode;
    await this.go(start, AbortSignal.timeout(LOGOUT_MS)).catch(() => undefined);
    if (!this.isDead) this.#channel.say(logout);
  }

  async #send(command: Command, signal: AbortSignal): Promise<Reply> {
    const reply = await this.#channel.exchange(lineOf(command), answersOf(command), signal);
    this.#prompt = reply.prompt;
    return reply;
  }

  /** Goes into a mode: up the tree of modes until the wanted one is at or below, then down. */
  async go(wanted: string, signal: AbortSignal): Promise<void> {
    const way = this.#wayTo(wanted);
    while (!way.includes(this.#prompt.mode)) await this.#leave(wanted, signal);
    for (const next of way.slice(way.indexOf(this.#prompt.mode) + 1)) {
      await this.#enter(next, wanted, signal);
    }
  }

  /** Goes up one mode, which may take several steps where each leaves one block only. */
  async #leave(wanted: string, signal: AbortSignal): Promise<void> {
    const { mode } = this.#prompt;
    const { leave, parent } = this.#platform.modes[mode] ?? {};
    const places = new Set<string>();
    let reply: Reply | undefined;
    while (leave && this.#prompt.mode === mode && !places.has(this.place) && places.size < DEEPEST) {
      places.add(this.place);
      reply = await this.#send(leave, signal);
    }
    if (this.#prompt.mode !== parent) throw this.#wrongMode(wanted, leave, reply);
  }

  async #enter(mode: string, wanted: string, signal: AbortSignal): Promise<void> {
    const { enter } = this.#platform.modes[mode] ?? {};
    const reply = enter === undefined ? undefined : await this.#send(enter, signal);
    if (this.#prompt.mode === mode) return;
    if (reply?.told.has('enablePassword')) throw refused({ secret: 'enablePassword' }, this.#peer, {});
    throw this.#wrongMode(wanted, enter, reply);
  }

  #wrongMode(wanted: string, sent: Command | undefined, reply: Reply | undefined): TsunaguError {
    const refusal = reply && this.refusal(reply.output);
    const words = refusal && mask(this.#platform, refusal);
    const command = sent === undefined ? '' : lineOf(sent);
    return errors.wrongMode({ ...this.#peer, wanted, mode: this.#prompt.mode, command, words });
  }

  /** The modes from the root of the tree to the one wanted. */
  #wayTo(mode: string): string[] {
    const parent = this.#platform.modes[mode]?.parent;
    return parent === undefined ? [mode] : [...this.#wayTo(parent), mode];
  }
}

function lineOf(command: Command): string {
  return typeof command === 'string' ? command : command.line;
}

function answersOf(command: Command): Answer[] {
  return typeof command === 'string' ? [] : command.answers;
}
