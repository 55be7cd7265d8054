import { configure } from './configuration/configure.js';
import { describe, difference } from './configuration/difference.js';
import { undo } from './configuration/restore.js';
import { parse, significant } from './configuration/tree.js';
import { type Credentials, masking } from './credentials.js';
import { type Limits, within } from './limits.js';
import { mask } from './mask.js';
import type { RawRecord, Template } from './parse/template.js';
import type { ClearSubject, Command, HaRole, Platform } from './platform.js';
import { record } from './record.js';
import { readRecords, requireTemplate } from './records.js';
import { Session } from './session.js';
import { stateLines } from './state.js';
import { noTable, readTables } from './table.js';
import type { TableReader, TableReading, TableSubject, Tables } from './tables.js';
import type { Recording } from './transport/recording.js';
import type { Dialer } from './transport/transport.js';
import { Turns } from './turns.js';

/** What a device is like at one moment, without what changes of itself. */
export interface Snapshot {
  /** Lines of the running configuration, with their indentation. */
  configuration: string[];
  /** Lines of its state, sorted. */
  state: string[];
}

/** How to run a command. */
export interface RunOptions extends Limits {
  /** Absent: the mode for show commands. */
  mode?: string;
}

/** How often a configuration is compared and mended before we give up. */
const PASSES = 3;

/**
 * A device that is driven by its command line. It stays logged in; a dead session is replaced at the next use.
 * Whatever is asked of one device at the same time happens one after the other. All errors of connection and
 * conversation are TsunaguErrors `device.*`.
 */
export class Device {
  readonly name: string;
  readonly platform: Platform;
  readonly #dialer: Dialer;
  readonly #credentials: Credentials;
  readonly #turns = new Turns();
  #session: Session | undefined;
  #closing = new AbortController();

  constructor(name: string, platform: Platform, dialer: Dialer, credentials: Credentials = {}) {
    this.name = name;
    this.platform = masking(platform, credentials);
    this.#dialer = dialer;
    this.#credentials = credentials;
  }

  /** Logs in, if it is not; any other call would do that too. */
  open(limits: Limits): Promise<void> {
    return this.#use(limits, async () => {});
  }

