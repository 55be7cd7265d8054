import type { Template } from '../../../src/device/parse/template.js';
import { vlanList } from '../../common/vlans.js';
import { interfaceStatus, interfaces, ipInterfaces } from './interfaces.js';
import { arp, macTable } from './neighbours.js';
import { routes } from './routes.js';
import { bgpSummary, lldpNeighbours, vrrp } from './surroundings.js';

export const templates: Template[] = [
  arp,
  macTable,
  routes,
  interfaces,
  interfaceStatus,
  ipInterfaces,
  lldpNeighbours,
  vrrp,
  bgpSummary,
  vlanList,
];
