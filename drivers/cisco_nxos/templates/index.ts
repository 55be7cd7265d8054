import type { Template } from '../../../src/device/parse/template.js';
import { spanningTree } from '../../common/spanning-tree.js';
import { vlanList } from '../../common/vlans.js';
import * as bgpNeighbours from './bgp-neighbours.js';
import * as hardware from './hardware.js';
import * as interfaces from './interfaces.js';
import * as neighbours from './neighbours.js';
import * as policies from './policies.js';
import * as ports from './ports.js';
import * as protocols from './protocols.js';
import * as redundancy from './redundancy.js';
import * as routes from './routes.js';
import * as surroundings from './surroundings.js';
import * as system from './system.js';
import * as vrfs from './vrfs.js';

const files: Record<string, Template>[] = [
  ...[
    routes,
    neighbours,
    interfaces,
    ports,
    redundancy,
    surroundings,
    protocols,
    bgpNeighbours,
    vrfs,
    policies,
    hardware,
    system,
  ],
];

export const templates: Template[] = [vlanList, spanningTree, ...files.flatMap(file => Object.values(file))];
