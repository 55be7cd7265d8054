import type { TsunaguError } from '../../../../errors/index.js';
import type { TestHost } from '../../../../host/index.js';
import type { Ending, Expected, Story } from '../../../protocol.js';
import type { OperationContext } from '../context.js';
import { errors } from '../errors.js';
import {
  type Attempt,
  type Exchange,
  hostsOf,
  mayReach,
  mustNotReach,
  mustReach,
  spaced,
} from '../exchange.js';
import { networkFacts } from '../network-facts.js';
import { target } from '../targets.js';

/** What every request to use a service says. */
export interface UseParams {
  from: string;
  to: string;
  expect: Expected;
  budgetMs?: number;
}

/** What the result of every client says. */
interface Result {
  outcome: string;
  story: Story;
}

/** A service, as it is tried from any host. */
export interface Service<R extends Result> {
  /** As messages call it: `SSH`. */
  name: string;
  protocol: Exchange['protocol'];
  /** The target's port. */
  port?: number;
  /** Time for one try, in milliseconds. */
  attemptMs: number;
  /** Outcomes that mean that it works. */
  good: readonly string[];
  attempt(
    from: TestHost,
    address: string,
    limits: { budgetMs: number; signal?: AbortSignal | undefined },
  ): Promise<R>;
  /** Whether the target can be asked to use it itself, as the control of a "cannot" (default true). */
  answersItself?: boolean;
}

/** Outcomes of a service that is there, but does not serve. */
const HEARD = ['denied', 'broken'];

/** Time for a service until it works, or for a failure until it comes, in milliseconds. */
const patienceMs = 3000;

/**
 * Uses a service of `to` from `from`, as often as what is expected of it needs.
 * @throws TsunaguError `operation.noReply`, `operation.reached`, `operation.notProven`, `operation.otherEnd`.
 */
export async function use<R extends Result>(
  { from, to, expect, budgetMs }: UseParams,
  context: OperationContext,
  service: Service<R>,
): Promise<{ ok: boolean; story: Story; seen?: R }> {
  const { good, protocol, port, attemptMs } = service;
  const source = context.site.host(from);
  const aim = target(context.site, source, to);
  const expectsNothing = expect === 'mustNot' || expect === 'filtered';
  let seen: R | undefined;
  const attempt = async (limitMs: number, signal: AbortSignal): Promise<Attempt> => {
    seen = await service.attempt(source, aim.address, { budgetMs: limitMs, signal });
    const { outcome, story } = seen;
    // Whoever says no, or speaks at all, was reached.
    const ok = good.includes(outcome) || (expectsNothing && HEARD.includes(outcome));
    return { ok, story, final: outcome === 'denied' };
  };
  const exchange: Exchange = {
    ...{ from: source, fromName: from, to: aim, service: service.name, protocol, attempt, attemptMs },
    ...(port !== undefined && { port }),
    ...(service.answersItself !== false && {
      serviceCheck: (host, limits) => answersItself(service, to, host, aim.address, limits),
    }),
  };
  const done = ({ ok, story }: { ok: boolean; story: Story }) => ({ ok, story, ...(seen && { seen }) });
  if (expect === 'any') return done(await mayReach(exchange, context, budgetMs));
  if (expect === 'must') {
    return done(await mustReach(exchange, context, budgetMs ?? Math.max(patienceMs, 2 * attemptMs)));
  }
  if (expect === 'mustNot') return done(await mustNotReach(exchange, context, budgetMs));
  if (expect === 'filtered') {
    const proof = await mustNotReach(exchange, context, budgetMs);
    if (seen?.outcome === 'silence') return done(proof);
    throw await otherEnd(exchange, expect, context, seen);
  }
  const deadline = performance.now() + (budgetMs ?? patienceMs);
  // Routers tell only some times a second that something is unreachable: silence says less than anything else.
  let telling: R | undefined;
  do {
    const started = performance.now();
    await attempt(attemptMs, context.signal);
    if (seen?.outcome === expect) return done({ ok: false, story: seen.story });
    if (seen?.outcome !== 'silence') telling = seen;
    await spaced(started, context.signal);
  } while (performance.now() < deadline);
  throw await otherEnd(exchange, expect, context, telling ?? seen);
}

async function otherEnd(
  exchange: Exchange,
  wanted: Ending,
  { site }: OperationContext,
  seen: Result | undefined,
): Promise<TsunaguError> {
  const { fromName, to, service } = exchange;
  const facts = { from: fromName, to: to.name, address: to.address, service, wanted };
  const story = seen?.story ?? { en: 'nothing was tried', ja: '試行なし' };
  return errors.otherEnd({ ...facts, story, network: await networkFacts(site, hostsOf(exchange)) });
}

async function answersItself<R extends Result>(
  service: Service<R>,
  name: string,
  host: TestHost,
  address: string,
  limits: { budgetMs: number; signal?: AbortSignal | undefined },
) {
  // The host's own service is not slowed by the network, but it may have to make keys first.
  const budgetMs = Math.max(limits.budgetMs, service.attemptMs);
  const { outcome, story } = await service.attempt(host, address, { ...limits, budgetMs });
  const en = `${service.name} of ${name}, asked by itself: ${story.en}`;
  const ja = `${name} 自身からの ${service.name}: ${story.ja}`;
  return { passed: service.good.includes(outcome) || outcome === 'denied', what: { en, ja } };
}
