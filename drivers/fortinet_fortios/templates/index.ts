import type { Template } from '../../../src/device/parse/template.js';
import { interfaces, ports } from './interfaces.js';
import { haStatus } from './redundancy.js';
import { systemStatus } from './status.js';
import { arp, routes, sessions } from './tables.js';

export const templates: Template[] = [arp, routes, sessions, interfaces, ports, haStatus, systemStatus];
