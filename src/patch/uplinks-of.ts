import type { PatchSwitchSpec, UplinkSpec } from '../testbed/model.js';

/** All ways from a patch switch to the tester. */
export function uplinksOf({ uplink, uplinks }: PatchSwitchSpec): UplinkSpec[] {
  return uplinks ?? [uplink];
}

/** The uplink that carries a port's hosts: the one that names the port, else the one that names none. */
export function uplinkFor(spec: PatchSwitchSpec, port: number): UplinkSpec | undefined {
  const uplinks = uplinksOf(spec);
  return uplinks.find(({ ports }) => ports?.includes(port)) ?? uplinks.find(({ ports }) => !ports);
}

/** Whether a port leads to the tester. */
export function isUplink(spec: PatchSwitchSpec, port: number): boolean {
  return uplinksOf(spec).some(uplink => uplink.port === port);
}
