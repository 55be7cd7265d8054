import type { Template } from '../../../src/device/parse/template.js';
import { vlanList } from '../../common/vlans.js';
import { brief, interfaceStatus, interfaces, ipInterfaces } from './interfaces.js';
import { arp, macTable } from './neighbours.js';
import { hsrpBrief, vrrp } from './redundancy.js';
import { routes } from './routes.js';
import { lldpNeighbours } from './surroundings.js';

export const templates: Template[] = [
  arp,
  macTable,
  routes,
  interfaces,
  interfaceStatus,
  ipInterfaces,
  brief,
  hsrpBrief,
  vrrp,
  lldpNeighbours,
  vlanList,
];
