import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Project } from '../../support/project.js';
import { testbed } from '../hardware.js';
import type { Gap } from './frames.js';

/** The lease of cuts that drop frames, in ms. */
export const LEASE_MS = 2000;

/** Each kind of cut for 700 ms, with its beginning and end noted. */
const steps = `import { When } from '@cucumber/cucumber';
import { appendFileSync } from 'node:fs';
const note = what => appendFileSync('cuts.ndjson', JSON.stringify({ at: Date.now(), ...what }) + '\\n');
const flap = { count: 5, periodMs: 300 };
When('{link} is cut in every way', { timeout: -1 }, async function (name) {
  const link = this.net.link(name);
  for (const how of ['link-down', 'silent', 'flapping', 'one-way']) {
    note({ cut: how });
    try {
      await link.cut({ how, leaseMs: ${LEASE_MS}, ...(how === 'flapping' && { flap }) });
      await this.net.wait(700);
    } finally {
      note({ cut: undefined });
    }
    await link.restore();
    await this.net.wait(200);
  }
});
`;

const feature = `Feature: drill
  @drill
  Scenario: every kind of cut
    When wan is cut in every way
`;

interface Note {
  at: number;
  cut?: string;
}

/** A project whose one drill cuts the link \`wan\` in every way, and what it has noted. */
export class Drill {
  readonly project = new Project({
    features: { 'a.feature': feature, 'steps.mjs': steps },
    testbed: () => testbed,
  });

  /** When a cut was wanted, and of what kind it is that is wanted at a moment; a killed drill wants none. */
  cuts(killedAt = Number.POSITIVE_INFINITY): { wanted: Gap[]; at(moment: number): string | undefined } {
    const notes = this.#notes();
    const wanted = notes.flatMap(({ at, cut }, index) => {
      if (cut === undefined) return [];
      const to = Math.min(killedAt, notes[index + 1]?.at ?? Number.POSITIVE_INFINITY);
      return [{ from: at, to, cut }];
    });
    return { wanted, at: moment => wanted.find(({ from, to }) => from <= moment && moment <= to)?.cut };
  }

  /** Whether it has begun to cut. */
  get hasBegun(): boolean {
    return this.#notes().length > 0;
  }

  /** Begins anew. */
  forget(): void {
    rmSync(this.#file, { force: true });
  }

  get #file(): string {
    return join(this.project.folder, 'cuts.ndjson');
  }

  #notes(): Note[] {
    if (!existsSync(this.#file)) return [];
    const lines = readFileSync(this.#file, 'utf8').split('\n').filter(Boolean);
    return lines.map(line => JSON.parse(line) as Note);
  }
}
