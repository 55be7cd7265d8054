import type { OutageNumbers } from '../outage-json.js';
import type { RunFacts } from '../run-summary.js';

/** How a scenario ended. */
export type ScenarioOutcome = 'passed' | 'failed' | 'skipped';

/** One scenario of a run, as its page shows it. */
export interface ScenarioFacts {
  /** The name of the feature that it stands in. */
  feature: string;
  name: string;
  /** Path of the feature file, and the scenario's line in it. */
  file: string;
  line: number;
  /** With their `@`. */
  tags: string[];
  outcome: ScenarioOutcome;
  /** From its first hook to its last, in milliseconds. */
  ms: number;
  /** The step that failed. */
  failedStep?: string;
  /** What it said. */
  why?: string;
  /** Drills: the plots (SVG), and what they show in numbers. */
  plots: string[];
  drills: OutageNumbers[];
}

/** What the page of a run is made from. */
export interface PageFacts {
  run: RunFacts;
  /** Milliseconds since the epoch. */
  startedAt: number;
  /** Path of the testbed file. */
  testbed: string;
  scenarios: ScenarioFacts[];
  /** Outages of earlier runs, oldest first, and of this one. */
  history: OutageRecord[];
  /** Other reports of the run: paths relative to the page. */
  links: Partial<Record<'cucumber' | 'junit' | 'messages', string>>;
}

/** The longest outage of one path in one run of a drill. */
export interface OutageRecord {
  /** Names of the feature and the scenario. */
  drill: string;
  /** As the lane of the plot is called. */
  path: string;
  /** When that run began, in milliseconds since the epoch. */
  runAt: number;
  /** 0 when nothing was lost. */
  outageMs: number;
}

/** What a drill is called: scenarios of several features may have the same name. */
export function drillName({ feature, name }: Pick<ScenarioFacts, 'feature' | 'name'>): string {
  return `${feature} · ${name}`;
}

/** The outages of these scenarios, for the history. */
export function outageRecords(scenarios: readonly ScenarioFacts[], runAt: number): OutageRecord[] {
  return scenarios.flatMap(({ feature, name, drills }) =>
    drills.flatMap(({ paths }) =>
      paths.map(({ label, longestOutageMs }) => ({
        ...{ drill: drillName({ feature, name }), path: label, runAt, outageMs: longestOutageMs },
      })),
    ),
  );
}
