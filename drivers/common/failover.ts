import type { Failover } from '../../src/device/platform.js';
import { steps } from './net.js';

/** Where no command moves a role: the interface that the group is on is shut down, and opened again. */
export const byInterface: Failover = {
  giveUp: steps('config', 'interface {on}', 'shutdown'),
  takeBack: steps('config', 'interface {on}', 'no shutdown'),
};
