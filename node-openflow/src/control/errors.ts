import type { Message } from '../codec.js';
import { OpenFlowError } from '../errors.js';

type ErrorMessage = Extract<Message, { type: 'error' | 'experimenterError' }>;

/** The switch answered a message with OFPT_ERROR. */
export class RefusedError extends OpenFlowError {
  override name = 'RefusedError';
  /** The specification's name of the error's type, e.g. `flowModFailed`; a number where it has none. */
  readonly errorType: string | number;
  /** The specification's name of the code, e.g. `tableFull`. */
  readonly code: string | number;
  readonly xid: number;

  constructor(
    readonly reply: ErrorMessage,
    /** The type of the message that was refused, where it is known. */
    readonly refused?: string,
  ) {
    const [errorType, code] =
      reply.type === 'error'
        ? [reply.errorType, reply.code]
        : [`experimenter 0x${reply.experimenter.toString(16)}`, reply.expType];
    super(`the switch refused ${refused ?? 'a message'}: ${errorType}/${code} (xid ${reply.xid})`);
    this.errorType = errorType;
    this.code = code;
    this.xid = reply.xid;
  }
}

/** Why a connection could not be made, or is no more. */
export type ConnectionFailure =
  /** One of the two sides closed it. */
  | 'closed'
  /** The socket failed; `cause` says how. */
  | 'socket'
  /** No version that both sides speak. */
  | 'version'
  /** The peer did something that the handshake does not allow, or its bytes cannot be told apart any more. */
  | 'protocol'
  /** Nothing came within the time that was set. */
  | 'timeout'
  /** An auxiliary connection, which this library does not use. */
  | 'auxiliary';

export class ConnectionError extends OpenFlowError {
  override name = 'ConnectionError';

  constructor(
    readonly reason: ConnectionFailure,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}
