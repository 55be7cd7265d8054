export { formatDuration } from './duration.js';
export type { DrillEvent, DrillFacts, Lane, LaneSummary, OutageSpan, SentPacket } from './facts.js';
export { LiveLine, type LiveStream } from './live-line.js';
export { type OutageNumbers, outageJson, outageNumbers, type PathNumbers } from './outage-json.js';
export {
  type OutageRecord,
  outageRecords,
  type PageFacts,
  type ScenarioFacts,
  type ScenarioOutcome,
} from './page/facts.js';
export { formatHistory, lastRuns, parseHistory } from './page/history.js';
export { runPage } from './page/page.js';
export { runJson } from './page/run-json.js';
export { unfinishedPage } from './page/unfinished.js';
export { outagePlot } from './plot/outage-plot.js';
export { gridText, type ReachFacts, reachabilityText } from './reachability.js';
export { type RunFacts, runSummary, type SummaryStyle } from './run-summary.js';
export { displayWidth, pad, truncate } from './width.js';
