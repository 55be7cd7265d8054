import type { IWorld } from '@cucumber/cucumber';
import type { Net } from '../agent/client/net.js';

/** The World that steps run in: whatever class the user has set, with `net` beside its own properties. */
export interface NetWorld extends IWorld {
  readonly net: Net;
}
