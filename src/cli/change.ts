import { parseArgs } from 'node:util';
import { readChange } from '../agent/client/change-file.js';
import type { AgentConnection } from '../agent/client/connection.js';
import type { ChangeRequest } from '../agent/protocol.js';
import { language } from '../errors/index.js';
import { broken } from './broken.js';
import { changeTexts } from './change-text.js';
import { texts as deviceTexts } from './device-text.js';
import { errors } from './errors.js';
import { askAgent } from './standing-agent.js';
import { exitCodeOf, StopSignals } from './stop-signals.js';
import { runStoppable } from './stoppable.js';
import { milliseconds, parsed } from './subcommand.js';

/** Long enough for a suite; the devices' own timers end it when nobody is there any more. */
const DEFAULT_TIMER_MS = 10 * 60_000;

/**
 * `tsunagu change DEVICE=FILE... [--timer 10m] -- COMMAND...`: applies changes with their safety nets, runs the command
 * (the acceptance tests), and confirms all when it succeeds; else takes all of them back and says what they broke.
 * @returns 0 when they were confirmed, 128 + n when signal n asked us to stop, else 1.
 */
export async function change(args: string[]): Promise<number> {
  const end = args.indexOf('--');
  const [file = '', ...words] = end < 0 ? [] : args.slice(end + 1);
  const { values, positionals } = parsed(() =>
    parseArgs({
      ...{ args: end < 0 ? args : args.slice(0, end), allowPositionals: true },
      options: { testbed: { type: 'string' }, timer: { type: 'string' } },
    }),
  );
  if (file === '' || positionals.length === 0) throw errors.changeArguments({});
  if (words.includes('--dry-run')) throw errors.changeByDryRun({});
  const changes = positionals.map(requested);
  const timerMs = values.timer === undefined ? DEFAULT_TIMER_MS : milliseconds('timer', values.timer);
  return askAgent(values.testbed, agent => guarded(agent, changes, timerMs, [file, ...words]));
}

async function guarded(
  agent: AgentConnection,
  changes: ChangeRequest[],
  timerMs: number,
  command: string[],
): Promise<number> {
  const say = changeTexts[language()];
  const applied: string[] = [];
  const takeBack = async () => {
    // All of them are tried; each that fails says so, and its device's own timer is still there.
    const undone = await Promise.allSettled(
      applied.map(async device => {
        await agent.request('site/rollBackChange', { device });
        console.log(deviceTexts[language()].rolledBack(device));
      }),
    );
    for (const each of undone) if (each.status === 'rejected') console.error(each.reason.message);
  };
  // Also while a change is made or taken back: no device is left between the two.
  const stops = new StopSignals();
  try {
    for (const each of changes) {
      const { device, difference } = await agent.request('site/applyChange', { ...each, timerMs });
      applied.push(device);
      console.log(`${say.applied(device, each.file)}\n${difference.join('\n')}`);
    }
    const startedAt = Date.now();
    const { failed, exitCode } = stops.first
      ? { failed: true, exitCode: undefined }
      : await runStoppable(command, stops);
    if (stops.first) {
      console.log(`\n${say.stopped(stops.first)}`);
      await takeBack();
      return exitCodeOf(stops.first);
    }
    if (failed) {
      console.log(`\n${say.broke(exitCode)}`);
      for (const line of broken(startedAt)) console.log(`  ${line}`);
      await takeBack();
      return 1;
    }
    for (const device of applied.splice(0)) {
      await agent.request('site/confirmChange', { device });
      console.log(deviceTexts[language()].confirmed(device));
    }
    return 0;
  } catch (error) {
    await takeBack();
    throw error;
  } finally {
    stops.close();
  }
}

/** `FW1=new-rules.nft` as a request. */
function requested(text: string): ChangeRequest {
  const at = text.indexOf('=');
  if (at < 1 || at === text.length - 1) throw errors.changeArguments({ seen: text });
  return { device: text.slice(0, at), ...readChange(text.slice(at + 1)) };
}
