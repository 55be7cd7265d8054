export { formatDuration } from './duration.js';
export type { DrillEvent, DrillFacts, Lane, LaneSummary, OutageSpan, SentPacket } from './facts.js';
export { LiveLine, type LiveStream } from './live-line.js';
export { type OutageNumbers, outageJson, outageNumbers, type PathNumbers } from './outage-json.js';
export { outagePlot } from './plot/outage-plot.js';
export { type RunFacts, runSummary, type SummaryStyle } from './run-summary.js';
export { displayWidth, pad, truncate } from './width.js';
