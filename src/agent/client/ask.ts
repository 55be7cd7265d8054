import type { Method, Methods } from '../protocol.js';

/** Asks the agent, within the running scenario. */
export type Ask = <M extends Method>(
  method: M,
  params: Methods[M]['params'],
  signal?: AbortSignal,
) => Promise<Methods[M]['result']>;
