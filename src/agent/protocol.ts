import type { ErrorData, Language } from '../errors/index.js';
import type { ProbeKind, ProbeReport, TrafficEvent } from '../traffic/index.js';

export type { ProbeKind, ProbeReport, TrafficEvent };

/**
 * What the plugin, users' steps and the command line say to the agent, and what it answers: JSON-RPC 2.0 over
 * a unix socket. Types only. Durations are milliseconds; instants are milliseconds since the epoch.
 */

/** How a link is cut: both ports down (devices lose carrier), or frames dropped while the carrier stays. */
export type CutMethod = 'link-down' | 'silent' | 'one-way' | 'flapping';

/** What one look or one exchange showed, in both languages. */
export type Story = Record<Language, string>;

/** How long a probe's traffic took to come back after the latest cut or restore. */
export interface Recovery {
  /** From the event to the first packet that came through again; 0 when nothing was lost. */
  afterMs: number;
  event?: TrafficEvent;
  lost: number;
}

/** Result of a cut or a restore. */
export interface LinkChange {
  link: string;
  how: CutMethod;
  at: number;
  verifiedAt: number;
  evidence: Story;
}

/** One link as it is now. */
export interface LinkState {
  name: string;
  cut?: { how: CutMethod; since: number };
  ports: { port: string; name?: string; up: boolean }[];
}

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
  devices: { name: string; platform: string; tainted?: string }[];
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
  /** Links that could not be restored. */
  leftCut: string[];
  /** What this machine or kernel cannot do, and so was not done. */
  skipped: Record<Language, { what: string; why: string }>[];
}

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

/** The result of an exchange that was allowed to fail. */
export interface Outcome {
  ok: boolean;
  story: Story;
  rttMs?: number;
}

/** Result of a command in a test host. */
export interface CommandResult {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/** Result of an HTTP request. */
export interface HttpResult {
  status: number;
  headers: Record<string, string>;
  body: string;
  story: Story;
}

/** A DNS record of a service on a test host. */
export interface DnsRecord {
  name: string;
  type: 'A' | 'AAAA';
  address: string;
}

/** must: it has to work; mustNot: it has to be proven not to; any: say what happened. */
export type Expectation = 'must' | 'mustNot' | 'any';

interface Exchange {
  from: string;
  to: string;
  expect: Expectation;
  budgetMs?: number;
}

/** Every request: its parameters and its result. */
export interface Methods {
  'site/open': {
    params: { env: Record<string, string>; language: Language; owner: boolean };
    result: SiteStatus;
  };
  'site/status': { params: Record<string, never>; result: SiteStatus };
  'site/report': { params: Record<string, never>; result: RunReport };
  'site/close': { params: { force?: boolean }; result: RunReport };

  'scenario/begin': {
    params: { name: string; texts: string[]; tags: string[]; language: Language };
    result: { waitedMs: number; waitedFor: string[] };
  };
  'scenario/end': { params: Record<string, never>; result: ScenarioEnd };

  'host/ping': { params: Exchange & { count?: number; size?: number }; result: Outcome };
  'host/tcp': { params: Exchange & { port: number }; result: Outcome };
  'host/udp': { params: Exchange & { port: number }; result: Outcome };
  'host/get': { params: { from: string; url: string; budgetMs?: number }; result: HttpResult };
  'host/resolve': {
    params: { from: string; name: string; type: 'A' | 'AAAA'; server?: string; budgetMs?: number };
    result: { addresses: string[]; server: string; story: Story };
  };
  'host/run': { params: { host: string; command: string; budgetMs?: number }; result: CommandResult };
  'host/serveTcp': { params: { host: string; port: number }; result: null };
  'host/serveUdp': { params: { host: string; port: number }; result: null };
  'host/serveHttp': { params: { host: string; port: number; pages: Record<string, string> }; result: null };
  'host/serveDns': { params: { host: string; port: number; records: DnsRecord[] }; result: null };

  'link/cut': { params: { link: string; how: CutMethod; leaseMs?: number }; result: LinkChange };
  'link/restore': { params: { link: string }; result: LinkChange };
  'link/state': { params: { link: string }; result: LinkState };

  'device/run': {
    params: { device: string; command: string; budgetMs?: number };
    result: { output: string };
  };
  'device/configure': { params: { device: string; lines: string[]; budgetMs?: number }; result: null };
  'device/shows': {
    params: { device: string; command: string; text: string; expect: 'must' | 'mustNot'; budgetMs?: number };
    result: null;
  };
  'device/role': { params: { device: string }; result: { role: string; story: Story } };
  'device/reset': { params: { device: string }; result: { undone: string[]; ms: number } };

  'probe/start': {
    params: { from: string; to: string; kind: ProbeKind; intervalMs?: number; budgetMs?: number };
    result: { id: number };
  };
  'probe/recovery': { params: { id: number; budgetMs: number }; result: Recovery };
  'probe/stop': { params: { id: number }; result: ProbeReport };

  'net/steady': { params: { windowMs?: number; budgetMs?: number }; result: { afterMs: number } };
  'net/wait': { params: { ms: number }; result: null };
}

/** Names of requests. */
export type Method = keyof Methods;

/** What the agent says unasked while a request takes its time. */
export interface Progress {
  text: Story;
}

/** JSON-RPC error code of an error that carries ErrorData in `data`. */
export const userErrorCode = 1;
