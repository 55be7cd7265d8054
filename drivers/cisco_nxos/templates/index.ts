import type { Template } from '../../../src/device/parse/template.js';
import { vlanList } from '../../common/vlans.js';
import * as hardware from './hardware.js';
import * as interfaces from './interfaces.js';
import * as neighbours from './neighbours.js';
import * as policies from './policies.js';
import * as ports from './ports.js';
import * as protocols from './protocols.js';
import * as redundancy from './redundancy.js';
import { routes } from './routes.js';
import * as surroundings from './surroundings.js';
import * as system from './system.js';
import * as vrfs from './vrfs.js';

const files: Record<string, Template>[] = [
  ...[neighbours, interfaces, ports, redundancy, surroundings, protocols, vrfs, policies, hardware, system],
];

export const templates: Template[] = [routes, vlanList, ...files.flatMap(file => Object.values(file))];
