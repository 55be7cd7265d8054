import type { MessageInput, Version } from '../codec.js';
import type { DecodeError } from '../errors.js';
import { errorType as errorTypes10 } from '../v10/errors.js';
import { errorType as errorTypes13 } from '../v13/errors.js';

/** How much of a bad message an error carries back; the specification asks for at least 64 bytes. */
const ERROR_DATA = 64;
const ERROR_TYPE = 1;

/** The transaction id in a header, 0 where there is none. */
export function xidOf(bytes: Uint8Array): number {
  return bytes.length < 8 ? 0 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(4);
}

/**
 * The OFPT_ERROR to a message that cannot be decoded. None where the version that is spoken has no name for the fault,
 * and none to an error: two sides would answer each other for ever.
 */
export function errorAnswer(
  error: DecodeError,
  bytes: Uint8Array,
  version: Version,
): MessageInput | undefined {
  const names = version === 1 ? errorTypes10 : errorTypes13;
  if (!error.openflow || !(error.openflow.errorType in names) || bytes[1] === ERROR_TYPE) return undefined;
  return { type: 'error', version, ...error.openflow, data: bytes.slice(0, ERROR_DATA) } as MessageInput;
}
