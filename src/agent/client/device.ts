import type { RawRecord } from '../../device/parse/template.js';
import type { TableReading, TableSubject, Tables } from '../../device/tables.js';
import { language } from '../../errors/index.js';
import type { AppliedChange, ChangeOptions, RowSource, WantedRow } from '../protocol.js';
import type { Ask } from './ask.js';
import { readChange } from './change-file.js';
import { errors } from './errors.js';

/** Limits of a look. */
export interface Look {
  budgetMs?: number;
  signal?: AbortSignal;
}

/** Vendor equipment, by any of its names. */
export class Device {
  readonly name: string;
  readonly #ask: Ask;

  constructor(name: string, ask: Ask) {
    this.name = name;
    this.#ask = ask;
  }

  /**
   * Runs a command on the device's command line, in the mode for show commands.
   * @returns what the device printed.
   * @throws TsunaguError with the device's own words when it calls the command wrong.
   */
  async run(command: string, options: Look = {}): Promise<string> {
    const { budgetMs, signal } = options;
    const params = { device: this.name, command, ...(budgetMs !== undefined && { budgetMs }) };
    return (await this.#ask('device/run', params, signal)).output;
  }

  /**
   * Enters lines in configuration mode, one after the other. The reset at the end of the scenario undoes them.
   * @throws TsunaguError with the device's own words when it calls a line wrong.
   */
  async configure(lines: string, { budgetMs, signal }: Look = {}): Promise<void> {
    const params = { device: this.name, lines: lines.split('\n').filter(line => line.trim() !== '') };
    await this.#ask('device/configure', { ...params, ...(budgetMs !== undefined && { budgetMs }) }, signal);
  }

  /** The device's role in its redundancy group, in the platform's words (for frr: Master, Backup). */
  async role({ signal }: { signal?: AbortSignal } = {}): Promise<string> {
    return (await this.#ask('device/role', { device: this.name }, signal)).role;
  }

  /**
   * Looks at the output of a command until it shows the text, at most `budgetMs` (default 5,000).
   * @throws TsunaguError with what the device showed last.
   */
  async expectShows(command: string, text: string, { budgetMs, signal }: Look = {}): Promise<void> {
    await this.#ask(
      'device/shows',
      { device: this.name, command, text, expect: 'must', ...(budgetMs && { budgetMs }) },
      signal,
    );
  }

  /** The contrary: the output must come to not show the text within the budget. */
  async expectShowsNot(command: string, text: string, { budgetMs, signal }: Look = {}): Promise<void> {
    await this.#ask(
      'device/shows',
      { device: this.name, command, text, expect: 'mustNot', ...(budgetMs && { budgetMs }) },
      signal,
    );
  }

  /** @throws TsunaguError `expected.role` with the device's own words. */
  async expectRole(wanted: string): Promise<void> {
    const { role, story } = await this.#ask('device/role', { device: this.name });
    if (role.toLowerCase() !== wanted.toLowerCase()) {
      throw errors.role({ device: this.name, wanted, seen: story[language()] });
    }
  }

  /**
   * Applies a change in such a way that the device takes it back alone unless it is confirmed in time: what a change
   * is, and which timer that is, the platform's driver says. An unconfirmed one is rolled back at the scenario's end.
   * @param file its path, from the folder in which the run was started.
   * @throws TsunaguError `device.lockedOut`, `device.noSafetyNet`, `device.commandRefused` with the device's words.
   */
  applyChange(
    file: string,
    { signal, ...options }: ChangeOptions & { signal?: AbortSignal } = {},
  ): Promise<AppliedChange> {
    return this.#ask('change/apply', { device: this.name, ...readChange(file), ...options }, signal);
  }

  /**
   * Makes the change stay that was applied last; the reset at the scenario's end still undoes it.
   * @throws TsunaguError `device.confirmedTooLate` when the device has taken it back already.
   */
  async confirmChange({ signal }: { signal?: AbortSignal } = {}): Promise<void> {
    await this.#ask('change/confirm', { device: this.name }, signal);
  }

  /** Takes the change back that was applied last and is not confirmed. */
  async rollBack({ signal }: { signal?: AbortSignal } = {}): Promise<void> {
    await this.#ask('change/rollBack', { device: this.name }, signal);
  }

  /**
   * One table of the device's state, in the same shape on all platforms: `neighbours`, `macTable`, `routes`,
   * `interfaces` or `sessions`. What could not be read is in `unread`, and not in the rows.
   * @throws TsunaguError `device.noTable` where the platform's driver knows no command for it.
   */
  state<Subject extends TableSubject>(
    table: Subject,
    { budgetMs, signal }: Look = {},
  ): Promise<TableReading<Tables[Subject]>> {
    const params = { device: this.name, table, ...(budgetMs !== undefined && { budgetMs }) };
    return this.#ask('deviceTable/read', params, signal) as Promise<TableReading<Tables[Subject]>>;
  }

