import type { Credentials } from './credentials.js';
import type { Command, Platform } from './platform.js';
import { Session } from './session.js';
import { Recorder, type Recording, scrub } from './transport/recording.js';
import type { Dialer } from './transport/transport.js';

/** Records a session in which the commands run; without commands, those of the driver. */
export async function record(
  { device, dialer, credentials }: { device: string; dialer: Dialer; credentials: Credentials },
  platform: Platform,
  commands: string[],
  signal: AbortSignal,
): Promise<Recording> {
  const recorder = new Recorder();
  const session = await Session.open(device, platform, recorder.of(dialer), credentials, signal);
  try {
    for (const { command, mode } of commands.length > 0 ? asGiven(platform, commands) : ofDriver(platform)) {
      await session.exchange(command, mode, signal);
    }
    // What a logout says belongs to nobody's replay.
    const steps = scrub(
      recorder.steps.slice(dialer.isConsole ? 1 : 0),
      platform.secrets,
      questionsOf(platform),
    );
    return { device, platform: platform.id, steps: dialer.isConsole ? woken(steps) : steps };
  } finally {
    await session.close();
  }
}

/** Everything that the driver answers. */
function questionsOf({ answers, login = [], modes }: Platform): RegExp[] {
  const ways = Object.values(modes).flatMap(({ enter, leave }) => [enter, leave]);
  const asking = ways.flatMap(way => (typeof way === 'object' ? way.answers : []));
  return [...answers, ...login, ...asking].map(({ when }) => when);
}

interface InMode {
  command: Command;
  mode: string;
}

function asGiven({ commandMode }: Platform, commands: string[]): InMode[] {
  return commands.map(command => ({ command, mode: commandMode }));
}

/** What the driver asks for when it looks at the device: configuration, state, tables, role. */
function ofDriver(platform: Platform): InMode[] {
  const { commandMode, configuration, state, tables = {}, role, show } = platform;
  const inCommandMode = [
    ...state.map(({ command }) => command),
    ...Object.values(tables).flatMap(readers => readers.flatMap(({ commands }) => commands)),
    ...Object.values(show),
  ];
  const all: InMode[] = [
    { command: configuration.show, mode: configuration.showMode ?? commandMode },
    ...[...new Set(inCommandMode)].map(command => ({ command, mode: commandMode })),
    ...(role?.commands ?? []).map(command => ({ command, mode: role?.mode ?? commandMode })),
  ];
  return all;
}

/** A console was woken before it said anything; a replay says it at once. */
function woken(steps: Recording['steps']): Recording['steps'] {
  const [first, ...rest] = steps;
  return first ? [{ ...first, sent: '' }, ...rest] : [];
}
