import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import type { Scope } from '../src/scope/index.js';
import { withScope } from './scope/with-scope.js';

/** The sample network's suite on real devices took NetTester 28 minutes for 58 scenarios (its report of 2016). */
const PUBLISHED = { minutes: 28, scenarios: 58 };

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const testbed = 'labs/enterprise/testbed.yaml';

interface Run {
  totalMs: number;
  spent: Record<string, number>;
  outcomes: { passed: number; failed: number; skipped: number };
}

/**
 * How long the suite of the network `enterprise` takes, with its lab already up: serial and in three workers, and where
 * the time goes. NetTester's figure is published, not measured here: it ran on real firewalls and switches.
 * Needs root and a running Open vSwitch.
 */
export async function run(): Promise<void> {
  await withScope('bench suite', measure, 60_000);
}

async function measure(scope: Scope): Promise<void> {
  scope.defer('site', () => tsunagu('down', testbed));
  const began = performance.now();
  await tsunagu('up', testbed);
  const upMs = performance.now() - began;
  const serial = await suite();
  const parallel = await suite('--parallel', '3');
  const count = Object.values(serial.outcomes).reduce((sum, n) => sum + n, 0);
  const ours = seconds(serial.totalMs);
  // For as many scenarios as ours, at their pace.
  const peer = Math.round(((PUBLISHED.minutes * 60) / PUBLISHED.scenarios) * count);
  console.log(`site and lab up in ${seconds(upMs)} s`);
  for (const [name, { totalMs, outcomes, spent }] of Object.entries({
    serial,
    'three workers': parallel,
  })) {
    const parts = Object.entries(spent).map(([kind, ms]) => `${kind.replace(/Ms$/, '')} ${seconds(ms)} s`);
    console.log(
      `${name}: ${outcomes.passed} passed, ${outcomes.failed} failed in ${seconds(totalMs)} s (${parts.join(', ')})`,
    );
  }
  const published = `published ${PUBLISHED.minutes} min for ${PUBLISHED.scenarios} scenarios, at that pace`;
  console.log(`NetTester, on real devices: ${published} ${peer} s for ${count}`);
  const ratio = Math.round((peer / ours) * 10) / 10;
  const split = Object.fromEntries(Object.entries(serial.spent).map(([kind, ms]) => [kind, Math.round(ms)]));
  console.log(
    JSON.stringify({
      ...{ bench: 'suite', ours, peer, ratio, unit: 's', scenarios: count, failed: serial.outcomes.failed },
      ...{ parallel3: seconds(parallel.totalMs), up: seconds(upMs), split },
    }),
  );
}

async function suite(...args: string[]): Promise<Run> {
  const program = join(root, 'node_modules/@cucumber/cucumber/bin/cucumber.js');
  await execa(process.execPath, [program, '--profile', 'enterprise', ...args], { cwd: root, reject: false });
  return JSON.parse(readFileSync(join(root, 'reports/run.json'), 'utf8')) as Run;
}

async function tsunagu(...args: string[]): Promise<void> {
  await execa(process.execPath, [join(root, 'bin/tsunagu.js'), ...args], { cwd: root });
}

const seconds = (ms: number): number => Math.round(ms / 100) / 10;
