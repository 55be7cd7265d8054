import type { Template } from '../../../src/device/parse/template.js';
import { environment } from './environment.js';
import { arp, routes } from './tables.js';

export const templates: Template[] = [routes, arp, environment];
