import type { Attachment, Envelope, TestCaseStarted, TestStepFinished } from '@cucumber/messages';
import type { OutageNumbers, ScenarioFacts } from '../report/index.js';
import { sectionsOf } from './gherkin.js';

interface Pickle {
  feature: string;
  name: string;
  file: string;
  line: number;
  tags: string[];
  /** Text of each step by its id. */
  steps: Map<string, string>;
}

/** A scenario that runs. */
interface Attempt extends ScenarioFacts {
  startedMs: number;
  /** Text of each step by the id that its results name. */
  steps: ReadonlyMap<string, string>;
}

/** Gathers from cucumber's messages how scenarios ended; of one that was retried the last attempt counts. */
export class Scenarios {
  readonly #features = new Map<string, string>();
  readonly #lines = new Map<string, number>();
  readonly #pickles = new Map<string, Pickle>();
  readonly #cases = new Map<string, { pickle: Pickle | undefined; steps: Map<string, string> }>();
  readonly #attempts = new Map<string, Attempt>();
  readonly #ended: ScenarioFacts[] = [];

  /** All scenarios that have ended, in that order. */
  get all(): readonly ScenarioFacts[] {
    return this.#ended;
  }

  /** How many passed, failed, and were skipped. */
  get counts(): { passed: number; failed: number; skipped: number } {
    const count = (wanted: string) => this.#ended.filter(({ outcome }) => outcome === wanted).length;
    return { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
  }

  /** Takes a message into account. */
  see(message: Envelope): void {
    const { gherkinDocument, pickle, testCase, testCaseStarted, attachment, testStepFinished } = message;
    if (gherkinDocument) this.#document(gherkinDocument);
    if (pickle) {
      const { id, name, uri, tags, steps, astNodeIds } = pickle;
      this.#pickles.set(id, {
        ...{ name, file: uri, tags: tags.map(tag => tag.name), feature: this.#features.get(uri) ?? uri },
        // An outline's row stands further down than the outline; the row is what ran.
        line: this.#lines.get(astNodeIds.at(-1) ?? '') ?? 0,
        steps: new Map(steps.map(step => [step.id, step.text])),
      });
    }
    if (testCase) {
      const found = this.#pickles.get(testCase.pickleId);
      const steps = testCase.testSteps.flatMap(({ id, pickleStepId = '' }) => {
        const text = found?.steps.get(pickleStepId);
        return text === undefined ? [] : [[id, text] as const];
      });
      this.#cases.set(testCase.id, { pickle: found, steps: new Map(steps) });
    }
    if (testCaseStarted) this.#start(testCaseStarted);
    if (attachment) this.#attach(attachment);
    if (testStepFinished) this.#step(testStepFinished);
    const { testCaseFinished } = message;
    if (!testCaseFinished) return;
    const { testCaseStartedId: id, willBeRetried, timestamp } = testCaseFinished;
    const attempt = this.#attempts.get(id);
    this.#attempts.delete(id);
    if (!attempt || willBeRetried) return;
    const { startedMs, steps, ...facts } = attempt;
    this.#ended.push({ ...facts, ms: milliseconds(timestamp) - startedMs });
  }

  #document({ uri = '', feature }: NonNullable<Envelope['gherkinDocument']>): void {
    if (!feature) return;
    this.#features.set(uri, feature.name);
    for (const child of sectionsOf(feature)) {
      if (!child.scenario) continue;
      this.#lines.set(child.scenario.id, child.scenario.location.line);
      for (const row of child.scenario.examples.flatMap(({ tableBody }) => tableBody))
        this.#lines.set(row.id, row.location.line);
    }
  }

  #start({ id, testCaseId, timestamp }: TestCaseStarted): void {
    const { pickle, steps = new Map() } = this.#cases.get(testCaseId) ?? {};
    const { feature = '', name = '', file = '', line = 0, tags = [] } = pickle ?? {};
    const what = { feature, name, file, line, tags, outcome: 'passed' as const };
    this.#attempts.set(id, {
      ...what,
      ms: 0,
      plots: [],
      drills: [],
      startedMs: milliseconds(timestamp),
      steps,
    });
  }

  #attach({ testCaseStartedId = '', mediaType, fileName, body, contentEncoding }: Attachment): void {
    const attempt = this.#attempts.get(testCaseStartedId);
    if (!attempt) return;
    const text = () => (contentEncoding === 'BASE64' ? Buffer.from(body, 'base64').toString() : body);
    if (mediaType === 'image/svg+xml') attempt.plots.push(text());
    if (fileName === 'outage.json') attempt.drills.push(JSON.parse(text()) as OutageNumbers);
  }

  #step({ testCaseStartedId, testStepId, testStepResult: { status, message } }: TestStepFinished): void {
    const attempt = this.#attempts.get(testCaseStartedId);
    if (!attempt || status === 'PASSED' || attempt.outcome === 'failed') return;
    if (status === 'SKIPPED') {
      attempt.outcome = 'skipped';
      return;
    }
    attempt.outcome = 'failed';
    attempt.why = message ?? status.toLowerCase();
    const step = attempt.steps.get(testStepId);
    if (step !== undefined) attempt.failedStep = step;
  }
}

function milliseconds({ seconds = 0, nanos = 0 }: { seconds?: number; nanos?: number } = {}): number {
  return seconds * 1000 + nanos / 1e6;
}
