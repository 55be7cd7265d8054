export { probeErrors } from './errors.js';
export { type ProbeOptions, probeSwitch } from './probe.js';
export type { Finding, Profile, Trial } from './profile.js';
