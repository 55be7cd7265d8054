import type { Platforms } from '../src/device/platform.js';
import { frr } from './frr/index.js';

/** All platforms that are shipped, by the id that a testbed file names them with. */
export const platforms: Platforms = new Map([frr].map(platform => [platform.id, platform]));
