import type { Command } from '../platform.js';

/** What stands in for the braces of a template. */
export interface Fillings {
  timerMs: number;
  id: string;
}

/** A command with the length of the timer and the change's name filled in. */
export function filled(command: Command, { timerMs, id }: Fillings): Command {
  const seconds = Math.round(timerMs / 1000);
  const values: Record<string, string> = {
    seconds: String(seconds),
    minutes: String(Math.round(seconds / 60)),
    clock: [seconds / 3600, (seconds / 60) % 60, seconds % 60]
      .map(part => String(Math.floor(part)).padStart(2, '0'))
      .join(':'),
    id,
  };
  const fill = (line: string) => line.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  return typeof command === 'string' ? fill(command) : { ...command, line: fill(command.line) };
}
