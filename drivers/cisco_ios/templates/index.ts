import type { Template } from '../../../src/device/parse/template.js';
import { descriptions, interfaceStatus, interfaces, ipInterfaces } from './interfaces.js';
import { macTable } from './mac.js';
import { arp, ipv6Neighbours } from './neighbours.js';
import { bgpSummary, ospfNeighbours } from './protocols.js';
import { standbyBrief, vrrpBrief } from './redundancy.js';
import { routes } from './routes.js';
import { translations } from './sessions.js';
import { cdpNeighbours, lldpNeighbours, version, vlans } from './surroundings.js';

export const templates: Template[] = [
  arp,
  ipv6Neighbours,
  macTable,
  routes,
  interfaces,
  interfaceStatus,
  ipInterfaces,
  descriptions,
  vrrpBrief,
  standbyBrief,
  translations,
  ospfNeighbours,
  bgpSummary,
  lldpNeighbours,
  cdpNeighbours,
  version,
  vlans,
];
