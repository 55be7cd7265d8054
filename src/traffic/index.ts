export { type Check, type Finding, judge, type Observations, type Text, type Verdict } from './control.js';
export type { ForeignEnd, ProbeEnd } from './ends.js';
export { type EventImpact, impactOf, type TrafficEvent } from './impact.js';
export type { Snapshot } from './live.js';
export { analyze, type DirectionStatistics, type Outage, type OutageOptions, type Track } from './outage.js';
export { type Probe, type ProbeOptions, type ProbeWait, type Recovery, startProbe } from './probe.js';
export type { Direction, PlotPoints, ProbeReport } from './report.js';
export { type ProbeKind, type Stage, type Story, sayStory } from './story.js';
