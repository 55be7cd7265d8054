import type { Message } from '../codec.js';

/** OFPMPF_REPLY_MORE and OFPSF_REPLY_MORE: more replies follow. */
const MORE = 1;

/** Puts the parts of a multipart (1.0: statistics) reply together; any other message is whole at once. */
export class Reassembly {
  result: unknown;

  /** Adds a message; true when it was the last one. */
  add(message: Message): boolean {
    if (message.type !== 'multipartReply' && message.type !== 'statsReply') {
      this.result = message;
      return true;
    }
    const { body, flags } = message;
    if ('entries' in body) {
      // Not push(...entries): a list can be longer than a call may have arguments.
      this.result ??= [];
      const entries = this.result as unknown[];
      for (const entry of body.entries) entries.push(entry);
    } else this.result = body;
    return (flags & MORE) === 0;
  }
}
