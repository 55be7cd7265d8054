import type { Envelope } from '@cucumber/messages';
import { suggest, type TsunaguError } from '../errors/index.js';
import { errors } from './errors.js';
import { stepsOf } from './gherkin.js';

/** A step of a scenario, and where the feature file has it. */
interface Step {
  text: string;
  file: string;
  line: number;
  column: number;
}

/** Steps that no definition reads, with the definitions that come near. */
export class UndefinedSteps {
  readonly #expressions = new Set<string>();
  readonly #places = new Map<string, Omit<Step, 'text'>>();
  readonly #pickleSteps = new Map<string, Step>();
  readonly #testSteps = new Map<string, Step>();
  readonly #undefined = new Map<string, Step>();

  /** Takes a message of cucumber's into account. */
  see({ stepDefinition, gherkinDocument, pickle, testCase, testStepFinished }: Envelope): void {
    if (stepDefinition?.pattern.type === 'CUCUMBER_EXPRESSION')
      this.#expressions.add(stepDefinition.pattern.source);
    if (gherkinDocument) this.#document(gherkinDocument);
    for (const { id, text, astNodeIds } of pickle?.steps ?? []) {
      const place = this.#places.get(astNodeIds[0] ?? '');
      if (place) this.#pickleSteps.set(id, { text, ...place });
    }
    for (const { id, pickleStepId = '' } of testCase?.testSteps ?? []) {
      const step = this.#pickleSteps.get(pickleStepId);
      if (step) this.#testSteps.set(id, step);
    }
    if (testStepFinished?.testStepResult.status !== 'UNDEFINED') return;
    const step = this.#testSteps.get(testStepFinished.testStepId);
    if (step) this.#undefined.set(`${step.file}:${step.line}`, step);
  }

  /** One error for each place. */
  errors(): TsunaguError[] {
    return [...this.#undefined.values()].map(({ text, ...where }) =>
      errors.undefinedStep({ text, near: nearest(text, this.#expressions) }, { where }),
    );
  }

  #document({ uri: file = '', feature }: NonNullable<Envelope['gherkinDocument']>): void {
    for (const { id, location } of stepsOf(feature)) {
      this.#places.set(id, { file, line: location.line, column: location.column ?? 1 });
    }
  }
}

/** The expressions that are nearest to a text, whatever the names and numbers in it. */
export function nearest(text: string, expressions: Iterable<string>): string[] {
  const forms = new Map([...expressions].flatMap(each => formsOf(each).map(form => [form, each] as const)));
  const near = suggest(withoutValues(text), forms.keys(), forms.size);
  return [...new Set(near.map(form => forms.get(form) as string))].slice(0, 3);
}

/** A text with {} for each value in quotes and each number. */
function withoutValues(text: string): string {
  return text.normalize('NFKC').replace(/"[^"]*"|「[^」]*」|\d+(?:\.\d+)?/g, '{}');
}

/** An expression (github.com/cucumber/cucumber-expressions) in the same way, with its first and with its last alternatives. */
function formsOf(expression: string): string[] {
  const bare = expression.normalize('NFKC').replace(/\{[^}]*\}/g, '{}');
  const words = (choose: (all: string[]) => string | undefined) =>
    bare.replace(/[^\s{}]+(?:\/[^\s{}]+)+/g, all => choose(all.split('/')) ?? '');
  return [
    words(all => all[0]).replace(/\([^)]*\)/g, ''),
    words(all => all.at(-1)).replace(/\(([^)]*)\)/g, '$1'),
  ];
}
