import type { Command } from '../platform.js';

/**
 * How a device takes a change back alone unless it is confirmed in time. Commands and scripts are templates:
 * `{minutes}`, `{seconds}` and `{clock}` (HH:MM:SS) stand for the timer's length, `{id}` for the change's own name.
 */
export type SafetyNet = CommandNet | ShellNet;

/** The platform's own timer, by its own commands. */
export interface CommandNet {
  kind: 'commands';
  timer: TimerRange;
  /** What the device does when nobody confirms: it goes back while it runs, or restarts with what it has saved. */
  expiry: 'reverts' | 'restarts';
  /** Before the lines: starts the timer, or opens the candidate. */
  arm: NetStep[];
  /** Shows what the candidate would change; absent where each line is active at once. */
  difference?: NetStep;
  /** After the lines: makes the candidate active, with the timer. */
  commit: NetStep[];
  /** Drops a candidate that is not active yet. */
  discard: NetStep[];
  /** Makes the change stay. */
  confirm: NetStep[];
  /** Takes the change back before the timer does; absent: the configuration is restored, then `confirm` ends the timer. */
  revert?: NetStep[];
}

/** A process that we start on a device that has a shell and no timer of its own. Scripts are for a POSIX shell. */
export interface ShellNet {
  kind: 'shell';
  /** The mode that is a shell with the rights to change things. */
  mode: string;
  /** Writes what `restore` needs into the current folder. */
  save: string;
  /** Brings the device back to what was saved in the current folder; exit code 0 when it is so. */
  restore: string;
  /** What a change is; absent: lines of the configuration. */
  file?: ChangeFile;
}

/** A change that is one file, as a command of the device reads it. Scripts find it as `change` beside what was saved. */
export interface ChangeFile {
  /** Says what is wrong with the file, and changes nothing. */
  check: string;
  apply: string;
  /** Prints the configuration as it would be. */
  candidate: string;
}

export interface NetStep {
  command: Command;
  mode: string;
}

/** What lengths the timer takes, in its own unit. */
export interface TimerRange {
  unit: 'seconds' | 'minutes';
  least: number;
  most: number;
}