  /**
   * Looks at a table until it has all of the rows, at most `budgetMs` (default 5,000). An empty text leaves its
   * column open; MAC addresses may be written in any way.
   * @throws TsunaguError `deviceTable.missing` with the rows that are nearest, `deviceTable.noColumn`.
   */
  async expectRows(table: TableSubject, rows: WantedRow[], look: Look = {}): Promise<void> {
    await this.#contains({ table }, rows, 'must', look);
  }

  /** The contrary: the table must come to have none of the rows within the budget. */
  async expectNoRows(table: TableSubject, rows: WantedRow[], look: Look = {}): Promise<void> {
    await this.#contains({ table }, rows, 'mustNot', look);
  }

  /**
   * Runs a command, which may have arguments, and reads its output into records by the driver's template for it:
   * `(await device.records('show inventory')).rows[0].pid`. What could not be read is in `unread`.
   * @throws TsunaguError `device.noTemplate`; `device.commandRefused` with the device's own words.
   */
  records(command: string, { budgetMs, signal }: Look = {}): Promise<TableReading<RawRecord>> {
    const params = { device: this.name, command, ...(budgetMs !== undefined && { budgetMs }) };
    return this.#ask('deviceTable/records', params, signal);
  }

  /**
   * Runs a command until its records have all of the rows, at most `budgetMs` (default 5,000). An empty text leaves
   * its column open; of a column with several values, one must be as wanted.
   * @throws TsunaguError `deviceTable.missing` with the rows that are nearest, `deviceTable.noColumn`, and as `records`.
   */
  async expectRecords(command: string, rows: WantedRow[], look: Look = {}): Promise<void> {
    await this.#contains({ command }, rows, 'must', look);
  }

  /** The contrary: the records must come to have none of the rows within the budget. */
  async expectNoRecords(command: string, rows: WantedRow[], look: Look = {}): Promise<void> {
    await this.#contains({ command }, rows, 'mustNot', look);
  }

  /**
   * Waits until the device has this part in all of its redundant groups, at most `budgetMs` (default 5,000).
   * @returns after how many milliseconds.
   * @throws TsunaguError `ha.notInTime` with the device's own words.
   */
  async expectBecomes(
    role: 'active' | 'standby',
    { budgetMs = 5000, signal }: Look = {},
  ): Promise<{ afterMs: number }> {
    return this.#ask('ha/becomes', { device: this.name, role, budgetMs }, signal);
  }

  /**
   * Makes the device give up its active part in every group where it has one; undone at the scenario's end.
   * @throws TsunaguError `device.noFailover`, `device.notActive`.
   */
  failOver({ signal }: { signal?: AbortSignal } = {}): Promise<{ groups: string[] }> {
    return this.#ask('ha/failOver', { device: this.name }, signal);
  }

  /**
   * Makes the device active again where it gave that up; where members do not preempt, the other one gives up.
   * @throws TsunaguError `device.notBack`.
   */
  async failBack({ signal }: { signal?: AbortSignal } = {}): Promise<void> {
    await this.#ask('ha/failBack', { device: this.name }, signal);
  }

  /** Logs in anew. @throws TsunaguError `device.*` that says why it does not work. */
  async expectLogin({ signal }: { signal?: AbortSignal } = {}): Promise<void> {
    await this.#ask('device/login', { device: this.name }, signal);
  }

  /** @throws TsunaguError `expected.golden` with what differs from the start of the run. */
  async expectGolden({ signal }: { signal?: AbortSignal } = {}): Promise<void> {
    const { differences } = await this.#ask('device/golden', { device: this.name }, signal);
    if (differences.length > 0) throw errors.golden({ device: this.name, differences });
  }

  /** Brings the device back to how it was when the run began, now and not only at the end of the scenario. */
  reset({ signal }: { signal?: AbortSignal } = {}): Promise<{ undone: string[]; ms: number }> {
    return this.#ask('device/reset', { device: this.name }, signal);
  }

  async #contains(
    source: RowSource,
    rows: WantedRow[],
    expect: 'must' | 'mustNot',
    { budgetMs, signal }: Look,
  ): Promise<void> {
    const params = { device: this.name, source, rows, expect, ...(budgetMs && { budgetMs }) };
    await this.#ask('deviceTable/contains', params, signal);
  }
}
