import type { Template } from '../../../src/device/parse/template.js';
import { ikeAssociations, ikeBrief, ipsecAssociations, ipsecBrief } from './ipsec.js';
import { routes } from './routes.js';

export const templates: Template[] = [routes, ikeAssociations, ikeBrief, ipsecAssociations, ipsecBrief];
