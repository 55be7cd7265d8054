import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ask } from './ask.js';
import { errors } from './capture-errors.js';
import { errors as common } from './errors.js';

/** What to capture, and how much of it. */
export interface CaptureLimits {
  /** In the syntax of pcap-filter(7); absent: everything. */
  filter?: string;
  /** Bytes of frames that are kept; beyond it the oldest go (default 16 MiB). */
  limitBytes?: number;
}

interface Running {
  id: number;
  at: string;
}

/** The captures of a scenario. Their files are written when it ends, into the folder of the reports. */
export class Captures {
  readonly #ask: Ask;
  readonly #link: (path: string) => Promise<void>;
  readonly #reports: string;
  readonly #running: Running[] = [];

  /**
   * @param reports the folder of the reports.
   * @param link puts a link to a file in that folder into the report of the scenario.
   */
  constructor(ask: Ask, reports: string, link: (path: string) => Promise<void>) {
    this.#ask = ask;
    this.#reports = reports;
    this.#link = link;
  }

  /**
   * Captures at a test host.
   * @param limits.interface which of its interfaces: `eth1`, the port that it is plugged into (`PS1:9`), or an address of
   *   it; absent: the first.
   * @throws TsunaguError `capture.filter` with what is wrong with the filter; `capture.noInterface` with those it has.
   */
  async atHost(host: string, limits: CaptureLimits & { interface?: string } = {}): Promise<void> {
    const { id } = await this.#ask('capture/start', { host, ...limits });
    const { interface: named } = limits;
    this.#running.push({ id, at: named === undefined ? host : `${host} ${named}` });
  }

  /** Captures on the cable between the tester and a patch switch. */
  async atUplink(uplink: string, limits: CaptureLimits = {}): Promise<void> {
    const { id } = await this.#ask('capture/start', { uplink, ...limits });
    this.#running.push({ id, at: `uplink-${uplink}` });
  }

  /**
   * Counts the packets of each capture that match a filter.
   * @throws TsunaguError `expected.captured` when one has fewer or more; `expected.captureIncomplete` when "at most" cannot
   *   be said, since packets are missing from the capture.
   */
  async expectMatching(filter: string, { atLeast = 0, atMost = Number.POSITIVE_INFINITY }): Promise<void> {
    await this.#expect(filter, atLeast, atMost);
  }

  /** Counts the TCP segments of each capture that were sent again. @throws as `expectMatching`. */
  async expectRetransmissionsAtMost(atMost: number): Promise<void> {
    await this.#expect(undefined, 0, atMost);
  }

  /** Ends all captures and writes their files. */
  async save(): Promise<void> {
    for (const { id, at } of this.#running.splice(0)) {
      const { pcapng } = await this.#ask('capture/take', { id });
      const folder = join(this.#reports, 'captures');
      mkdirSync(folder, { recursive: true });
      const stamp = new Date().toISOString().replace(/[:.]/g, '-');
      const name = `${stamp}-${process.pid}-${id}-${at.replace(/[\s/\\:*?"<>|]+/g, '_')}.pcapng`;
      writeFileSync(join(folder, name), Buffer.from(pcapng, 'base64'));
      await this.#link(join('captures', name));
    }
  }

  async #expect(filter: string | undefined, atLeast: number, atMost: number): Promise<void> {
    if (this.#running.length === 0) throw common.nothingYet({ what: 'capture', before: 'captures packets' });
    for (const { id, at } of this.#running) {
      const asked = filter === undefined ? { id } : { id, filter };
      const { count, frames, forgotten, overlooked } = await this.#ask('capture/count', asked);
      const facts = { at, filter, count, atLeast, atMost, frames };
      if (count < atLeast || count > atMost) throw errors.captured(facts);
      const missing = forgotten + overlooked;
      if (Number.isFinite(atMost) && missing > 0) throw errors.captureIncomplete({ at, missing });
    }
  }
}
