import type {
  DirectionStatistics,
  ProbeKind,
  ProbeReport,
  SessionFacts,
  TrafficEvent,
} from '../traffic/index.js';
import type { AddressMethods } from './protocol/address.js';
import type { CaptureMethods } from './protocol/capture.js';
import type { ChangeMethods } from './protocol/change.js';
import type { DeviceMethods } from './protocol/device.js';
import type { DeviceTableMethods } from './protocol/device-table.js';
import type { DrillMethods } from './protocol/drill.js';
import type { FlowMethods } from './protocol/flow.js';
import type { HaMethods } from './protocol/ha.js';
import type { HostMethods } from './protocol/host.js';
import type { HostsMethods } from './protocol/hosts.js';
import type { LinkMethods } from './protocol/link.js';
import type { LocalMethods } from './protocol/local.js';
import type { NetMethods } from './protocol/net.js';
import type { ProbeMethods } from './protocol/probe.js';
import type { ProgramMethods } from './protocol/program.js';
import type { ReachMethods } from './protocol/reach.js';
import type { RecordMethods } from './protocol/record.js';
import type { ScenarioMethods } from './protocol/scenario.js';
import type { ServeMethods } from './protocol/serve.js';
import type { SessionMethods } from './protocol/session.js';
import type { SiteMethods } from './protocol/site.js';
import type { Story } from './protocol/story.js';
import type { UseMethods } from './protocol/use.js';
import type { WireMethods } from './protocol/wire.js';

export type {
  AppliedChange,
  ChangeOptions,
  ChangePreview,
  ChangeRequest,
  PendingChange,
} from './protocol/change.js';
export type { RowSource, WantedRow } from './protocol/device-table.js';
export type { DrillOrder, FailedPart, Failure } from './protocol/drill.js';
export type { CommandResult, DnsRecord, Expectation, HttpResult, Outcome } from './protocol/host.js';
export type { MadeHostsRequest } from './protocol/hosts.js';
export type { CutDetails, CutMethod, HandCut, LinkChange, LinkState } from './protocol/link.js';
export type { LocalMethods } from './protocol/local.js';
export type { Recovery } from './protocol/probe.js';
export type { ProgramReport, Readiness } from './protocol/program.js';
export type { ReachCell } from './protocol/reach.js';
export type { ScenarioEnd } from './protocol/scenario.js';
export type { ServeMethods } from './protocol/serve.js';
export type { RunReport, SiteStatus, Spent } from './protocol/site.js';
export type { Story } from './protocol/story.js';
export type { FlowView, PortView, SwitchProfile, SwitchView } from './protocol/switch.js';
export type { Ending, Expected, UseMethods } from './protocol/use.js';
export type { FrameCount, WireFlow, WireView } from './protocol/wire.js';
export type { DirectionStatistics, ProbeKind, ProbeReport, SessionFacts, TrafficEvent };

/**
 * What the plugin, users' steps and the command line say to the agent, and what it answers: JSON-RPC 2.0 over
 * a unix socket, one file a subject. Types only. Durations are milliseconds; instants are milliseconds since the epoch.
 */
export interface Methods
  extends SiteMethods,
    ScenarioMethods,
    HostMethods,
    UseMethods,
    LocalMethods,
    ServeMethods,
    LinkMethods,
    DrillMethods,
    DeviceMethods,
    ChangeMethods,
    HaMethods,
    DeviceTableMethods,
    ProbeMethods,
    RecordMethods,
    SessionMethods,
    CaptureMethods,
    FlowMethods,
    ProgramMethods,
    AddressMethods,
    HostsMethods,
    ReachMethods,
    NetMethods,
    WireMethods {}

/** Names of requests. */
export type Method = keyof Methods;

/** What the agent says unasked while a request takes its time. */
export interface Progress {
  text: Story;
}

/** JSON-RPC error code of an error that carries ErrorData in `data`. */
export const userErrorCode = 1;
