// What belongs to OpenFlow 1.0 alone: constants and types.
export type { Action10 as Action, Action10Input as ActionInput } from './actions.js';
export {
  Capabilities,
  ConfigFlags,
  DEFAULT_PRIORITY,
  FlowModFlags,
  FlowWildcards,
  NO_BUFFER,
  PortConfig,
  PortFeatures,
  PortNo,
  PortState,
  QUEUE_ALL,
  Table,
  VLAN_NONE,
} from './enums.js';
export { errorCode, errorType } from './errors.js';
export type { Match10 as Match } from './match.js';
export type { Message10 as Message, Message10Input as MessageInput } from './messages.js';
export type {
  FlowStats10 as FlowStats,
  PortDesc10 as PortDesc,
  PortStats10 as PortStats,
  StatsReplyBody,
  StatsRequestBody,
  StatsRequestBodyInput,
  TableStats10 as TableStats,
} from './structures.js';
