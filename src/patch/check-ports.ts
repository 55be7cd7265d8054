import type { Port } from 'node-openflow';
import type { PatchSwitchSpec } from '../testbed/model.js';
import { trunksOf, uplinksOf } from '../testbed/ways.js';
import { switchErrors } from './switch-errors.js';

/**
 * Compares the ports that the testbed gives for a switch with those that the switch reports: each number must exist,
 * and where a name is given the switch must call that number so (some switches renumber their ports).
 * @throws switch.noSuchPort, switch.portNameDiffers.
 */
export function checkPorts(spec: PatchSwitchSpec, ports: ReadonlyMap<number, Port>): void {
  const cables = [...uplinksOf(spec), ...trunksOf(spec)];
  const declared = [...cables.map(({ port }) => ({ number: port })), ...spec.ports.values()];
  for (const { number, name } of declared as { number: number; name?: string }[]) {
    const found = ports.get(number);
    if (!found) throw noSuchPort(spec.name, number, ports);
    if (name === undefined || name === found.name) continue;
    const elsewhere = [...ports.values()].find(port => port.name === name)?.portNo;
    throw switchErrors.portNameDiffers({
      switch: spec.name,
      port: number,
      name,
      seen: found.name,
      elsewhere,
    });
  }
}

/** The error for a port that a switch does not have, with those that it has. */
export function noSuchPort(name: string, port: number, ports: ReadonlyMap<number, Port>) {
  const known = [...ports.values()].map(({ portNo, name: portName }) => ({ number: portNo, name: portName }));
  return switchErrors.noSuchPort({ switch: name, port, known });
}
