export { checkTestbed } from './check-testbed.js';
export { Connections } from './connections.js';
export { ControlledSwitch, datapathText } from './controlled-switch.js';
export { checkFailMode } from './fail-mode.js';
export type { CarrierLook, CutKind, CutResult, Failure, Flap, LapseReason, Limits } from './fault.js';
export { plugHosts, unplugHosts } from './host-ports.js';
export type { Order } from './in-order.js';
export type { SwitchChange } from './kept-switch.js';
export { Panel } from './panel.js';
export type { LinkChange, LinkState } from './panel-link.js';
export type { CutOptions, PanelChange, PanelOptions } from './panel-options.js';
export type { PanelState, PortCounters, PortState } from './panel-state.js';
export {
  type BridgeRecord,
  createSoftwareSwitch,
  type SoftwareSwitch,
  type SoftwareSwitchOptions,
  undoBridge,
  waitForPorts,
} from './software-switch.js';
export { type FlowsRecord, type PortDownRecord, undoFlows, undoPortDown } from './undo.js';
export { type Amount, type Direction, type WireCounters, wireRates, wireTotals } from './wire-counters.js';
export type { AttachedHost, Link, Wiring } from './wiring.js';
