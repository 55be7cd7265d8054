import type { Template } from '../../../src/device/parse/template.js';
import { spanningTree } from '../../common/spanning-tree.js';
import { vlanList } from '../../common/vlans.js';
import * as hardware from './hardware.js';
import * as interfaces from './interfaces.js';
import * as layer2 from './layer2.js';
import * as neighbours from './neighbours.js';
import * as protocols from './protocols.js';
import * as routes from './routes.js';
import * as surroundings from './surroundings.js';
import * as system from './system.js';

const files: Record<string, Template>[] = [
  ...[routes, neighbours, interfaces, layer2, surroundings, protocols, hardware, system],
];

export const templates: Template[] = [vlanList, spanningTree, ...files.flatMap(file => Object.values(file))];
