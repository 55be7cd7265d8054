import type { Changing } from './changing.js';
import type { Script } from './script.js';

export const USER = 'admin';
export const PASSWORD = 'dr6-login-Secret';
export const ENABLE_PASSWORD = 'dr6-enable-Secret';

/** How an emulated device behaves beside what its platform is like. */
export interface Quirks {
  /** Asks for the account as a terminal line does (telnet). */
  asksAccount?: boolean;
  /** Wants this for the privileged mode. */
  enablePassword?: string;
  /** Does not stop paging when it is told to. */
  keepsPaging?: boolean;
  /** Counts the passwords that it is given. */
  passwords?: { given: number };
  /** Closes in the middle of showing its configuration, that many times. */
  drops?: { left: number };
  /** Takes changes. */
  changing?: Changing;
}

interface Question {
  answered: (answer: string) => void;
  /** Wanted to the last byte; absent: a line of text. */
  exactly?: string;
  echo?: boolean;
}

const PAGE = 10;
/** What the device has: long enough for several pages, with letters of several bytes. */
export const CONFIGURATION = Array.from(
  { length: 35 },
  (_, index) => `set item${index} value-ルータ${index}`,
);

/** One session with an emulated device: gets what is typed, says what a device would say. */
export class Emulation {
  readonly #script: Script;
  readonly #quirks: Quirks;
  readonly #known: Set<string>;
  readonly #lineEnd: string;
  readonly #send: (text: string) => void;
  readonly #close: () => void;
  readonly #shown = new Map<string, number>();
  #mode: string;
  #typed = '';
  #question: Question | undefined;
  #pages: string[][] = [];
  #paging: boolean;

  constructor(
    script: Script,
    quirks: Quirks,
    known: Set<string>,
    say: { send: (text: string) => void; close: () => void },
  ) {
    this.#script = script;
    this.#quirks = quirks;
    this.#known = known;
    this.#mode = script.start;
    this.#lineEnd = (quirks.asksAccount && script.telnetLineEnd) || script.lineEnd;
    this.#send = say.send;
    this.#close = say.close;
    this.#paging = script.pager !== undefined;
  }

  start(): void {
    if (this.#quirks.asksAccount) this.#askAccount();
    else this.#greet();
  }

  receive(text: string): void {
    for (const char of text) this.#type(char);
  }

  #type(char: string): void {
    if (this.#pages.length > 0) {
      if (char === ' ') this.#nextPage();
      return;
    }
    this.#typed += char;
    const { exactly } = this.#question ?? {};
    const wanted = exactly?.replace('\n', this.#lineEnd);
    if (wanted !== undefined && !exactly?.endsWith('\n')) {
      if (this.#typed === wanted) this.#answer(this.#typed);
    } else if (this.#typed.endsWith(this.#lineEnd)) {
      const line = this.#typed.slice(0, -this.#lineEnd.length);
      if (!this.#question) this.#obey(line);
      else if (wanted === undefined || this.#typed === wanted) this.#answer(line);
      else this.#ask(`${line}? `, this.#question);
    }
  }

  #ask(text: string, question: Question): void {
    this.#typed = '';
    this.#question = question;
    this.#send(text);
  }

  #answer(answer: string): void {
    const { answered, echo } = this.#question ?? {};
    this.#question = undefined;
    this.#typed = '';
    this.#send(echo ? `${answer}\r\n` : '\r\n');
    answered?.(answer);
  }

  #askAccount(): void {
    const { user, password } = this.#script.login ?? { user: '', password: '' };
    const askPassword = (name: string) =>
      this.#ask(password, {
        answered: given => {
          this.#count();
          if (name === USER && given === PASSWORD) return this.#greet();
          this.#send('Login incorrect\r\n\r\n');
          this.#askAccount();
        },
      });
    this.#ask(user, { answered: askPassword, echo: true });
  }

  #greet(): void {
    const { greeting } = this.#script;
    this.#send('\r\nWelcome\r\n');
    const answered = () => this.#prompt();
    if (greeting) this.#ask(greeting[0], { answered, exactly: greeting[1] });
    else this.#prompt();
  }

  /** One of the prompts of the mode after the other. */
  #prompt(): void {
    const prompts = this.#script.prompts[this.#mode] ?? [];
    const turn = this.#shown.get(this.#mode) ?? 0;
    this.#shown.set(this.#mode, turn + 1);
    this.#typed = '';
    this.#send(prompts[turn % prompts.length] ?? '');
  }

  #obey(line: string): void {
    this.#send(`${line}\r\n`);
    const { moves, asking, configuration, pager, refusal } = this.#script;
    const { changing } = this.#quirks;
    const reaction = changing?.obey(line);
    if (reaction) {
      if (changing?.closesAt?.test(line)) {
        changing.closesAt = undefined;
        this.#close();
        return;
      }
      for (const said of reaction.says ?? []) this.#send(`${said}\r\n`);
      const [question, exactly = ''] = reaction.asks ?? [];
      const answered = () => this.#arrive(reaction.to);
      if (question === undefined) answered();
      else this.#ask(question, { answered, exactly, echo: true });
      return;
    }
    const move = moves.find(({ from, line: wanted }) => from === this.#mode && wanted === line);
    const question = asking?.[line];
    if (move?.password !== undefined && this.#quirks.enablePassword !== undefined)
      this.#elevate(move.password, move.to);
    else if (question) {
      const answered = () => this.#arrive(move?.to);
      this.#ask(question[0], { answered, exactly: question[1], echo: true });
    } else if (move) this.#arrive(move.to);
    else if (line === configuration.command && this.#mode === configuration.mode) this.#show();
    else {
      if (line === pager?.off && !this.#quirks.keepsPaging) this.#paging = false;
      if (!this.#known.has(line)) this.#send(`${refusal}\r\n`);
      this.#prompt();
    }
  }

  #arrive(mode = this.#mode): void {
    this.#mode = mode;
    this.#prompt();
  }

  #elevate(question: string, to: string, tries = 3): void {
    const answered = (given: string) => {
      this.#count();
      if (given === this.#quirks.enablePassword) return this.#arrive(to);
      if (tries > 1) return this.#elevate(question, to, tries - 1);
      this.#send('% Bad secrets\r\n');
      this.#prompt();
    };
    this.#ask(question, { answered });
  }

  #count(): void {
    if (this.#quirks.passwords) this.#quirks.passwords.given++;
  }

  #show(): void {
    const { drops } = this.#quirks;
    if (drops && drops.left-- > 0) {
      this.#send(CONFIGURATION.slice(0, 3).join('\r\n'));
      this.#close();
      return;
    }
    const all = this.#quirks.changing?.running ?? CONFIGURATION;
    const size = this.#paging ? PAGE : all.length;
    for (let at = 0; at < all.length; at += size) this.#pages.push(all.slice(at, at + size));
    this.#send(this.#page());
  }

  #nextPage(): void {
    this.#send((this.#script.pager?.wipes ?? '') + this.#page());
  }

  #page(): string {
    const lines = this.#pages.shift() ?? [];
    const text = lines.map(line => `${line}\r\n`).join('');
    if (this.#pages.length > 0) return text + (this.#script.pager?.shows ?? '');
    setImmediate(() => this.#prompt());
    return text;
  }
}
