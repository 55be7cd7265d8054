// What belongs to OpenFlow 1.3 alone: constants and types.
export type { Action, ActionInput } from './actions.js';
export {
  Capabilities,
  ConfigFlags,
  ControllerMaxLen,
  DEFAULT_PRIORITY,
  FlowModFlags,
  Group,
  GroupCapabilities,
  Ipv6ExthdrFlags,
  Meter,
  MeterFlags,
  NO_BUFFER,
  PortConfig,
  PortFeatures,
  PortNo,
  PortState,
  QUEUE_ALL,
  Table,
  VlanId,
} from './enums.js';
export { errorCode, errorType } from './errors.js';
export type { Instruction, InstructionInput } from './instructions.js';
export type { Message13 as Message, Message13Input as MessageInput } from './messages.js';
export type {
  FlowStats,
  MultipartReplyBody,
  MultipartRequestBody,
  MultipartRequestBodyInput,
  PortStats,
  TableStats,
} from './multipart.js';
export type { Oxm as Match } from './oxm.js';
export { type OxmFieldName, oxmFields } from './oxm-fields.js';
export type { OxmId } from './oxm-ids.js';
export type { Bucket, BucketInput, MeterBand, PacketQueue, PortDesc } from './structures.js';
export type { TableFeatures, TableFeaturesInput } from './table-features.js';
