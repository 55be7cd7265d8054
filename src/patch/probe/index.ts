export { probeErrors } from './errors.js';
export type { FrameWay } from './frame-matrix.js';
export { type ProbeOptions, probeSwitch } from './probe.js';
export type { Finding, Profile } from './profile.js';
