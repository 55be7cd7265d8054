export { probeErrors } from './errors.js';
export { type ProbeOptions, probeSwitch } from './probe.js';
export type { Finding, Findings, Profile } from './profile.js';
