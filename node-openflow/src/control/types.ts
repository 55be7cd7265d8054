import type { Message, MessageInput, Version } from '../codec.js';
import type { RequestType, replyTypes } from './requests.js';

/** Every message of version V with the given type. */
export type MessageOf<V extends Version, T extends string> = Extract<Message<V>, { type: T }>;

/** Messages that are answered. */
export type RequestInput<V extends Version> = Extract<MessageInput<V>, { type: RequestType }>;

type MultipartReply<V extends Version> =
  MessageOf<V, 'multipartReply' | 'statsReply'> extends { body: infer B } ? B : never;
/** The body of a multipart (1.0: statistics) request. */
export type MultipartInput<V extends Version> =
  Extract<MessageInput<V>, { type: 'multipartRequest' | 'statsRequest' }> extends { body: infer B }
    ? B
    : never;

/** What the parts of a reply hold together: an array where a body has `entries`, else the body. */
export type MultipartResult<V extends Version, T> =
  Extract<MultipartReply<V>, { type: T }> extends infer B ? (B extends { entries: infer E } ? E : B) : never;

/** What a request is answered with. */
export type ReplyTo<V extends Version, M> = M extends {
  type: 'multipartRequest' | 'statsRequest';
  body: { type: infer T };
}
  ? MultipartResult<V, T>
  : M extends { type: infer T extends RequestType }
    ? MessageOf<V, (typeof replyTypes)[T]>
    : never;

export type FlowStatsOf<V extends Version> = MultipartResult<V, 'flow'> extends (infer E)[] ? E : never;
export type PortStatsOf<V extends Version> =
  MultipartResult<V, V extends 1 ? 'port' : 'portStats'> extends (infer E)[] ? E : never;
export type TableStatsOf<V extends Version> = MultipartResult<V, 'table'> extends (infer E)[] ? E : never;

/** Every wait can be cancelled. */
export interface WaitOptions {
  signal?: AbortSignal | undefined;
}
