import type { Template } from '../../../src/device/parse/template.js';
import { etherchannels, staticChannelGroups, switchports, vlans } from './ports.js';
import { lldpDetails, system } from './surroundings.js';
import { arp, interfaces, macTable, routes } from './tables.js';

export const templates: Template[] = [
  ...[arp, macTable, routes, interfaces, switchports, vlans, etherchannels, staticChannelGroups],
  ...[lldpDetails, system],
];
