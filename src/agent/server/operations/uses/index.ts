import type { Handlers } from '../context.js';
import { logins } from './logins.js';
import { requests } from './requests.js';
import { ways } from './ways.js';
import { web } from './web.js';

export const uses: Handlers<'use'> = { ...ways, ...requests, ...web, ...logins };
