import { formatWhere } from '../errors/index.js';
import type { PatchSwitchSpec } from '../testbed/model.js';
import { switchErrors } from './switch-errors.js';

/** Whether so many flows fit into a switch, as its profile says. @throws switch.tooManyFlows. */
export function checkCapacity({ name, profile, where }: PatchSwitchSpec, needed: number): void {
  const { entries } = profile ?? {};
  if (!entries || needed <= entries.value) return;
  const facts = { switch: name, needed, fit: entries.value, at: formatWhere(entries.where) };
  throw switchErrors.tooManyFlows(facts, { where });
}
