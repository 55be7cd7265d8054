import type { PatchSwitchSpec } from '../testbed/model.js';
import type { ControlledSwitch } from './controlled-switch.js';
import { switchErrors } from './switch-errors.js';
import { taggingOf } from './tags.js';
import type { Wiring } from './wiring.js';

/**
 * Whether a switch can do what the testbed wants in the version of OpenFlow that it speaks: 1.0 can neither stack
 * tags nor choose a table, and writing a tag replaces the one that is there.
 * @throws switch.onlyVersion10, replacesTags with what it can do.
 */
export function checkVersion(
  spec: PatchSwitchSpec,
  target: ControlledSwitch,
  { hosts, links }: Wiring,
  switches: Map<string, PatchSwitchSpec>,
): void {
  // The adapter of 1.0 says so, though its type is that of 1.3.
  if ((target.current?.version as number | undefined) !== 1) return;
  const refuse = (needs: string, instead: string) =>
    switchErrors.onlyVersion10({ switch: spec.name, needs, instead });
  if ((spec.table ?? 0) !== 0) throw refuse(`table: ${spec.table}`, 'table: 0');
  const ports = hosts.map(({ port }) => port).filter(port => port.switch === spec.name);
  if (ports.some(port => taggingOf(switches, port) === 'stacked')) {
    throw refuse('tagging: stacked', 'tagging: translate');
  }
  const overTrunk = links.find(({ untagged, pairs }) =>
    pairs.some(([a, b]) => !untagged && a.switch !== b.switch && [a.switch, b.switch].includes(spec.name)),
  );
  if (overTrunk) throw switchErrors.replacesTags({ switch: spec.name, link: overTrunk.name });
}
