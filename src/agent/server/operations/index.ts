import type { Handler, ScenarioMethod } from './context.js';
import { devices } from './devices.js';
import { flows } from './flows.js';
import { hosts } from './hosts.js';
import { links } from './links.js';
import { net } from './net.js';
import { probes } from './probes.js';
import { reach } from './reach.js';
import { serves } from './serves.js';
import { sessions } from './sessions.js';
import { uses } from './uses.js';

export type { OperationContext } from './context.js';

/** Who answers which request. */
export const handlers: { [M in ScenarioMethod]: Handler<M> } = {
  ...hosts,
  ...uses,
  ...serves,
  ...links,
  ...devices,
  ...probes,
  ...sessions,
  ...flows,
  ...reach,
  ...net,
};
