import type { TestHost } from '../../../host/index.js';
import { Arrivals } from '../../../host/index.js';
import { judge } from '../../../traffic/index.js';
import type { Outcome, Story } from '../../protocol.js';
import type { Site } from '../site.js';
import type { OperationContext } from './context.js';
import { type Check, senderCheck, targetCheck } from './control.js';
import { errors } from './errors.js';
import { type Called, networkFacts } from './network-facts.js';
import type { Target } from './targets.js';

/** One kind of exchange between two hosts. */
export interface Exchange {
  from: TestHost;
  /** As the step calls it. */
  fromName: string;
  to: Target;
  /** Such as `ping` or `TCP port 80`, for messages. */
  service: string;
  /** Packets at the target that count as having arrived. */
  arriving: { protocol: 'icmp' | 'tcp' | 'udp'; port?: number };
  /** Tries once. */
  attempt: (budgetMs: number, signal: AbortSignal) => Promise<Attempt>;
  /** A further control of the target: that its service answers to itself. */
  serviceCheck?: (host: TestHost) => Promise<Check>;
}

/** How one attempt went. */
export interface Attempt {
  ok: boolean;
  /** The request was seen leaving the sender. */
  sent: boolean;
  story: Story;
  rttMs?: number;
}

/** How long one attempt waits for its answer, in milliseconds. */
const attemptMs = 1000;
/** How long "can" goes on trying, in milliseconds. */
const patienceMs = 3000;

/**
 * Tries until it works.
 * @throws TsunaguError `operation.noReply` with the story of the last attempt, and what ports and links were like.
 */
export async function mustReach(
  exchange: Exchange,
  context: OperationContext,
  budgetMs = patienceMs,
): Promise<Outcome> {
  const { fromName, to, service } = exchange;
  const deadline = performance.now() + budgetMs;
  for (;;) {
    const left = deadline - performance.now();
    const attempt = await exchange.attempt(Math.min(attemptMs, Math.max(left, 100)), context.signal);
    if (attempt.ok) return outcome(attempt);
    if (performance.now() >= deadline) {
      const network = await networkFacts(context.site, hostsOf(exchange));
      const facts = { from: fromName, to: to.name, address: to.address, service };
      throw errors.noReply({ ...facts, story: attempt.story, network });
    }
    context.progress({
      en: `${fromName} tries to reach ${to.name} by ${service}: ${attempt.story.en}`,
      ja: `${fromName} から ${to.name} へ ${service} で試しています: ${attempt.story.ja}`,
    });
  }
}

/**
 * Proves that it does not work: packets were seen leaving, none arrived, no answer came, and the controls passed.
 * @throws TsunaguError `operation.reached` when it works, `operation.notProven` when a control failed.
 */
export async function mustNotReach(exchange: Exchange, { site, signal }: OperationContext): Promise<Outcome> {
  const { from, fromName, to, service, arriving } = exchange;
  const arrivals = to.host && to.host !== from ? Arrivals.watch(to.host, arriving) : undefined;
  try {
    const attempt = await exchange.attempt(attemptMs, signal);
    const arrived = arrivals?.count();
    const [sender, target] = await Promise.all([
      senderCheck(site, fromName, from, signal),
      check(exchange, site, signal),
    ]);
    const { finding, text } = judge({
      ...{ from: fromName, to: to.name, address: to.address, service },
      ...{ answered: attempt.ok, outcome: attempt.story, left: attempt.sent ? 1 : 0, sender },
      ...(arrived !== undefined && { arrived }),
      ...(target && { target }),
    });
    if (finding === 'proven') return { ok: false, story: text };
    const network = await networkFacts(site, hostsOf(exchange));
    const make = finding === 'reached' || finding === 'arrived' ? errors.reached : errors.notProven;
    throw make({ finding: text }).withSeen(network);
  } finally {
    arrivals?.close();
  }
}

/** Tries once and says what happened. */
export async function mayReach(
  exchange: Exchange,
  { signal }: OperationContext,
  budgetMs = attemptMs,
): Promise<Outcome> {
  return outcome(await exchange.attempt(budgetMs, signal));
}

async function check(
  { to, serviceCheck }: Exchange,
  site: Site,
  signal: AbortSignal,
): Promise<Check | undefined> {
  if (!to.host) return undefined;
  const alive = await targetCheck(site, to.name, to.host, signal);
  return alive.passed && serviceCheck ? serviceCheck(to.host) : alive;
}

function outcome({ ok, story, rttMs }: Attempt): Outcome {
  return { ok, story, ...(rttMs !== undefined && { rttMs }) };
}

function hostsOf({ from, fromName, to }: Exchange): Called[] {
  const sender = { name: fromName, host: from };
  return to.host && to.host !== from ? [sender, { name: to.name, host: to.host }] : [sender];
}
