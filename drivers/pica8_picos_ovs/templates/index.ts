import type { Template } from '../../../src/device/parse/template.js';
import { counters, database, flows, macTable, ports } from './bridge.js';
import { neighbours } from './neighbours.js';

export const templates: Template[] = [database, ports, counters, macTable, flows, neighbours];
