import { Before, When } from '@cucumber/cucumber';
import type { Failure } from '../agent/protocol.js';
import { planOf, type StepParameter } from './planned-failures.js';
import type { NetWorld } from './world.js';

/** Defines a step that makes a failure: its expression, and the failure that its parameters ask for. */
export type DefineFailure = (expression: string, failure: (...parameters: never[]) => Failure) => void;

/**
 * Defines steps that make failures. What the steps of a scenario will ask for is known from their texts, so whether
 * the patch switches can do it is asked before the first step, when nothing has been changed yet.
 * @param parameters the parameter types that the expressions use.
 */
export function drillSteps(parameters: readonly StepParameter[]): DefineFailure {
  const plans: ((text: string) => Failure | undefined)[] = [];
  Before(
    { name: 'tsunagu: can the switches do what is asked', timeout: -1 },
    async function (this: Partial<NetWorld>, { pickle }) {
      const failures = pickle.steps.flatMap(({ text }) => plans.flatMap(plan => plan(text) ?? []));
      if (failures.length > 0) await this.net?.checkFailures(failures);
    },
  );
  return (expression, failure) => {
    const make = failure as (...values: unknown[]) => Failure;
    plans.push(planOf(expression, parameters, make));
    const act = async function (this: NetWorld, ...values: unknown[]): Promise<void> {
      const { how, ...rest } = make(...values);
      if ('port' in rest) await this.net.port(rest.port).cut({ how, ...details(rest) });
      else if (rest.links.length === 1)
        await this.net.link(rest.links[0] ?? '').cut({ how, ...details(rest) });
      else await this.net.links(rest.links).cut({ how, ...details(rest) });
    };
    // Cucumber counts a step's parameters.
    Object.defineProperty(act, 'length', { value: failure.length });
    When(expression, { timeout: -1 }, act);
  };
}

function details<T extends object>(failure: T): Omit<T, 'links' | 'port'> {
  const { links, port, ...others } = failure as T & { links?: unknown; port?: unknown };
  return others;
}
