import type { PatchSwitchSpec } from '../testbed/model.js';
import type { ControlledSwitch } from './controlled-switch.js';
import { switchErrors } from './switch-errors.js';
import { taggingOf } from './tags.js';
import type { Wiring } from './wiring.js';

/**
 * Whether a switch can do what the testbed wants in the version of OpenFlow that it speaks: 1.0 can neither stack
 * tags nor choose a table.
 * @throws switch.onlyVersion10 with what it can do.
 */
export function checkVersion(
  spec: PatchSwitchSpec,
  target: ControlledSwitch,
  { hosts }: Pick<Wiring, 'hosts'>,
): void {
  // The adapter of 1.0 says so, though its type is that of 1.3.
  if ((target.current?.version as number | undefined) !== 1) return;
  const refuse = (needs: string, instead: string) =>
    switchErrors.onlyVersion10({ switch: spec.name, needs, instead });
  if ((spec.table ?? 0) !== 0) throw refuse(`table: ${spec.table}`, 'table: 0');
  const ports = hosts.flatMap(({ port }) => (port.switch === spec.name ? port.port : []));
  if (!ports.some(port => taggingOf(spec, port) === 'stacked')) return;
  throw refuse('tagging: stacked', 'tagging: translate');
}
