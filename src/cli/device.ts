import { chmodSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readChange } from '../agent/client/change-file.js';
import { language } from '../errors/index.js';
import { texts } from './device-text.js';
import { errors } from './errors.js';
import { read } from './read.js';
import { record } from './record.js';
import { askAgent } from './standing-agent.js';
import { milliseconds, parsed, subcommand } from './subcommand.js';

const common = { testbed: { type: 'string' } } as const;

/** `tsunagu device read|apply|diff|confirm|rollback|snapshot|record DEVICE [...]`: by the agent of a site that is up. */
export function devices([name, ...rest]: string[]): Promise<number> {
  return subcommand('device', name, { read, apply, diff, confirm, rollback, snapshot, record })(rest);
}

async function apply(args: string[]): Promise<number> {
  const { values, positionals } = parsed(() =>
    parseArgs({
      ...{ args, allowPositionals: true },
      options: { ...common, timer: { type: 'string' }, 'without-safety-net': { type: 'boolean' } },
    }),
  );
  const [device, file] = words('device apply', positionals, 2);
  const params = {
    ...{ device, ...readChange(file) },
    ...(values.timer !== undefined && { timerMs: milliseconds('timer', values.timer) }),
    ...(values['without-safety-net'] && { withoutSafetyNet: true }),
  };
  const applied = await askAgent(values.testbed, agent => agent.request('site/applyChange', params));
  show(applied.difference);
  const { device: name, until, expiry } = applied;
  const says = texts[language()];
  console.log(until === undefined ? says.unguarded(name) : says.applied(name, until, expiry ?? 'reverts'));
  return 0;
}

/** With a file: what it would change. Without: what differs from how the device was when the site came up. */
async function diff(args: string[]): Promise<number> {
  const { values, positionals } = simple(args);
  const [device, file = ''] = words('device diff', positionals, 1);
  if (file === '') {
    const { golden } = await askAgent(values.testbed, agent =>
      agent.request('site/snapshotDevice', { device }),
    );
    show(golden);
    return 0;
  }
  const params = { device, ...readChange(file) };
  const preview = await askAgent(values.testbed, agent => agent.request('site/previewChange', params));
  show(preview.difference);
  if (preview.by === 'predicted') console.error(texts[language()].predicted);
  return 0;
}

async function confirm(args: string[]): Promise<number> {
  const { values, positionals } = simple(args);
  const [device] = words('device confirm', positionals, 1);
  const done = await askAgent(values.testbed, agent => agent.request('site/confirmChange', { device }));
  console.log(texts[language()].confirmed(done.device));
  return 0;
}

async function rollback(args: string[]): Promise<number> {
  const { values, positionals } = simple(args);
  const [device, file = ''] = words('device rollback', positionals, 1);
  const lines = file === '' ? {} : { configuration: readChange(file).text.split('\n').filter(Boolean) };
  const params = { device, ...lines };
  const done = await askAgent(values.testbed, agent => agent.request('site/rollBackChange', params));
  const says = texts[language()];
  if (done.undone.length > 0) show(done.undone);
  console.log(done.undone.length > 0 ? says.rolledBack(done.device) : says.nothingToUndo(done.device));
  return 0;
}

/** Into a file that only its owner can read, whole; or onto the terminal, without secrets. */
async function snapshot(args: string[]): Promise<number> {
  const { values, positionals } = simple(args);
  const [device, file = ''] = words('device snapshot', positionals, 1);
  const taken = await askAgent(values.testbed, agent => agent.request('site/snapshotDevice', { device }));
  if (file === '') console.log(taken.masked.join('\n'));
  else {
    writeFileSync(file, `${taken.configuration.join('\n')}\n`, { mode: 0o600 });
    chmodSync(file, 0o600);
    console.log(texts[language()].saved(taken.device, file));
  }
  return 0;
}

const simple = (args: string[]) => parsed(() => parseArgs({ args, allowPositionals: true, options: common }));

/** The device, and the file where one may be; both may be in quotes. */
function words(command: string, positionals: string[], least: 1 | 2): [string, string] {
  const [device, file, ...more] = positionals;
  if (device === undefined || (least === 2 && file === undefined) || more.length > 0)
    throw errors.deviceArguments({ command, file: least === 2 });
  return [device, file ?? ''];
}

function show(difference: string[]): void {
  console.log(difference.length > 0 ? difference.join('\n') : texts[language()].same);
}
