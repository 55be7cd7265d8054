import { answerTo, type Credentials, missing, refused } from '../credentials.js';
import type { Answer, Platform, Secret } from '../platform.js';
import type { Transport } from '../transport/transport.js';
import { endsEcho } from './echo.js';
import { Closed, inOurWords, type Peer } from './failure.js';
import { type Prompt, Prompts } from './prompts.js';
import { Screen } from './screen.js';

/**
 * Silence, in milliseconds, after which what looks like a prompt or a question is taken for one. Only needed
 * where it could be the beginning of something else: the first prompt, a new name, a pager.
 */
const QUIET_MS = 100;

/** What came between the echo of a command and the prompt after it. */
export interface Reply {
  output: string[];
  /** Lines that stand around prompts and are no output. */
  noise: string[];
  prompt: Prompt;
  /** The secrets that the device asked for and got. */
  told: ReadonlySet<Secret['secret']>;
}

/**
 * A conversation: sends a line, answers questions as declared, returns what came before the next prompt.
 * One exchange at a time. After any failure, a spent budget or an abort it is dead, as nobody knows any more
 * what the device will say next.
 */
export class Channel {
  readonly #transport: Transport;
  readonly #platform: Platform;
  readonly #peer: Peer;
  readonly #credentials: Credentials;
  readonly #prompts: Prompts;
  readonly #decoder = new TextDecoder();
  #screen = new Screen();
  #waiting: Waiting | undefined;
  #fault: Error | undefined;
  #told = new Set<Secret['secret']>();

  constructor(transport: Transport, platform: Platform, peer: Peer, credentials: Credentials) {
    this.#transport = transport;
    this.#platform = platform;
    this.#peer = peer;
    this.#credentials = credentials;
    this.#prompts = new Prompts(platform.modes);
    transport.onData(bytes => {
      this.#screen.write(this.#decoder.decode(bytes, { stream: true }));
      this.#waiting?.changed();
    });
    transport.closed.then(fault => {
      this.#fault = fault;
      this.#waiting?.closed();
    });
  }

  get isDead(): boolean {
    return this.#transport.isClosed;
  }

  /**
   * Waits for the first prompt; the output is what the device says at login.
   * @param wakes sends an end of line first: a console says nothing of itself
   */
  greet(signal: AbortSignal, wakes = false): Promise<Reply> {
    if (wakes) this.#transport.write(this.#platform.newline);
    return this.#reply('', this.#platform.login ?? [], signal);
  }

  /**
   * Sends a line and returns what the device said to it.
   * @throws TsunaguError `device.timedOut`, `device.closed`, those of a missing or refused password; the signal's reason when the caller aborts.
   */
  exchange(line: string, answers: Answer[], signal: AbortSignal): Promise<Reply> {
    this.#screen = new Screen();
    this.#transport.write(line + this.#platform.newline);
    return this.#reply(line, answers, signal);
  }

  /** Sends a line that nobody waits for an answer to. */
  say(line: string): void {
    this.#transport.write(line + this.#platform.newline);
  }

  async close(): Promise<void> {
    this.#transport.close();
    await this.#transport.closed;
  }

  async #reply(line: string, answers: Answer[], signal: AbortSignal): Promise<Reply> {
    const questions = [...answers, ...this.#platform.answers];
    this.#told = new Set();
    let echo: number | undefined = line === '' ? -1 : undefined;
    let scanned = 0;
    const seeEcho = () => {
      const { lines } = this.#screen;
      for (; echo === undefined && scanned < lines.length; scanned++) {
        if (endsEcho(lines, scanned, line)) echo = scanned;
      }
    };
    try {
      const prompt = await this.#prompt(questions, signal, () => {
        seeEcho();
        return echo !== undefined;
      });
      this.#prompts.remember(prompt);
      return { ...this.#said((echo ?? -1) + 1), prompt, told: this.#told };
    } catch (error) {
      this.#transport.close();
      throw inOurWords(error, this.#platform, { ...this.#peer, command: line, last: this.#lastSeen() });
    }
  }

  /** Waits for a prompt; at once if it is certain, else when nothing follows it. */
  #prompt(questions: Answer[], signal: AbortSignal, echoed: () => boolean): Promise<Prompt> {
    return new Promise((resolve, reject) => {
      let quiet: NodeJS.Timeout | undefined;
      const settle = (end: () => void) => {
        clearTimeout(quiet);
        signal.removeEventListener('abort', aborted);
        this.#waiting = undefined;
        end();
      };
      const aborted = () => settle(() => reject(signal.reason));
      const look = () => {
        clearTimeout(quiet);
        const line = this.#screen.current;
        const question = questions.find(({ when }) => when.test(line));
        const prompt = question ? undefined : this.#prompts.match(line);
        if (prompt && echoed() && this.#prompts.isKnown(prompt)) settle(() => resolve(prompt));
        else if (prompt) quiet = setTimeout(() => settle(() => resolve(prompt)), QUIET_MS);
        else if (question) quiet = setTimeout(() => answer(question), QUIET_MS);
      };
      const answer = (question: Answer) => {
        try {
          this.#answer(question);
        } catch (error) {
          settle(() => reject(error));
        }
      };
      const closed = () => settle(() => reject(new Closed(this.#fault)));
      this.#waiting = { changed: look, closed };
      signal.addEventListener('abort', aborted, { once: true });
      if (signal.aborted) aborted();
      else if (this.#transport.isClosed) closed();
      else look();
    });
  }

  #answer({ send, hide }: Answer): void {
    const text = typeof send === 'string' ? send : `${this.#tell(send)}\n`;
    if (hide) this.#screen.clearLine();
    else this.#screen.endLine();
    this.#transport.write(text.replaceAll('\n', this.#platform.newline));
  }

  #tell(secret: Secret): string {
    const text = answerTo(secret, this.#credentials);
    if (text === undefined) throw missing(secret, this.#peer, this.#credentials);
    if (this.#told.has(secret.secret)) throw refused(secret, this.#peer, this.#credentials);
    this.#told.add(secret.secret);
    return text;
  }

  #said(from: number): Pick<Reply, 'output' | 'noise'> {
    const isNoise = (line: string) => !!this.#platform.noise?.some(pattern => pattern.test(line));
    const lines = this.#screen.lines.slice(from);
    return { output: trimBlank(lines.filter(line => !isNoise(line))), noise: lines.filter(isNoise) };
  }

  #lastSeen(): string {
    const seen = [...this.#screen.lines, this.#screen.current].filter(line => line.trim() !== '');
    return seen.slice(-2).join(' / ');
  }
}

/** Who waits for the device to say something. */
interface Waiting {
  changed: () => void;
  closed: () => void;
}

function trimBlank(lines: string[]): string[] {
  const first = lines.findIndex(line => line !== '');
  if (first < 0) return [];
  return lines.slice(first, lines.findLastIndex(line => line !== '') + 1);
}
