import type { PatchSwitchSpec } from '../testbed/model.js';
import { checkCapacity } from './check-capacity.js';
import type { WantedFlow } from './flow.js';
import { hardwareFlows, type SilentCut } from './hardware-flows.js';
import { softwareFlows } from './software-flows.js';
import { outerTags } from './tags.js';
import { checkWiring, type Wiring } from './wiring.js';

/** What the flows follow from. */
export interface PlanInput extends Wiring {
  switches: Map<string, PatchSwitchSpec>;
  /** Silent cuts in force. */
  cuts: SilentCut[];
  /** Port number on the software switch of each uplink interface. */
  uplinks: Map<string, number>;
}

/** All the flows that each switch must hold, and no others of ours. */
export interface Plan {
  /** By name of the patch switch. */
  hardware: Map<string, WantedFlow[]>;
  software: WantedFlow[];
}

/**
 * From wires to flows.
 * @throws TsunaguError `wiring.*` for wiring that cannot be made; switch.tooManyFlows where a profile says so.
 */
export function plan({ switches, hosts, links, cuts, uplinks }: PlanInput): Plan {
  const wiring = { hosts, links };
  checkWiring(switches, wiring);
  const tagOf = outerTags(switches.values(), hosts);
  const hardware = new Map(
    [...switches].map(([name, spec]) => [name, hardwareFlows(spec, wiring, cuts, tagOf)] as const),
  );
  for (const [name, spec] of switches) checkCapacity(spec, hardware.get(name)?.length ?? 0);
  return {
    hardware,
    software: softwareFlows(switches, hosts, uplinks, tagOf),
  };
}
