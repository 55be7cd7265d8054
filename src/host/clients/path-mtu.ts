import type { Namespace } from '../../netns/index.js';
import type { AttemptOptions } from '../deadline.js';
import { msText, type Story, story } from '../story.js';
import { type PingResult, ping } from './ping.js';

export interface PathMtuOptions extends AttemptOptions {
  /** The largest packet that is tried, in bytes (default 1500; more fails at the host's own interface). */
  most?: number;
  /** How long one packet is waited for, in milliseconds (default 300). */
  waitMs?: number;
}

export interface PathMtuResult {
  /** answered: found; silence, unreachable, notSent: not even the smallest packet comes through. */
  outcome: 'answered' | 'silence' | 'unreachable' | 'notSent';
  /** The largest packet that comes through whole, in bytes. */
  mtu?: number;
  /** Who said that larger ones are too large, last. */
  limitedBy?: string;
  /** Larger packets vanish without a word: a black hole, in which TCP sessions hang (RFC 2923). */
  blackHole?: boolean;
  ms: number;
  story: Story;
}

/** What every link must carry: RFC 791, RFC 8200 section 5. */
const LEAST = { 4: 68, 6: 1280 };

/** Finds the path MTU by echo requests that must not be cut up (RFC 1191, RFC 8201; by halves where nobody tells). */
export async function pathMtu(
  ns: Namespace,
  address: string,
  options: PathMtuOptions,
): Promise<PathMtuResult> {
  const { most = 1500, waitMs = 300, budgetMs, signal } = options;
  const family = address.includes(':') ? 6 : 4;
  const start = performance.now();
  const left = () => budgetMs - (performance.now() - start);
  const attempt = async (bytes: number) => {
    const size = Math.max(0, bytes - (family === 4 ? 28 : 48));
    const once = () => {
      const limits = { budgetMs: Math.max(1, Math.min(waitMs, left())), signal };
      return ping(ns, address, { ...limits, size, dontFragment: true });
    };
    const result = await once();
    // One packet may be lost for another reason than its size.
    return result.outcome === 'silence' ? once() : result;
  };
  // What comes through, and what does not.
  let [good, bad] = [LEAST[family], most + 1];
  let tried = most;
  let limitedBy: string | undefined;
  const first = await attempt(good);
  if (first.outcome !== 'reply') return lost(first, performance.now() - start);
  while (bad - good > 1 && left() > 0) {
    const { outcome, error } = await attempt(tried);
    if (outcome === 'reply') good = tried;
    else bad = tried;
    const next = error?.mtu;
    if (error) limitedBy = error.from;
    // A router tells the size that fits; that is tried, and then the one above it.
    if (next !== undefined && next > good && next < bad) tried = next;
    else if (outcome === 'reply' && limitedBy !== undefined) tried = good + 1;
    else tried = Math.floor((good + bad) / 2);
  }
  const ms = performance.now() - start;
  const blackHole = good < most && limitedBy === undefined;
  const why = blackHole
    ? story('larger packets vanish without a word', 'それより大きいパケットは通知なしに消えます')
    : limitedBy !== undefined
      ? story(`limited by ${limitedBy}`, `${limitedBy} による制限`)
      : story('as large as was tried', '試した最大の大きさ');
  return {
    ...{ outcome: 'answered', mtu: good, blackHole, ms },
    ...(limitedBy !== undefined && { limitedBy }),
    story: story(
      `path MTU ${good} bytes (${why.en}), found in ${msText(ms)}`,
      `経路 MTU は ${good} バイト（${why.ja}）、${msText(ms)} で判明`,
    ),
  };
}

function lost({ outcome, story: text }: PingResult, ms: number): PathMtuResult {
  return { outcome: outcome as Exclude<typeof outcome, 'reply' | 'partial'>, ms, story: text };
}
