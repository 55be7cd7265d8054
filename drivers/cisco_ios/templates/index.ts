import type { Template } from '../../../src/device/parse/template.js';
import { spanningTree } from '../../common/spanning-tree.js';
import {
  accessList,
  accessLists,
  configuredAccessLists,
  ipv6AccessLists,
  objectGroups,
} from './access-lists.js';
import {
  authenticationSessions,
  dhcpBindings,
  dhcpLeases,
  ipInterfaceDetails,
  ipv6Interfaces,
  sourceBindings,
  trackedDevices,
  vrfDetails,
  vrfInterfaces,
  vrfs,
} from './addressing.js';
import { bgpNeighbours, bgpTable } from './bgp.js';
import { eigrpInterfaces, eigrpNeighbourDetails, eigrpNeighbours, eigrpTopology } from './eigrp.js';
import {
  adjacencies,
  bfdSessions,
  cef,
  ipv6Routes,
  isisNeighbours,
  mplsInterfaces,
  multicastRoutes,
  pseudowires,
  routeSummary,
} from './forwarding.js';
import {
  inlinePower,
  inventory,
  modules,
  powerAvailable,
  powerSupplies,
  stack,
  supervisors,
  suppliesNeeded,
  supplyStatus,
  temperatures,
} from './hardware.js';
import { descriptions, interfaceStatus, interfaces, ipInterfaces } from './interfaces.js';
import { licenceStatus, licences } from './licences.js';
import { memory, pools, processes } from './load.js';
import { macTable } from './mac.js';
import { cdpDetails, lldpDetails } from './neighbour-details.js';
import { arp, ipv6Neighbours } from './neighbours.js';
import {
  ospfDatabase,
  ospfInterfaces,
  ospfNeighbourDetails,
  ospfNetworkLinks,
  ospfRouterLinks,
} from './ospf.js';
import { configuredRouteMaps, prefixLists, routeMaps } from './policies.js';
import { bgpSummary, ospfNeighbours } from './protocols.js';
import { ping, traceroute } from './reachability.js';
import { standby, standbyBrief, vrrp, vrrpBrief } from './redundancy.js';
import { routes } from './routes.js';
import { dot1x, httpServer, tacacs } from './services.js';
import { translations } from './sessions.js';
import { snmpCommunities, snmpGroups, snmpUsers } from './snmp.js';
import { archive, boot, fileSystems, files } from './storage.js';
import { cdpNeighbours, lldpNeighbours, version, vlans } from './surroundings.js';
import {
  etherChannels,
  links,
  portSecurity,
  securedPorts,
  switchports,
  transceivers,
  trunks,
  vtp,
} from './switching.js';
import { aliases, clock, hosts, logging, users } from './system.js';
import { ntpAssociations, ntpStatus } from './time.js';
import { cryptoSessions, dmvpnPeers, nveNetworks, nvePeers } from './tunnels.js';

export const templates: Template[] = [
  accessLists,
  configuredAccessLists,
  accessList,
  ipv6AccessLists,
  objectGroups,
  ipInterfaceDetails,
  ipv6Interfaces,
  dhcpBindings,
  sourceBindings,
  trackedDevices,
  dhcpLeases,
  vrfs,
  vrfDetails,
  vrfInterfaces,
  authenticationSessions,
  bgpTable,
  bgpNeighbours,
  eigrpNeighbours,
  eigrpNeighbourDetails,
  eigrpTopology,
  eigrpInterfaces,
  routeSummary,
  ipv6Routes,
  cef,
  adjacencies,
  multicastRoutes,
  mplsInterfaces,
  pseudowires,
  isisNeighbours,
  bfdSessions,
  inventory,
  modules,
  stack,
  powerSupplies,
  temperatures,
  inlinePower,
  supervisors,
  supplyStatus,
  suppliesNeeded,
  powerAvailable,
  interfaces,
  interfaceStatus,
  ipInterfaces,
  descriptions,
  macTable,
  cdpDetails,
  lldpDetails,
  arp,
  ipv6Neighbours,
  ospfInterfaces,
  ospfNeighbourDetails,
  ospfDatabase,
  ospfRouterLinks,
  ospfNetworkLinks,
  prefixLists,
  routeMaps,
  configuredRouteMaps,
  ospfNeighbours,
  bgpSummary,
  ping,
  traceroute,
  vrrpBrief,
  standbyBrief,
  standby,
  vrrp,
  routes,
  translations,
  snmpCommunities,
  snmpGroups,
  snmpUsers,
  lldpNeighbours,
  cdpNeighbours,
  version,
  vlans,
  switchports,
  etherChannels,
  trunks,
  vtp,
  portSecurity,
  securedPorts,
  links,
  transceivers,
  clock,
  users,
  logging,
  processes,
  pools,
  memory,
  boot,
  fileSystems,
  files,
  hosts,
  licences,
  tacacs,
  aliases,
  archive,
  licenceStatus,
  httpServer,
  dot1x,
  ntpAssociations,
  ntpStatus,
  cryptoSessions,
  dmvpnPeers,
  nvePeers,
  nveNetworks,
  spanningTree,
];