  /**
   * Runs one command.
   * @returns its output, lines joined by `\n`, without echo and prompt
   * @throws TsunaguError `device.commandRefused` with the device's words
   */
  async run(command: Command, options: RunOptions): Promise<string> {
    const mode = options.mode ?? this.platform.commandMode;
    return this.#use(options, async (session, signal) =>
      (await session.run(command, mode, signal)).join('\n'),
    );
  }

  /** The running configuration's lines, without headings, comments and ends of blocks. */
  configuration(limits: Limits): Promise<string[]> {
    return this.#use(limits, (session, signal) => this.#configuration(session, signal));
  }

  /** The state's lines, without what changes of itself. */
  state(limits: Limits): Promise<string[]> {
    return this.#use(limits, (session, signal) => this.#state(session, signal));
  }

  /** Configuration and state. */
  look(limits: Limits): Promise<Snapshot> {
    return this.#use(limits, async (session, signal) => ({
      configuration: await this.#configuration(session, signal),
      state: await this.#state(session, signal),
    }));
  }

  /** The device's part in each redundant group; none where the platform knows of no such thing. */
  role(limits: Limits): Promise<HaRole[]> {
    const { role, commandMode } = this.platform;
    if (!role) return Promise.resolve([]);
    return this.#use(limits, async (session, signal) => {
      const outputs: string[] = [];
      for (const command of role.commands) {
        const { output, noise } = await session.exchange(command, role.mode ?? commandMode, signal);
        outputs.push([...output, ...noise].join('\n'));
      }
      if (role.mode) await session.go(commandMode, signal);
      return role.read(...outputs);
    });
  }

  /**
   * One table of the device's state, in the shape that all platforms share.
   * @throws TsunaguError `device.noTable` where the platform tells none; `device.commandRefused` if it refuses
   *   all commands for it
   */
  table<Subject extends TableSubject>(
    subject: Subject,
    limits: Limits,
  ): Promise<TableReading<Tables[Subject]>> {
    const readers: TableReader<Tables[Subject]>[] | undefined = this.platform.tables?.[subject];
    if (!readers) throw noTable(this.name, this.platform, subject);
    return this.#use(limits, (session, signal) => readTables(session, this.platform, readers, signal));
  }

  /** What reads the output of a command. @throws TsunaguError `device.noTemplate` */
  template(command: string): Template {
    return requireTemplate(this.name, this.platform, command);
  }

  /**
   * Runs a command and reads its output into records, by the driver's template for the command, which may have arguments.
   * @throws TsunaguError `device.noTemplate` before anything is sent; `device.commandRefused` with the device's words
   */
  async records(command: string, limits: Limits): Promise<TableReading<RawRecord>> {
    const template = this.template(command);
    return this.#use(limits, (session, signal) =>
      readRecords(session, this.platform, command, template, signal),
    );
  }

  /**
   * Makes the device forget what it learned about these subjects, as far as the platform has commands for it.
   * All commands are sent, also after one that is refused.
   * @throws TsunaguError `device.commandRefused` for the first of these
   */
  clear(subjects: ClearSubject[], limits: Limits): Promise<void> {
    const commands = subjects.flatMap(subject => this.platform.clear[subject] ?? []);
    if (commands.length === 0) return Promise.resolve();
    return this.#use(limits, async (session, signal) => {
      const refusals: unknown[] = [];
      for (const command of commands) {
        const running = session.run(command, this.platform.commandMode, signal);
        await running.catch((error: unknown) => refusals.push(error));
        if (session.isDead) break;
      }
      if (refusals.length > 0) throw refusals[0];
    });
  }

  /**
   * Brings the running configuration back to a golden one by undoing the differences, and reads it again to
   * see that it is so.
   * @returns the differences that are left, none if all went well: `+ interface eth1 / ip ospf cost 50`
   */
  restoreConfiguration(golden: string[], limits: Limits): Promise<string[]> {
    return this.#use(limits, async (session, signal) => {
      for (let pass = 0; pass < PASSES; pass++) {
        const differences = this.#differences(await this.#configuration(session, signal), golden);
        if (differences.length === 0) return [];
        await undo(session, this.platform, golden, differences, signal);
      }
      return this.configurationDifference(await this.#configuration(session, signal), golden);
    });
  }

  /** How a configuration differs from a golden one, in lines for people, secrets masked. */
  configurationDifference(now: string[], golden: string[]): string[] {
    return describe(this.#differences(now, golden)).map(line => mask(this.platform, line));
  }

  /** Has several exchanges in one session, with nobody in between; the session is replaced first if it is dead. */
  converse<T>(limits: Limits, work: (session: Session, signal: AbortSignal) => Promise<T>): Promise<T> {
    return this.#use(limits, work);
  }

  /**
   * Enters lines of configuration, and commits them where the platform has a candidate.
   * @throws TsunaguError `device.commandRefused` with the device's words
   */
  configure(lines: string[], limits: Limits): Promise<void> {
    return this.#use(limits, (session, signal) => configure(session, this.platform, lines, signal));
  }

  /** Logs out and in again: only a new login proves that the device can still be reached. */
  async renew(limits: Limits): Promise<void> {
    await this.#turns.take(async () => this.#session?.close(), limits.signal);
    await this.open(limits);
  }

  /** A text that may be shown: what the platform calls secret, and the passwords themselves, are masked. */
  readonly masked = (text: string): string => mask(this.platform, text);

  /**
   * Logs in once more and records what goes over the line while the commands run; without commands, all that the
   * driver itself asks for. Secrets are scrubbed. A command that is refused is recorded like any other.
   */
  record(commands: string[], limits: Limits): Promise<Recording> {
    return this.#turns.take(
      () =>
        within(limits.budgetMs, [limits.signal, this.#closing.signal], async signal => {
          // A console has one login only.
          if (this.#dialer.isConsole) await this.#session?.close();
          const login = { device: this.name, dialer: this.#dialer, credentials: this.#credentials };
          return record(login, this.platform, commands, signal);
        }),
      limits.signal,
    );
  }

  /** Logs out; what runs or waits is aborted. The device can be used again, by a new login. */
  async close(): Promise<void> {
    this.#closing.abort(new Error(`${this.name} was closed by us`));
    this.#closing = new AbortController();
    await this.#turns.take(async () => this.#session?.close());
  }

  #use<T>(limits: Limits, work: (session: Session, signal: AbortSignal) => Promise<T>): Promise<T> {
    const signals = [limits.signal, this.#closing.signal];
    return this.#turns.take(
      () => within(limits.budgetMs, signals, async signal => work(await this.#loggedIn(signal), signal)),
      limits.signal,
    );
  }

  async #loggedIn(signal: AbortSignal): Promise<Session> {
    if (!this.#session || this.#session.isDead) {
      this.#session = await Session.open(this.name, this.platform, this.#dialer, this.#credentials, signal);
    }
    return this.#session;
  }

  async #configuration(session: Session, signal: AbortSignal): Promise<string[]> {
    const { configuration, commandMode } = this.platform;
    const { show, showMode } = configuration;
    const lines = significant(await session.run(show, showMode ?? commandMode, signal), configuration);
    if (showMode) await session.go(commandMode, signal);
    return lines;
  }

  async #state(session: Session, signal: AbortSignal): Promise<string[]> {
    const lines: string[] = [];
    for (const view of this.platform.state) {
      // A device that does not know the command says so, each time the same: that is a state, too.
      const { output } = await session.exchange(view.command, this.platform.commandMode, signal);
      lines.push(...stateLines(view, output));
    }
    return lines;
  }

  #differences(now: string[], golden: string[]) {
    const { configuration } = this.platform;
    return difference(parse(now), parse(golden), configuration);
  }
}
