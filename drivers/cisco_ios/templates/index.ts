import type { Template } from '../../../src/device/parse/template.js';
import { spanningTree } from '../../common/spanning-tree.js';
import {
  inlinePower,
  inventory,
  modules,
  powerSupplies,
  stack,
  supervisors,
  temperatures,
} from './hardware.js';
import { descriptions, interfaceStatus, interfaces, ipInterfaces } from './interfaces.js';
import { macTable } from './mac.js';
import { cdpDetails, lldpDetails } from './neighbour-details.js';
import { arp, ipv6Neighbours } from './neighbours.js';
import { bgpSummary, ospfNeighbours } from './protocols.js';
import { standby, standbyBrief, vrrp, vrrpBrief } from './redundancy.js';
import { routes } from './routes.js';
import { translations } from './sessions.js';
import { snmpCommunities, snmpGroups, snmpUsers } from './snmp.js';
import { cdpNeighbours, lldpNeighbours, version, vlans } from './surroundings.js';
import { etherChannels, links, portSecurity, switchports, transceivers, vtp } from './switching.js';
import {
  boot,
  clock,
  fileSystems,
  files,
  hosts,
  licences,
  logging,
  memory,
  processes,
  tacacs,
  users,
} from './system.js';

export const templates: Template[] = [
  arp,
  ipv6Neighbours,
  macTable,
  routes,
  interfaces,
  interfaceStatus,
  ipInterfaces,
  descriptions,
  vrrp,
  vrrpBrief,
  standby,
  standbyBrief,
  translations,
  ospfNeighbours,
  bgpSummary,
  lldpNeighbours,
  lldpDetails,
  cdpNeighbours,
  cdpDetails,
  version,
  vlans,
  switchports,
  etherChannels,
  spanningTree,
  vtp,
  portSecurity,
  links,
  transceivers,
  inlinePower,
  inventory,
  modules,
  powerSupplies,
  stack,
  supervisors,
  temperatures,
  boot,
  clock,
  fileSystems,
  files,
  hosts,
  licences,
  logging,
  memory,
  processes,
  tacacs,
  users,
  snmpCommunities,
  snmpGroups,
  snmpUsers,
];
