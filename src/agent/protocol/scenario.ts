import type { ErrorData, Language } from '../../errors/index.js';
import type { ProbeReport } from '../../traffic/index.js';

/** What the end of a scenario found and undid. */
export interface ScenarioEnd {
  /** Reports of probes that still ran. */
  probes: ProbeReport[];
  restoredLinks: string[];
  reset: { device: string; undone: string[]; ms: number; tainted?: string }[];
  resetMs: number;
  /** What clean-up could not do. */
  errors: ErrorData[];
}

/** The frame of one scenario. */
export interface ScenarioMethods {
  'scenario/begin': {
    params: { name: string; texts: string[]; tags: string[]; language: Language };
    result: { waitedMs: number; waitedFor: string[] };
  };
  'scenario/end': { params: Record<string, never>; result: ScenarioEnd };
}
