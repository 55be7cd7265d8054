import type { Template } from '../../../src/device/parse/template.js';
import { frrBgpSummary, frrIpv6Routes } from '../../common/frr-routes.js';
import { interfaces, physical } from './interfaces.js';
import { arp, ipv6Neighbours } from './neighbours.js';
import { routes } from './routes.js';
import { dhcpLeases, dhcpv6Leases, natRules, version } from './services.js';

/** Those of VyOS, and of EdgeOS, which has the same origin. */
export const templates: Template[] = [
  arp,
  ipv6Neighbours,
  interfaces,
  physical,
  routes,
  frrIpv6Routes,
  frrBgpSummary,
  dhcpLeases,
  dhcpv6Leases,
  natRules,
  version,
];
