import type { Method, Methods, Story } from '../../protocol.js';
import type { Scenario } from '../scenario.js';
import type { Site } from '../site.js';

/** What a request is answered with. */
export interface OperationContext {
  site: Site;
  scenario: Scenario;
  /** Aborted when the client cancels or vanishes, or the scenario ends. */
  signal: AbortSignal;
  /** Tells the client what is being waited for. */
  progress(text: Story): void;
}

/** Requests that need a scenario. */
export type ScenarioMethod = Exclude<Method, `site/${string}` | `scenario/${string}`>;

/** Answers one kind of request. */
export type Handler<M extends ScenarioMethod> = (
  params: Methods[M]['params'],
  context: OperationContext,
) => Promise<Methods[M]['result']>;

/** A part of all handlers, by the beginning of their names. */
export type Handlers<Subject extends string> = {
  [M in ScenarioMethod & `${Subject}/${string}`]: Handler<M>;
};
