import type { Method, Spent } from '../protocol.js';

const kinds: Record<string, keyof Spent> = {
  'scenario/begin': 'lease',
  'net/steady': 'waiting',
  'net/wait': 'waiting',
  'probe/recovery': 'waiting',
  'session/survives': 'waiting',
  'link/cut': 'change',
  'link/restore': 'change',
};
const kindsBySubject: Record<string, keyof Spent> = {
  host: 'traffic',
  probe: 'traffic',
  session: 'traffic',
  capture: 'traffic',
  flow: 'traffic',
  reach: 'traffic',
  device: 'device',
  drill: 'change',
  change: 'device',
  ha: 'device',
};

/** What time spent in a request counts as; undefined for requests that are booked by themselves. */
export function kindOf(method: Method): keyof Spent | undefined {
  return kinds[method] ?? kindsBySubject[method.slice(0, method.indexOf('/'))];
}

/** A new account, all zero; milliseconds. */
export function nothingSpent(): Spent {
  return { setUp: 0, traffic: 0, change: 0, waiting: 0, device: 0, lease: 0, reset: 0, cleanUp: 0 };
}
