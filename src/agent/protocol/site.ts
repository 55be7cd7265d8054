import type { Language } from '../../errors/index.js';
import type { PendingChange } from './change.js';
import type { CutDetails, CutMethod, HandCut, LinkState } from './link.js';
import type { Story } from './story.js';
import type { SwitchProfile, SwitchView } from './switch.js';

/** How many milliseconds went where. */
export interface Spent {
  setUp: number;
  traffic: number;
  change: number;
  waiting: number;
  device: number;
  lease: number;
  reset: number;
  cleanUp: number;
}

/** What the agent tells of itself. */
export interface SiteStatus {
  site: string;
  testbed: string;
  pid: number;
  standing: boolean;
  startedAt: number;
  hosts: { name: string; addresses: string[]; port: string }[];
  links: LinkState[];
  devices: { name: string; platform: string; tainted?: string; change?: PendingChange }[];
  switches: { name: string; connected: boolean }[];
  lab?: { name: string; namespace: string };
  scenarios: string[];
}

/** What a run comes to, so far. */
export interface RunReport {
  scenarios: number;
  resets: number;
  cuts: number;
  spent: Spent;
  tainted: { device: string; reason: Story }[];
  /** Scenarios that had to wait for others, longest first: how long, and for whom. */
  waits: { scenario: string; ms: number; waitedFor: string[] }[];
  /** Devices whose configuration is not what it was when the run began, secrets masked: `+` came, `-` went. */
  changed: { device: string; difference: string[] }[];
  /** Links that could not be restored. */
  leftCut: string[];
  /** What this machine or kernel cannot do, and so was not done. */
  skipped: Record<Language, { what: string; why: string }>[];
}

/** The site as a whole, and what is done by hand outside of scenarios. */
export interface SiteMethods {
  'site/open': {
    params: { env: Record<string, string>; language: Language; owner: boolean };
    result: SiteStatus;
  };
  'site/status': { params: Record<string, never>; result: SiteStatus };
  'site/report': { params: Record<string, never>; result: RunReport };
  'site/close': { params: { force?: boolean }; result: RunReport };

  // By hand, outside of scenarios.
  'site/switches': { params: { name?: string }; result: SwitchView[] };
  'site/probeSwitch': { params: { name: string; ports?: [number, number] }; result: SwitchProfile };
  /** `names`: words as they were typed; a name with spaces may be several of them. `leaseMs` is the cut's own. */
  'site/cutLink': {
    params: { names: string[]; how: CutMethod; leaseMs: number } & Omit<CutDetails, 'leaseMs'>;
    result: HandCut[];
  };
  'site/restoreLink': {
    params: { names: string[] };
    result: { link: string; how: CutMethod; evidence: Story }[];
  };
}
