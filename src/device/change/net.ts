import type { Platform } from '../platform.js';
import type { Session } from '../session.js';
import { CommandTimer } from './command-timer.js';
import { errors } from './errors.js';
import { ShellTimer } from './shell-timer.js';
import { WithoutNet } from './without-net.js';

/** A change as it is asked for. */
export interface Change {
  /** Lines of the configuration, or what the platform's driver says a change is. */
  text: string;
  /** After how long the device takes it back by itself, at least, in milliseconds. */
  timerMs: number;
  /** The change's own name on the device: letters and digits. */
  id: string;
  /** Apply it even where nothing takes it back. */
  withoutNet: boolean;
}

/** One way to make a change and to have it taken back. */
export interface Net {
  /** After how long the device takes the change back by itself, in milliseconds; absent: never. */
  readonly timerMs?: number;
  /** What it then does. */
  readonly expiry?: 'reverts' | 'restarts';
  /** What the change would make different, in the device's own words; undefined where it cannot say. */
  preview(session: Session, signal: AbortSignal): Promise<string[] | undefined>;
  /** Starts the timer and makes the change. @throws TsunaguError with the device's words when it refuses. */
  apply(session: Session, signal: AbortSignal): Promise<void>;
  /** Makes the change stay. @returns whether it was still there to be confirmed, as far as the device says. */
  confirm(session: Session, signal: AbortSignal): Promise<boolean>;
  /** Has the device take the change back now. @returns false where it has no way of its own. */
  revert(session: Session, signal: AbortSignal): Promise<boolean>;
}

/**
 * The net that a device has under a change.
 * @throws TsunaguError `device.noSafetyNet` where it has none and the change does not say that it shall go without
 */
export function netFor(device: string, platform: Platform, session: Session, change: Change): Net {
  const { net } = platform;
  if (net?.kind === 'commands') return new CommandTimer(device, platform, net, change);
  const unreachable = net && !session.reaches(net.mode) ? net.mode : undefined;
  if (net && unreachable === undefined) return new ShellTimer(device, platform, net, change);
  if (change.withoutNet) return new WithoutNet(platform, change);
  throw errors.noSafetyNet({ device, platform: platform.title, unreachable });
}
