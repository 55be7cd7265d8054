import type { ProbeKind, ProbeReport, TrafficEvent } from '../../traffic/index.js';

/** How long a probe's traffic took to come back after the latest cut or restore. */
export interface Recovery {
  /** From the event to the first packet that came through again; 0 when nothing was lost. */
  afterMs: number;
  event?: TrafficEvent;
  lost: number;
}

/** Probes: traffic that goes on. */
export interface ProbeMethods {
  'probe/start': {
    params: { from: string; to: string; kind: ProbeKind; intervalMs?: number; budgetMs?: number };
    result: { id: number };
  };
  'probe/recovery': { params: { id: number; budgetMs: number }; result: Recovery };
  'probe/stop': { params: { id: number }; result: ProbeReport };
}
