import type { Template } from '../../../src/device/parse/template.js';
import { inventory, modules, system, transceivers, vsf } from './hardware.js';
import { interfaces, management, ports } from './interfaces.js';
import { lldpDetails, lldpNeighbours } from './neighbours.js';
import { bfdSessions, bgpSummary, ntpAssociations, portAccess, vrfs } from './protocols.js';
import { arp, ipInterfaces, macTable, routes, vlans } from './tables.js';

export const templates: Template[] = [
  ...[arp, macTable, routes, interfaces, management, ports, ipInterfaces, vlans],
  ...[lldpNeighbours, lldpDetails, bgpSummary, bfdSessions, vrfs, ntpAssociations, portAccess],
  ...[system, inventory, modules, vsf, transceivers],
];
