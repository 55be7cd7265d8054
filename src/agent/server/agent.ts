import type { Platforms } from '../../device/index.js';
import { type Language, setLanguage } from '../../errors/index.js';
import { needsOf } from '../../testbed/index.js';
import { errors } from '../errors.js';
import type { Methods, RunReport, SiteStatus, Spent, Story } from '../protocol.js';
import { NotedFiles } from './noted-files.js';
import { openSite } from './open-site.js';
import { resetOf } from './reset-tags.js';
import { Scenario } from './scenario.js';
import type { Site } from './site.js';
import { nothingSpent } from './spent.js';

/** What an agent is started with. */
export interface AgentOptions {
  site: string;
  /** Absolute path of the testbed file. */
  testbed: string;
  /** Stays when the run's owner leaves. */
  standing: boolean;
  /** The drivers there are. */
  platforms: Platforms;
  log: (entry: unknown) => void;
  /** Called when the agent has nothing more to do, after everything of its is undone or journalled. */
  onDone: () => void;
}

/** The owner of all state of one site. */
export class Agent {
  readonly site: string;
  readonly log: AgentOptions['log'];
  readonly #options: AgentOptions;
  readonly #startedAt = Date.now();
  /** What the site was made from. */
  readonly #files = new NotedFiles();
  #opening: Promise<Site> | undefined;
  /** Those who wait for the site to come up, as ways to tell them something. */
  readonly #waiting = new Set<(text: Story) => void>();
  #closing: Promise<void> | undefined;
  readonly #leaving = new AbortController();
  /** Why not everything could be undone. */
  #leftBehind: unknown;
  #failed = false;
  /** A client was told that all is down; it reads that, closes its connection, and then we go. */
  #saidGoodbye = false;
  #owners = 0;
  /** Stays when the run's owner leaves. */
  #standing: boolean;
  #scenarios = 0;
  #running = new Set<string>();
  #spent: Spent = nothingSpent();
  #waits: RunReport['waits'] = [];

  constructor(options: AgentOptions) {
    this.#options = options;
    this.#standing = options.standing;
    this.site = options.site;
    this.log = options.log;
  }

  /**
   * Brings the site up, once; every client may ask.
   * @throws TsunaguError `agent.filesChanged` when it is up as files said that say something else by now.
   */
  async open(
    { env, language, owner }: Methods['site/open']['params'],
    progress: (text: Story) => void,
  ): Promise<SiteStatus> {
    if (owner && this.#owners++ === 0) this.#resetAccount();
    this.#checkFiles();
    // Somebody wants it up, be it that a run has brought it up: from now on it stays.
    if (!owner) this.#standing = true;
    this.#waiting.add(progress);
    await this.#open(env, language).finally(() => this.#waiting.delete(progress));
    return this.status();
  }

  /** The site, which a client has opened before. */
  async opened(): Promise<Site> {
    if (!this.#opening) throw new Error('the site was not opened');
    return this.#opening;
  }

  /** Books time to the run's account, in milliseconds. */
  spend(kind: keyof Spent, ms: number): void {
    this.#spent[kind] += ms;
  }

  /** Waits for leave to run, and starts a scenario. */
  async begin(
    { name, texts, tags, language }: Methods['scenario/begin']['params'],
    signal: AbortSignal,
  ): Promise<Scenario> {
    const site = await this.opened();
    const needs = needsOf(texts, tags, site.testbed);
    const lease = await site.leases.acquire(name, needs, signal);
    try {
      site.checkDevices(texts);
    } catch (error) {
      lease.release();
      throw error;
    }
    this.#scenarios++;
    const { waitedMs: ms, waitedFor } = lease;
    if (waitedFor.length > 0) this.#waits.push({ scenario: name, ms, waitedFor });
    this.#running.add(name);
    return new Scenario(name, language, site, lease, resetOf(tags), () => this.#running.delete(name));
  }

  /** What is up. */
  async status(): Promise<SiteStatus> {
    const { site, testbed } = this.#options;
    const own = { site, testbed, standing: this.#standing, pid: process.pid, startedAt: this.#startedAt };
    return { ...own, scenarios: [...this.#running], ...(await (await this.opened()).status()) };
  }

  /** What the run comes to, so far. */
  async report(): Promise<RunReport> {
    const site = await this.opened();
    const waits = this.#waits.toSorted((a, b) => b.ms - a.ms);
    return { scenarios: this.#scenarios, spent: this.#spent, waits, ...(await site.report()) };
  }

  /**
   * A client says goodbye; the last one of a run takes the site down, unless it is a standing one.
   * @throws TsunaguError `scope.cleanup` with everything that could not be undone.
   */
  async close(force: boolean): Promise<RunReport> {
    if (!force && --this.#owners > 0) return this.report();
    const report = await this.report();
    if (force || !this.#standing) {
      this.#saidGoodbye = true;
      await this.#takeDown();
      if (this.#leftBehind) throw this.#leftBehind;
    }
    return { ...report, spent: this.#spent };
  }

  /**
   * A client's connection has closed; without the run's owner, with a site that did not come up, or that nobody waits
   * for any more, we go.
   * @param progress what the client waited for the site with, if it did.
   */
  clientLeft(wasOwner: boolean, progress: (text: Story) => void): void {
    if (wasOwner) this.#owners--;
    const nobodyWaits = this.#waiting.delete(progress) && this.#waiting.size === 0;
    const abandoned = nobodyWaits || (wasOwner && this.#owners <= 0 && !this.#standing);
    if (abandoned || this.#failed || this.#saidGoodbye) void this.shutDown();
  }

  /** True while nobody has opened the site, or everybody has left. */
  get isIdle(): boolean {
    return this.#owners <= 0 && this.#opening === undefined;
  }

  /** Undoes everything and ends the agent. Nothing is thrown. */
  async shutDown(): Promise<void> {
    await this.#takeDown();
    this.#options.onDone();
  }

  #takeDown(): Promise<void> {
    this.#closing ??= this.#undoAll();
    return this.#closing;
  }

  async #undoAll(): Promise<void> {
    const started = performance.now();
    this.#leaving.abort(new Error('everybody has left'));
    try {
      await (await this.#opening)?.close();
    } catch (error) {
      // Why it did not come up was told to those who wanted it.
      if (this.#failed) return;
      this.log(error);
      this.#leftBehind = error;
    }
    this.spend('cleanUp', performance.now() - started);
  }

  #checkFiles(): void {
    const changed = this.#files.changed();
    if (changed.length === 0) return;
    const { site } = this.#options;
    throw errors.filesChanged({ site, changed, upAt: this.#startedAt, pid: process.pid });
  }

  #open(env: Record<string, string>, language: Language): Promise<Site> {
    if (this.#opening) return this.#opening;
    setLanguage(language);
    const started = performance.now();
    const { testbed, site, platforms, log } = this.#options;
    this.#files.note(testbed);
    const spend = (kind: keyof Spent, ms: number) => this.spend(kind, ms);
    this.#opening = openSite({
      file: testbed,
      name: site,
      env,
      platforms,
      files: this.#files,
      signal: this.#leaving.signal,
      progress: text => {
        for (const tell of this.#waiting) tell(text);
      },
      log,
      spend,
    });
    this.#opening.then(
      () => this.spend('setUp', performance.now() - started),
      // What was made so far is undone already. The clients are told why, and then we go.
      () => {
        this.#failed = true;
      },
    );
    return this.#opening;
  }

  #resetAccount(): void {
    this.#spent = nothingSpent();
    this.#scenarios = 0;
    this.#waits = [];
    void this.#opening?.then(site => site.resetAccount());
  }
}
