import type { Template } from '../../../src/device/parse/template.js';
import { clusterInterfaces, clusterStatus } from './cluster.js';
import { firmware, inventory } from './hardware.js';
import { descriptions, interfaces, interfacesTerse } from './interfaces.js';
import { arp, lldpNeighbours } from './neighbours.js';
import {
  bgpNeighbours,
  bgpSummary,
  isisAdjacencies,
  ospfNeighbours,
  routeSummary,
  rsvpInterfaces,
} from './protocols.js';
import { lacpInterfaces, macTable, switchingInterfaces, vlans } from './switching.js';
import { databaseUsage, processesBrief, processesSummary, uptime, version } from './system.js';

export const templates: Template[] = [
  arp,
  macTable,
  vlans,
  switchingInterfaces,
  lacpInterfaces,
  clusterStatus,
  clusterInterfaces,
  lldpNeighbours,
  interfacesTerse,
  interfaces,
  descriptions,
  bgpSummary,
  bgpNeighbours,
  ospfNeighbours,
  isisAdjacencies,
  rsvpInterfaces,
  routeSummary,
  version,
  inventory,
  firmware,
  uptime,
  processesBrief,
  processesSummary,
  databaseUsage,
];
