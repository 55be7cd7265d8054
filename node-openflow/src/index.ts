export {
  type CodecOptions,
  decode,
  type EncodeOptions,
  encode,
  type Message,
  type MessageInput,
  type Version,
} from './codec.js';
export { Connection, type ConnectionOptions, type Refusal } from './control/connection.js';
export { Controller, type ControllerOptions, type ReconnectOptions } from './control/controller.js';
export { type Endpoint, type ListenOptions, OPENFLOW_PORT } from './control/endpoint.js';
export { ConnectionError, type ConnectionFailure, RefusedError } from './control/errors.js';
export { Port } from './control/port.js';
export { type FlowFilter, type PortChange, Switch } from './control/switch.js';
export type {
  FlowStatsOf,
  MessageOf,
  MultipartInput,
  MultipartResult,
  PortStatsOf,
  ReplyTo,
  RequestInput,
  TableStatsOf,
  WaitOptions,
} from './control/types.js';
export { DecodeError, type DecodeReason, EncodeError, type ErrorName, OpenFlowError } from './errors.js';
export {
  type ExperimenterCodec,
  type ExperimenterData,
  type ExperimenterPlace,
  Experimenters,
} from './experimenter.js';
export { nicira } from './nicira.js';
export type { Masked } from './schema/prefix.js';
export { MessageStream, type StreamItem } from './stream.js';
export * as of10 from './v10/index.js';
export * as of13 from './v13/index.js';
