import type { NetStep } from '../../src/device/change/contract.js';
import type { Command } from '../../src/device/platform.js';

/** Commands of a safety net, all in one mode. */
export function steps(mode: string, ...commands: Command[]): NetStep[] {
  return commands.map(command => ({ command, mode }));
}
