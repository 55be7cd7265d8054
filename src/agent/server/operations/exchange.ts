import { setTimeout as delay } from 'node:timers/promises';
import type { TestHost } from '../../../host/index.js';
import {
  type AnyService,
  type Check,
  endOf,
  type ForeignEnd,
  type ProofHost,
  type ProofLimits,
  proveCannot,
} from '../../../traffic/index.js';
import type { Outcome, Story } from '../../protocol.js';
import type { Called } from '../called.js';
import type { OperationContext } from './context.js';
import { errors } from './errors.js';
import { networkFacts } from './network-facts.js';
import { samePort } from './same-port.js';
import { addressOf, isHostTarget, type Target, targetEnd } from './targets.js';

/** One kind of exchange between two hosts. */
export interface Exchange {
  from: TestHost;
  /** As the step calls it. */
  fromName: string;
  to: Target;
  /** Such as `ping` or `TCP port 80`, for messages. */
  service: string;
  protocol: AnyService['protocol'];
  /** The target's port. */
  port?: number;
  /** Tries once. */
  attempt: (budgetMs: number, signal: AbortSignal) => Promise<Attempt>;
  /** A further control of the target: that its service answers to itself. */
  serviceCheck?: (host: TestHost, limits: ProofLimits) => Promise<Check>;
  /** How long one attempt may take, in milliseconds (default 1,000). */
  attemptMs?: number;
}

/** How one attempt went. */
export interface Attempt {
  ok: boolean;
  story: Story;
  rttMs?: number;
  /** Another try would go the same way: whoever was asked said no. */
  final?: boolean;
}

/** How long one attempt waits for its answer, in milliseconds. */
const attemptMs = 1000;
/** Time from the start of one attempt to the next at least, in milliseconds. */
const spacingMs = 200;
/** How long "cannot" listens for an answer, in milliseconds: several times what an answer takes within a company. */
const silenceMs = 700;
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
  const { fromName, to, service, attemptMs: eachMs = attemptMs } = exchange;
  const deadline = performance.now() + budgetMs;
  for (;;) {
    const started = performance.now();
    const left = deadline - started;
    const attempt = await exchange.attempt(Math.min(eachMs, Math.max(left, 100)), context.signal);
    if (attempt.ok) return outcome(attempt);
    if (attempt.final || performance.now() >= deadline) {
      mustNotSharePort(exchange, context);
      const network = await networkFacts(context.site, hostsOf(exchange));
      const facts = { from: fromName, to: to.name, address: to.address, service };
      throw errors.noReply({ ...facts, story: attempt.story, network });
    }
    context.progress({
      en: `${fromName} tries to reach ${to.name} by ${service}: ${attempt.story.en}`,
      ja: `${fromName} から ${to.name} へ ${service} で試しています: ${attempt.story.ja}`,
    });
    await spaced(started, context.signal);
  }
}

/** Waits until another attempt may begin: one that fails at once is not repeated as fast as it goes. */
export async function spaced(startedAt: number, signal: AbortSignal): Promise<void> {
  const left = startedAt + spacingMs - performance.now();
  if (left > 0) await delay(left, undefined, { signal });
}

/**
 * Proves that it does not work: packets were seen leaving, none arrived, no answer came, and the controls passed.
 * @throws TsunaguError `operation.reached` when it works, `operation.notProven` when a control failed.
 */
export async function mustNotReach(
  exchange: Exchange,
  { site, signal }: OperationContext,
  budgetMs = silenceMs,
): Promise<Outcome> {
  const { from, fromName, to, protocol, port, service } = exchange;
  mustNotSharePort(exchange, { site });
  const { finding, text } = await proveCannot({
    ...{ from: endOf(from, addressOf(fromName, from, to.family), fromName), to: provenEnd(exchange) },
    service: { name: service, protocol, ...(port !== undefined && { port }) },
    attempt: async limits => {
      const { ok, story } = await exchange.attempt(limits.budgetMs, limits.signal ?? signal);
      return { answered: ok, outcome: story };
    },
    ...{ budgetMs, signal },
  });
  if (finding === 'proven') return { ok: false, story: text };
  const network = await networkFacts(site, hostsOf(exchange));
  const make = finding === 'reached' || finding === 'arrived' ? errors.reached : errors.notProven;
  throw make({ finding: text }).withSeen(network);
}

/** @throws TsunaguError `operation.samePort` */
function mustNotSharePort({ from, fromName, to }: Exchange, { site }: Pick<OperationContext, 'site'>): void {
  const port = to.host && samePort(site, from, to.host, to.address);
  if (port !== undefined) throw errors.samePort({ from: fromName, to: to.name, port });
}

/** The target as a witness; its control includes that the service answers when it is asked from the target itself. */
function provenEnd({ to, serviceCheck }: Exchange): ProofHost | ForeignEnd {
  if (!isHostTarget(to)) return { name: to.name, address: to.address };
  const { host } = to;
  const end = targetEnd(to, to.name);
  return {
    ...end,
    alive: async limits => {
      const check = await end.alive(limits);
      return check.passed && serviceCheck ? serviceCheck(host, limits) : check;
    },
  };
}

/** Tries once and says what happened. */
export async function mayReach(
  exchange: Exchange,
  { signal }: OperationContext,
  budgetMs = exchange.attemptMs ?? attemptMs,
): Promise<Outcome> {
  return outcome(await exchange.attempt(budgetMs, signal));
}

function outcome({ ok, story, rttMs }: Attempt): Outcome {
  return { ok, story, ...(rttMs !== undefined && { rttMs }) };
}

export function hostsOf({ from, fromName, to }: Exchange): Called[] {
  const sender = { name: fromName, host: from };
  return to.host && to.host !== from ? [sender, { name: to.name, host: to.host }] : [sender];
}
