import type { Evidence } from '../observer.js';
import type { Story } from '../story.js';

/** Why nothing was heard of the service; see ConnectResult and UdpResult. */
export type NoAnswer = 'refused' | 'unreachable' | 'silence' | 'notSent';

/**
 * How the use of a service ended. answered: as it was wanted; denied: the service said no; broken: something is there,
 * but it does not speak as such a service does, or no more; the rest: there was no answer at all.
 */
export type ServiceOutcome = 'answered' | 'denied' | 'broken' | NoAnswer;

/** What the use of a service showed. */
export interface ServiceResult extends Evidence {
  outcome: ServiceOutcome;
  /** Time to the outcome, in milliseconds. */
  ms: number;
  story: Story;
}
