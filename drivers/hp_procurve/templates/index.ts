import type { Template } from '../../../src/device/parse/template.js';
import { crashLog, system, version, vsf } from './hardware.js';
import {
  counters,
  interfaceStatus,
  interfacesBrief,
  ipInterfaces,
  portSecurity,
  trunks,
} from './interfaces.js';
import { cdpDetails, lldpDetails, lldpLocal, lldpNeighbours } from './neighbours.js';
import { arp, macTable, routes, vlans } from './tables.js';

export const templates: Template[] = [
  ...[arp, macTable, routes, vlans, interfacesBrief, interfaceStatus, counters, ipInterfaces],
  ...[portSecurity, trunks, lldpNeighbours, lldpDetails, lldpLocal, cdpDetails],
  ...[system, vsf, version, crashLog],
];
