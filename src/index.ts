export type { Device, Look } from './agent/client/device.js';
export type { LinkSet, SwitchPort } from './agent/client/drill.js';
export type { Budget, Host } from './agent/client/host.js';
export type { Hosts } from './agent/client/hosts.js';
export type { Link } from './agent/client/link.js';
export type { Local } from './agent/client/local.js';
export type { Net } from './agent/client/net.js';
export type { Probe } from './agent/client/probe.js';
export type { Program } from './agent/client/program.js';
export type { Reachability } from './agent/client/reach.js';
export type { Seen } from './agent/client/seen.js';
export type { Serves } from './agent/client/serves.js';
export type { Session } from './agent/client/session.js';
export type { Traffic } from './agent/client/traffic.js';
export type { Uses } from './agent/client/uses.js';
export type {
  CommandResult,
  CutDetails,
  CutMethod,
  DnsRecord,
  HttpResult,
  LinkChange,
  LinkState,
  Outcome,
  ProbeKind,
  ProbeReport,
  ReachCell,
  Recovery,
  SessionFacts,
  Story,
} from './agent/protocol.js';
export { begins, row, type Template } from './device/parse/template.js';
export type { Platform } from './device/platform.js';
export type {
  FlowSession,
  InterfaceState,
  MacEntry,
  Neighbour,
  RouteEntry,
  TableReading,
  TableSubject,
  Tables,
} from './device/tables.js';
export { TsunaguError } from './errors/index.js';
export { defineConfig, type TsunaguConfig } from './plugin/define-config.js';
export type { NetWorld } from './plugin/world.js';
export { loadTestbed, type Testbed, testbedJsonSchema } from './testbed/index.js';
