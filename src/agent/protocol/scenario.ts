import type { ErrorData, Language } from '../../errors/index.js';
import type { ProbeReport } from '../../traffic/index.js';
import type { ProgramReport } from './program.js';

/** What the end of a scenario found and undid. */
export interface ScenarioEnd {
  /** Reports of probes that still ran. */
  probes: ProbeReport[];
  /** What programs that ran in test hosts have printed. */
  programs: ProgramReport[];
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
