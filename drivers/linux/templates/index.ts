import type { Template } from '../../../src/device/parse/template.js';
import { bios, bluetooth, memory, processes, processor, system, wirelessScan } from './machine.js';
import { addresses, arp, connections, flows, links, routes, vrfs } from './network.js';
import {
  containerSettings,
  containers,
  fabricAutomation,
  machineSettings,
  machines,
  openvzContainers,
  proxmoxVersion,
} from './virtual.js';

export const templates: Template[] = [
  arp,
  links,
  addresses,
  routes,
  vrfs,
  connections,
  flows,
  bios,
  system,
  memory,
  processor,
  processes,
  bluetooth,
  wirelessScan,
  containers,
  containerSettings,
  machines,
  machineSettings,
  proxmoxVersion,
  openvzContainers,
  fabricAutomation,
];
