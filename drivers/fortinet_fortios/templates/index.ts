import type { Template } from '../../../src/device/parse/template.js';
import { configuredInterfaces } from './configured.js';
import { ifconfig, nic, nics, processes } from './hardware.js';
import { interfaces, ports } from './interfaces.js';
import { leases, lldpNeighbours } from './neighbours.js';
import { ping, traceroute } from './reach.js';
import { haStatus } from './redundancy.js';
import { bgpNeighbours, bgpSummary, ospfNeighbours, ospfStatus } from './routing.js';
import { systemStatus } from './status.js';
import { date, logs, time } from './surroundings.js';
import { arp, routes, sessions } from './tables.js';

export const templates: Template[] = [
  ...[arp, routes, sessions, interfaces, ports, configuredInterfaces, haStatus, systemStatus],
  ...[bgpSummary, bgpNeighbours, ospfNeighbours, ospfStatus, leases, lldpNeighbours],
  ...[nics, nic, ifconfig, processes, ping, traceroute, date, time, logs],
];
