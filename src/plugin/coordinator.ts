import { writeSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CoordinatorContext, Plugin } from '@cucumber/cucumber/api';
import type { AgentConnection } from '../agent/client/connection.js';
import { startAgent } from '../agent/client/start.js';
import { errors as agentErrors } from '../agent/errors.js';
import { reportsVariable, socketPath, socketVariable } from '../agent/paths.js';
import type { Progress } from '../agent/protocol.js';
import { language, languageOf, setLanguage, TsunaguError } from '../errors/index.js';
import { LiveLine, type PageFacts, runSummary } from '../report/index.js';
import { environmentFor, loadTestbed, resolveSite, type Testbed } from '../testbed/index.js';
import { leaveNoEmpty } from './empty-report.js';
import { errors } from './errors.js';
import { featureTraps } from './feature-traps.js';
import { writeRunPage, writeUnfinishedPage } from './run-page.js';
import { Scenarios } from './scenarios.js';
import { sideBySide, workersOf } from './side-by-side.js';
import { UndefinedSteps } from './undefined-steps.js';

interface Options {
  testbed?: string;
  site?: string;
  reports?: string;
  links?: PageFacts['links'];
  /** Workers, by the configuration. */
  parallel?: number;
}

const bringingUp = {
  en: 'bringing the site up: lab, test hosts, patch panel, devices',
  ja: 'サイトを準備しています（ラボ、テストホスト、パッチパネル、機器）',
};

/** The run's owner: when its connection ends, by whatever, the agent puts everything right and goes. */
interface Run {
  connection: AgentConnection;
  standing: boolean;
  testbed: Testbed;
}

/** The cucumber-js plugin: starts the agent beside cucumber's own loading, and sums up the run. */
const plugin: Plugin<Options> = {
  type: 'plugin',
  optionsKey: 'tsunagu',
  coordinator: context => {
    if (context.operation !== 'runCucumber' || isDryRun(process.argv)) return;
    setLanguage(languageOf(process.env));
    return coordinate(context);
  },
};
export default plugin;

function coordinate({ on, transform, options, environment }: CoordinatorContext<Options>) {
  const started = performance.now();
  const traps: TsunaguError[] = [];
  const startedAt = Date.now();
  const { reports, links = {} } = options;
  const unfinished = (why?: string) => {
    if (reports !== undefined) writeUnfinishedPage(reports, startedAt, languageOf(process.env), why);
  };
  try {
    unfinished();
  } catch (error) {
    endWith(error);
  }
  if (reports !== undefined && links.junit !== undefined)
    leaveNoEmpty(resolve(environment.cwd, reports, links.junit));
  const endRun = (error: unknown): never => {
    if (error instanceof TsunaguError) unfinished(error.message);
    return endWith(error);
  };
  const live = new LiveLine(process.stderr);
  const shown = { text: bringingUp[language()], now: false };
  const opening = open(options, environment.cwd, text => {
    shown.text = text[language()];
    if (shown.now) live.show(shown.text);
  });
  // Whoever awaits it below reports it; until then it must not count as unhandled.
  opening.catch(() => {});
  const scenarios = new Scenarios();
  const undefinedSteps = new UndefinedSteps();
  on('message', message => {
    const { source } = message;
    if (source) traps.push(...featureTraps(source.uri, source.data));
    scenarios.see(message);
    undefinedSteps.see(message);
  });
  transform('pickles:order', async pickles => {
    if (traps.length > 0) {
      // An agent that has just started must have seen us, to know when we are gone.
      await opening.catch(() => {});
      endRun(errors.traps({ count: traps.length }, { causes: traps }));
    }
    live.show(shown.text);
    shown.now = true;
    const { testbed } = await opening.finally(() => live.clear()).catch(endRun);
    shown.now = false;
    const workers = workersOf(process.argv, options.parallel);
    return workers > 1 ? sideBySide(pickles, testbed, workers) : pickles;
  });
  return async () => {
    // Rejected only when cucumber gave up before it would have asked: it could not read the features.
    const { connection, standing } = await opening.catch(endRun);
    const report = await connection.request(standing ? 'site/report' : 'site/close', {}).catch(endLater);
    connection.close();
    await connection.closed();
    if (!report) return;
    const { setUp, traffic, change, waiting, device, reset, cleanUp } = report.spent;
    const facts = {
      scenarios: scenarios.counts,
      totalMs: performance.now() - started,
      spent: {
        setUpMs: setUp,
        trafficMs: traffic + device,
        waitingMs: waiting + change,
        resetMs: reset,
        cleanUpMs: cleanUp,
      },
      ...{ resets: report.resets, cuts: report.cuts, leftCut: report.leftCut, skipped: report.skipped },
      ...{ waits: report.waits, changed: report.changed },
    };
    const say = languageOf(process.env);
    const { testbed = '' } = options;
    const about = { startedAt, testbed, links };
    const page = await Promise.resolve(reports)
      .then(folder => folder && { report: writeRunPage(folder, facts, scenarios.all, about, say) })
      .catch(endLater);
    for (const error of undefinedSteps.errors()) environment.stderr.write(`\n${error.message}\n`);
    environment.stderr.write(`\n${runSummary({ ...facts, ...page }, say)}\n`);
    if (report.changed.length > 0) failLater();
    if (scenarios.all.length === 0) endLater(errors.nothingRan({}));
  };
}

async function open(options: Options, cwd: string, say: (text: Progress['text']) => void): Promise<Run> {
  if (!options.testbed) throw errors.noTestbed({});
  const file = resolve(cwd, options.testbed);
  const env = environmentFor(file, process.env);
  const testbed = loadTestbed(file, { env });
  const site = resolveSite(testbed, options.site);
  if (options.reports !== undefined) process.env[reportsVariable] = resolve(cwd, options.reports);
  process.env[socketVariable] = socketPath(site.name);
  const connection = await startAgent({ testbed: file, site: site.name });
  connection.onProgress = ({ text }) => say(text);
  const status = await connection.request('site/open', { env, language: language(), owner: true });
  if (status.testbed !== file) {
    connection.close();
    const { testbed: other, pid } = status;
    throw agentErrors.otherTestbed({ site: site.name, testbed: other, wanted: file, pid });
  }
  return { connection, standing: status.standing, testbed };
}

/** Ends the run with one message; cucumber would wrap it into its own and show a stack. */
function endWith(error: unknown): never {
  if (!(error instanceof TsunaguError)) throw error;
  writeSync(2, `${error.message}\n`);
  process.exit(1);
}

/** Says it now and fails the run when everything else is done: the reports are still to be finished. */
function endLater(error: unknown): undefined {
  if (!(error instanceof TsunaguError)) throw error;
  writeSync(2, `\n${error.message}\n`);
  failLater();
}

/** Fails the run when everything else is done: cucumber sets its own exit code before. */
function failLater(): void {
  process.once('exit', () => {
    process.exitCode = 1;
  });
}

function isDryRun(argv: readonly string[]): boolean {
  return argv.includes('--dry-run') || argv.includes('-d');
}
