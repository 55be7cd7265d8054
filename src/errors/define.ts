import { type ErrorText, type Language, TsunaguError, type Where } from './error.js';

type Templates<F> = Record<Language, (facts: F) => ErrorText>;

/** What may be said beside the facts when an error is made. */
export interface ErrorContext {
  where?: Where;
  cause?: unknown;
  causes?: TsunaguError[];
}

type Makers<T> = {
  [K in keyof T]: T[K] extends Templates<infer F>
    ? (facts: F, context?: ErrorContext) => TsunaguError
    : never;
};

/**
 * Declares the errors of one subject: each has a text in both languages, made from facts.
 *
 *     const errors = defineErrors('link', {
 *       unknown: {
 *         en: (f: { name: string }) => ({ what: `There is no link ${f.name}`, remedy: '…' }),
 *         ja: f => ({ what: `リンク ${f.name} はありません`, remedy: '…' }),
 *       },
 *     });
 *     throw errors.unknown({ name }, { where });
 *
 * The error's code is `subject.name`; its facts are kept for programs to read.
 */
// biome-ignore lint/suspicious/noExplicitAny: the facts' type is inferred from each template.
export function defineErrors<T extends Record<string, Templates<any>>>(
  subject: string,
  templates: T,
): Makers<T> {
  const makers: Record<string, (facts: unknown, context?: ErrorContext) => TsunaguError> = {};
  for (const [name, template] of Object.entries(templates)) {
    makers[name] = (facts, context = {}) =>
      new TsunaguError({
        code: `${subject}.${name}`,
        text: { en: template.en(facts), ja: template.ja(facts) },
        facts,
        ...context,
      });
  }
  return makers as Makers<T>;
}
