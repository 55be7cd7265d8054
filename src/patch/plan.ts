import type { PatchSwitchSpec, PortRef } from '../testbed/model.js';
import { wayToTester } from '../testbed/ways.js';
import { checkCapacity } from './check-capacity.js';
import type { WantedFlow } from './flow.js';
import { hardwareFlows, type SilentCut } from './hardware-flows.js';
import { type Routes, routesOf } from './routes.js';
import { softwareFlows } from './software-flows.js';
import { outerTags } from './tags.js';
import { checkWiring, type Wiring } from './wiring.js';
import { wiringErrors } from './wiring-errors.js';

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
  /** What runs over trunks. */
  routes: Routes;
}

/**
 * From wires to flows.
 * @throws TsunaguError `wiring.*` for wiring that cannot be made; switch.tooManyFlows where a profile says so.
 */
export function plan({ switches, hosts, links, cuts, uplinks }: PlanInput): Plan {
  const wiring = { hosts, links };
  checkWiring(switches, wiring);
  const routes = routesOf(switches, wiring);
  const tagOf = outerTags(switches.values(), hosts);
  const users = new Map(hosts.map(host => [host.port, host.name]));
  const wayOf = (at: PortRef) => {
    const way = wayToTester(switches, at);
    if (!way) throw wiringErrors.notCarried({ ...at, user: users.get(at) ?? '' });
    return way;
  };
  const input = { ...wiring, cuts, tagOf, routes, wayOf };
  const hardware = new Map([...switches].map(([name, spec]) => [name, hardwareFlows(spec, input)] as const));
  for (const [name, spec] of switches) checkCapacity(spec, hardware.get(name)?.length ?? 0);
  return {
    hardware,
    software: softwareFlows(hosts, uplinks, tagOf, wayOf),
    routes,
  };
}
