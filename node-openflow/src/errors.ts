/** An error as the specification names it: what OFPT_ERROR carries, e.g. `{ errorType: 'badAction', code: 'badLen' }`. */
export interface ErrorName {
  errorType: string;
  code: string;
}

/** Why bytes could not be decoded. */
export type DecodeReason =
  /** Fewer bytes than the structure needs. */
  | 'short'
  /** A length field that contradicts the structure, what surrounds it, or the bytes at hand. */
  | 'badLength'
  /** A version this library does not speak, or not the one of the connection. */
  | 'badVersion'
  /** A type that the specification does not define. */
  | 'badType'
  /** A value that the specification forbids in this place. */
  | 'badValue';

/** Everything this library throws or rejects with on purpose; `instanceof` tells the kinds apart. */
export class OpenFlowError extends Error {
  override name = 'OpenFlowError';
}

/** Bytes that are not a well-formed OpenFlow message. */
export class DecodeError extends OpenFlowError {
  override name = 'DecodeError';
  /** Names of the fields from the message down to the fault. */
  readonly path: string[] = [];
  /** The specification's name for this fault, where it defines one. */
  openflow: ErrorName | undefined;

  constructor(
    readonly reason: DecodeReason,
    /** Where in the message, in bytes from its first. */
    public offset: number,
    readonly detail: string,
    openflow?: ErrorName,
  ) {
    super(detail);
    this.openflow = openflow;
  }

  /** Says through which field the error passed on its way out. */
  within(field: string): this {
    this.path.unshift(field);
    return this;
  }

  /** Makes the offset count from the message's first byte and writes the final text. */
  seal(start: number): this {
    this.offset -= start;
    const where = this.path.length > 0 ? `${joinPath(this.path)}: ` : '';
    const name = this.openflow ? ` (${this.openflow.errorType}/${this.openflow.code})` : '';
    this.message = `${where}${this.detail} at offset ${this.offset}${name}`;
    return this;
  }
}

/** A message object that cannot be written to the wire: a missing field or a value outside its range. */
export class EncodeError extends OpenFlowError {
  override name = 'EncodeError';
  readonly path: string[] = [];

  constructor(readonly detail: string) {
    super(detail);
  }

  within(field: string): this {
    this.path.unshift(field);
    this.message = `${joinPath(this.path)}: ${this.detail}`;
    return this;
  }
}

/** Passes an error through a field: adds the field's name where the error keeps a path. */
export function within(error: unknown, field: string): unknown {
  return error instanceof DecodeError || error instanceof EncodeError ? error.within(field) : error;
}

/** Names the fault by the innermost category that has a name for it (an action's, a match's, ...). */
export function categorise(error: unknown, lengths: ErrorName | undefined): unknown {
  if (error instanceof DecodeError && error.openflow === undefined && lengths !== undefined) {
    if (error.reason === 'short' || error.reason === 'badLength') error.openflow = lengths;
  }
  return error;
}

/** `instructions[0].actions[2].port` from `['instructions', '[0]', 'actions', '[2]', 'port']`. */
function joinPath(path: readonly string[]): string {
  return path.reduce(
    (text, part) => (text === '' || part.startsWith('[') ? text + part : `${text}.${part}`),
    '',
  );
}
