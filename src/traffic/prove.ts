import { type Check, judge, type Text, type Verdict } from './control.js';
import { type AnyService, Conversation } from './conversation.js';
import { destinationOf, type ForeignEnd, isWatched, type ProbeEnd } from './ends.js';

/** Limits of an attempt or a check, in milliseconds. */
export interface ProofLimits {
  budgetMs: number;
  signal?: AbortSignal | undefined;
}

/** What a proof needs of a test host. */
export interface ProofHost extends ProbeEnd {
  /** Whether it works at all: it reaches its own gateway, or has its interface up where it has none. */
  alive(limits: ProofLimits): Promise<Check>;
}

/** What is to be proven: that `from` cannot use `service` at `to`. */
export interface ProofRequest extends ProofLimits {
  from: ProofHost;
  to: ProofHost | ForeignEnd;
  service: AnyService;
  /** Tries it as a user would, and waits for the answer as long as the limits say. */
  attempt(limits: ProofLimits): Promise<{ answered: boolean; outcome: Text }>;
  /** The sender's positive control, when it has something better to reach than its gateway. */
  control?(limits: ProofLimits): Promise<Check>;
  /** Addresses of the other test hosts, whose packets may arrive at the target at the same time. */
  others?: string[];
}

/**
 * Tries what must fail, looks at both hosts' interfaces meanwhile and lets both prove that they work, all at once.
 * @throws what the attempt or a check throws; the taps are closed all the same.
 */
export async function proveCannot(request: ProofRequest): Promise<Verdict> {
  const { from, to, service, attempt, others = [], ...limits } = request;
  const leaving = new Conversation(from, 'leaving', destinationOf(to), service);
  let arriving: Conversation | undefined;
  try {
    if (isHost(to)) arriving = new Conversation(to, 'arriving', to.address, service, others);
    const [tried, sender, target] = await settled([
      attempt(limits),
      request.control?.(limits) ?? from.alive(limits),
      isHost(to) ? to.alive(limits) : Promise.resolve(undefined),
    ]);
    const left = await leaving.close();
    const arrived = await arriving?.close();
    return judge({
      from: from.name,
      to: to.name,
      address: destinationOf(to),
      service: service.name,
      ...tried,
      left: left.packets || left.questions,
      ...(arrived && { arrived: arrived.packets }),
      sender,
      ...(target && { target }),
    });
  } finally {
    await leaving.close();
    await arriving?.close();
  }
}

function isHost(to: ProofHost | ForeignEnd): to is ProofHost {
  return isWatched(to);
}

/** As Promise.all, but waits for all of them before it throws, so that nothing goes on behind. */
async function settled<A, B, C>(promises: [Promise<A>, Promise<B>, Promise<C>]): Promise<[A, B, C]> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}
