import type { Command } from '../platform.js';

/** A command with what stands in braces filled in; names that nobody gives stay. */
export function filled(command: Command, values: Record<string, string>): Command {
  const fill = (line: string) => line.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  return typeof command === 'string' ? fill(command) : { ...command, line: fill(command.line) };
}

/** The length of a timer in the ways in which commands say it, and the change's own name. */
export function timerValues(timerMs: number, id: string): Record<string, string> {
  const seconds = Math.round(timerMs / 1000);
  const clock = [seconds / 3600, (seconds / 60) % 60, seconds % 60];
  return {
    id,
    seconds: String(seconds),
    minutes: String(Math.round(seconds / 60)),
    clock: clock.map(part => String(Math.floor(part)).padStart(2, '0')).join(':'),
  };
}
