import type { Template } from '../../../src/device/parse/template.js';
import { interfaces, management, ports } from './interfaces.js';
import { arp, ipInterfaces, macTable, routes } from './tables.js';

export const templates: Template[] = [arp, macTable, routes, interfaces, management, ports, ipInterfaces];
