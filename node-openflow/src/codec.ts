import { DecodeError, EncodeError } from './errors.js';
import type { Experimenters } from './experimenter.js';
import { Reader } from './schema/reader.js';
import { Writer } from './schema/writer.js';
import { type Message10, type Message10Input, messages10 } from './v10/messages.js';
import { type Message13, type Message13Input, messages13 } from './v13/messages.js';

/** The version in each header: 1 is OpenFlow 1.0, 4 is OpenFlow 1.3. */
export type Version = 1 | 4;
export const VERSIONS: readonly Version[] = [1, 4];

/** A decoded message; `Message<4>` is one of OpenFlow 1.3, `Message` one of either version. */
export type Message<V extends Version = Version> = V extends 1 ? Message10 : Message13;
/** A message to encode: fields that have a default may be left out. */
export type MessageInput<V extends Version = Version> = V extends 1 ? Message10Input : Message13Input;

export interface CodecOptions {
  /** Codecs for vendors' content; without one it stays bytes. */
  experimenters?: Experimenters | undefined;
}

export interface EncodeOptions extends CodecOptions {
  /** Used when the message does not say its version. */
  version?: Version | undefined;
  /** Used when the message does not say its transaction id; 0 if absent. */
  xid?: number | undefined;
}

export const HEADER_LENGTH = 8;

/**
 * Decodes one message of either version.
 * @param bytes exactly one message
 * @throws DecodeError with offset, field path, and the specification's error type and code where it defines one
 */
export function decode(bytes: Uint8Array, options: CodecOptions = {}): Message {
  const reader = new Reader(bytes, options.experimenters);
  try {
    if (bytes.length < HEADER_LENGTH) {
      throw new DecodeError('short', 0, `header needs 8 bytes, there are ${bytes.length}`, badLength);
    }
    const length = reader.view.getUint16(2);
    if (length !== bytes.length) {
      throw new DecodeError(
        'badLength',
        2,
        `header says ${length} bytes, there are ${bytes.length}`,
        badLength,
      );
    }
  } catch (error) {
    throw (error as DecodeError).seal(0);
  }
  return decodeAt(reader, 0, bytes.length);
}

const badLength = { errorType: 'badRequest', code: 'badLen' };
const badVersion = { errorType: 'badRequest', code: 'badVersion' };

/** Decodes the message from `at` to `end`; its header is whole and its length is right. */
export function decodeAt(reader: Reader, at: number, end: number): Message {
  const version = reader.view.getUint8(at);
  try {
    if (version === 4) return messages13.decode(reader, at, end);
    if (version === 1) return messages10.decode(reader, at, end);
    // Versions are negotiated with HELLO, refused with ERROR: both keep their form in every version.
    if (reader.view.getUint8(at + 1) <= 1)
      return { ...messages13.decode(reader, at, end), version: version as Version } as Message;
    throw new DecodeError('badVersion', at, `version ${version} is not spoken here`, badVersion);
  } catch (error) {
    throw error instanceof DecodeError ? error.seal(at) : error;
  }
}

// One writer for all: encoding is synchronous and each message is copied out.
const shared = new Writer(65536);

/**
 * Encodes one message.
 * @throws EncodeError with field path, for a missing field or a value out of range
 */
export function encode<V extends Version = Version>(
  message: MessageInput<V>,
  options: EncodeOptions = {},
): Buffer {
  shared.at = 0;
  encodeTo(shared, message as MessageInput, options);
  return shared.copy();
}

/** Appends a message to a writer. */
export function encodeTo(writer: Writer, message: MessageInput, options: EncodeOptions): void {
  writer.experimenters = options.experimenters;
  const version = message.version ?? options.version;
  const xid = message.xid ?? options.xid ?? 0;
  if (version === 4) messages13.encode(writer, message as Message13Input, xid);
  else if (version === 1) messages10.encode(writer, message as Message10Input, xid);
  else throw new EncodeError(`${version} is not a version (1 or 4)`).within('version');
}
