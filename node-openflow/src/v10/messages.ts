import { experimenterData } from '../experimenter.js';
import { type MessageIn, type MessageOut, messages } from '../message.js';
import { mac } from '../schema/addresses.js';
import { rest } from '../schema/bytes.js';
import { list } from '../schema/list.js';
import { enumBySibling, enumOf, u8, u16, u32, u64 } from '../schema/numbers.js';
import { lengthOf, optional, pad, tagOf } from '../schema/type.js';
import { actions } from './actions.js';
import {
  DEFAULT_PRIORITY,
  flowModCommand,
  flowRemovedReason,
  NO_BUFFER,
  PortNo,
  packetInReason,
  portReason,
} from './enums.js';
import { errorCode, errorType, fault } from './errors.js';
import { match } from './match.js';
import { packetQueue, port, statsReplyBody, statsRequestBody } from './structures.js';

const data = optional(rest, new Uint8Array());
const switchConfig = { flags: optional(u16, 0), missSendLen: optional(u16, 128) };

/** Every message of OpenFlow 1.0.1: enum ofp_type and the structures of chapter 5, fields in wire order. */
export const messages10 = messages(
  { version: 1, unknown: fault('badRequest', 'badType'), lengths: fault('badRequest', 'badLen') },
  {
    hello: [0, { data }],
    error: [1, { errorType: enumOf(u16, errorType), code: enumBySibling(u16, 'errorType', errorCode), data }],
    echoRequest: [2, { data }],
    echoReply: [3, { data }],
    vendor: [4, { vendor: u32, data: optional(experimenterData('message'), new Uint8Array()) }],
    featuresRequest: [5, {}],
    featuresReply: [
      6,
      {
        datapathId: u64,
        nBuffers: u32,
        nTables: u8,
        _pad: pad(3),
        capabilities: u32,
        actions: u32,
        ports: list(port),
      },
    ],
    getConfigRequest: [7, {}],
    getConfigReply: [8, switchConfig],
    setConfig: [9, switchConfig],
    packetIn: [
      10,
      {
        bufferId: optional(u32, NO_BUFFER),
        totalLen: u16,
        inPort: u16,
        reason: enumOf(u8, packetInReason),
        _pad: pad(1),
        data,
      },
    ],
    flowRemoved: [
      11,
      {
        match,
        cookie: u64,
        priority: u16,
        reason: enumOf(u8, flowRemovedReason),
        _pad: pad(1),
        durationSec: u32,
        durationNsec: u32,
        idleTimeout: u16,
        _pad2: pad(2),
        packetCount: u64,
        byteCount: u64,
      },
    ],
    portStatus: [12, { reason: enumOf(u8, portReason), _pad: pad(7), desc: port }],
    packetOut: [
      13,
      {
        bufferId: optional(u32, NO_BUFFER),
        inPort: optional(u16, PortNo.none),
        actionsLen: lengthOf('actions'),
        actions,
        data,
      },
    ],
    flowMod: [
      14,
      {
        match: optional(match, {}),
        cookie: optional(u64, 0n),
        command: optional(enumOf(u16, flowModCommand), 'add'),
        idleTimeout: optional(u16, 0),
        hardTimeout: optional(u16, 0),
        priority: optional(u16, DEFAULT_PRIORITY),
        bufferId: optional(u32, NO_BUFFER),
        outPort: optional(u16, PortNo.none),
        flags: optional(u16, 0),
        actions: optional(actions, []),
      },
    ],
    portMod: [
      15,
      { portNo: u16, hwAddr: mac, config: u32, mask: u32, advertise: optional(u32, 0), _pad: pad(4) },
    ],
    statsRequest: [16, { _tag: tagOf('body'), flags: optional(u16, 0), body: statsRequestBody }],
    statsReply: [17, { _tag: tagOf('body'), flags: optional(u16, 0), body: statsReplyBody }],
    barrierRequest: [18, {}],
    barrierReply: [19, {}],
    queueGetConfigRequest: [20, { port: u16, _pad: pad(2) }],
    queueGetConfigReply: [21, { port: u16, _pad: pad(6), queues: list(packetQueue) }],
  },
);

export type Message10 = MessageOut<1, (typeof messages10)['variants']>;
export type Message10Input = MessageIn<1, (typeof messages10)['variants']>;
