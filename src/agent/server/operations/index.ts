import { addresses } from './addresses.js';
import { captures } from './captures.js';
import { changes } from './changes.js';
import type { Handler, ScenarioMethod } from './context.js';
import { deviceTables } from './device-table.js';
import { devices } from './devices.js';
import { drills } from './drills.js';
import { flows } from './flows.js';
import { ha } from './ha.js';
import { hosts } from './hosts.js';
import { links } from './links.js';
import { locals } from './locals.js';
import { manyHosts } from './many-hosts.js';
import { net } from './net.js';
import { probes } from './probes.js';
import { programs } from './programs.js';
import { reach } from './reach.js';
import { serves } from './serves.js';
import { sessions } from './sessions.js';
import { uses } from './uses/index.js';

export { acquireMissing } from './addresses.js';
export type { OperationContext } from './context.js';

/** Who answers which request. */
export const handlers: { [M in ScenarioMethod]: Handler<M> } = {
  ...hosts,
  ...uses,
  ...locals,
  ...serves,
  ...links,
  ...drills,
  ...devices,
  ...changes,
  ...ha,
  ...deviceTables,
  ...probes,
  ...sessions,
  ...captures,
  ...programs,
  ...addresses,
  ...manyHosts,
  ...flows,
  ...reach,
  ...net,
};
