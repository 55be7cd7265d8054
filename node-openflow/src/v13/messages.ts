import { experimenterData } from '../experimenter.js';
import { type MessageIn, type MessageOut, messages } from '../message.js';
import { mac } from '../schema/addresses.js';
import { rest } from '../schema/bytes.js';
import { list, listOf } from '../schema/list.js';
import { arrayOf, enumBySibling, enumOf, u8, u16, u32, u64 } from '../schema/numbers.js';
import { constant, lengthOf, optional, pad, tagOf } from '../schema/type.js';
import { tlv } from '../schema/union.js';
import { actions } from './actions.js';
import {
  controllerRole,
  DEFAULT_PRIORITY,
  flowModCommand,
  flowRemovedReason,
  Group,
  groupModCommand,
  groupType,
  meterModCommand,
  NO_BUFFER,
  PortNo,
  packetInReason,
  portReason,
} from './enums.js';
import { EXPERIMENTER_ERROR, errorCode, errorType, fault } from './errors.js';
import { instructions } from './instructions.js';
import { match } from './match.js';
import { multipartReplyBody, multipartRequestBody } from './multipart.js';
import { buckets, meterBands, packetQueue, port } from './structures.js';

/** struct ofp_hello_elem_*: types that are not known are kept, as the specification asks to ignore them. */
const helloElement = tlv(
  { name: 'helloElement', padded: 8, lengths: fault('badRequest', 'badLen') },
  {
    versionbitmap: [1, { bitmaps: listOf(u32) }],
  },
);

const data = optional(rest, new Uint8Array());
const switchConfig = { flags: optional(u16, 0), missSendLen: optional(u16, 128) };
const role = { role: enumOf(u32, controllerRole), _pad: pad(4), generationId: optional(u64, 0n) };
const asyncConfig = {
  packetInMask: arrayOf(u32, 2),
  portStatusMask: arrayOf(u32, 2),
  flowRemovedMask: arrayOf(u32, 2),
};

/** Every message of OpenFlow 1.3.5: enum ofp_type and the structures of chapter 7, fields in wire order. */
export const messages13 = messages(
  { version: 4, unknown: fault('badRequest', 'badType'), lengths: fault('badRequest', 'badLen') },
  {
    hello: [0, { elements: optional(list(helloElement), []) }],
    experimenterError: [
      1,
      {
        _type: constant(u16, EXPERIMENTER_ERROR),
        expType: u16,
        experimenter: u32,
        data: optional(experimenterData('error'), new Uint8Array()),
      },
    ],
    error: [1, { errorType: enumOf(u16, errorType), code: enumBySibling(u16, 'errorType', errorCode), data }],
    echoRequest: [2, { data }],
    echoReply: [3, { data }],
    experimenter: [
      4,
      {
        experimenter: u32,
        expType: u32,
        data: optional(experimenterData('message', 8, true), new Uint8Array()),
      },
    ],
    featuresRequest: [5, {}],
    featuresReply: [
      6,
      {
        datapathId: u64,
        nBuffers: u32,
        nTables: u8,
        auxiliaryId: u8,
        _pad: pad(2),
        capabilities: u32,
        reserved: optional(u32, 0),
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
        reason: enumOf(u8, packetInReason),
        tableId: u8,
        cookie: u64,
        match,
        _pad: pad(2),
        data,
      },
    ],
    flowRemoved: [
      11,
      {
        cookie: u64,
        priority: u16,
        reason: enumOf(u8, flowRemovedReason),
        tableId: u8,
        durationSec: u32,
        durationNsec: u32,
        idleTimeout: u16,
        hardTimeout: u16,
        packetCount: u64,
        byteCount: u64,
        match,
      },
    ],
    portStatus: [12, { reason: enumOf(u8, portReason), _pad: pad(7), desc: port }],
    packetOut: [
      13,
      {
        bufferId: optional(u32, NO_BUFFER),
        inPort: optional(u32, PortNo.controller),
        actionsLen: lengthOf('actions'),
        _pad: pad(6),
        actions,
        data,
      },
    ],
    flowMod: [
      14,
      {
        cookie: optional(u64, 0n),
        cookieMask: optional(u64, 0n),
        tableId: optional(u8, 0),
        command: optional(enumOf(u8, flowModCommand), 'add'),
        idleTimeout: optional(u16, 0),
        hardTimeout: optional(u16, 0),
        priority: optional(u16, DEFAULT_PRIORITY),
        bufferId: optional(u32, NO_BUFFER),
        outPort: optional(u32, PortNo.any),
        outGroup: optional(u32, Group.any),
        flags: optional(u16, 0),
        _pad: pad(2),
        match: optional(match, {}),
        instructions: optional(instructions, []),
      },
    ],
    groupMod: [
      15,
      {
        command: optional(enumOf(u16, groupModCommand), 'add'),
        groupType: optional(enumOf(u8, groupType), 'all'),
        _pad: pad(1),
        groupId: u32,
        buckets: optional(buckets, []),
      },
    ],
    portMod: [
      16,
      {
        portNo: u32,
        _pad: pad(4),
        hwAddr: mac,
        _pad2: pad(2),
        config: u32,
        mask: u32,
        advertise: optional(u32, 0),
        _pad3: pad(4),
      },
    ],
    tableMod: [17, { tableId: u8, _pad: pad(3), config: optional(u32, 0) }],
    multipartRequest: [
      18,
      { _tag: tagOf('body'), flags: optional(u16, 0), _pad: pad(4), body: multipartRequestBody },
    ],
    multipartReply: [
      19,
      { _tag: tagOf('body'), flags: optional(u16, 0), _pad: pad(4), body: multipartReplyBody },
    ],
    barrierRequest: [20, {}],
    barrierReply: [21, {}],
    queueGetConfigRequest: [22, { port: optional(u32, PortNo.any), _pad: pad(4) }],
    queueGetConfigReply: [23, { port: u32, _pad: pad(4), queues: list(packetQueue) }],
    roleRequest: [24, role],
    roleReply: [25, role],
    getAsyncRequest: [26, {}],
    getAsyncReply: [27, asyncConfig],
    setAsync: [28, asyncConfig],
    meterMod: [
      29,
      {
        command: optional(enumOf(u16, meterModCommand), 'add'),
        flags: optional(u16, 0),
        meterId: u32,
        bands: optional(meterBands, []),
      },
    ],
  },
);

export type Message13 = MessageOut<4, (typeof messages13)['variants']>;
export type Message13Input = MessageIn<4, (typeof messages13)['variants']>;
