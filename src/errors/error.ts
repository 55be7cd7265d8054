import { inspect } from 'node:util';

/** The languages that users get every message in. */
export type Language = 'en' | 'ja';

/** What one error says to a person, in one language. */
export interface ErrorText {
  /** What is wrong, with the names the user knows: host, port, link, device, file. */
  what: string;
  /** Why we believe so: what was last seen. */
  why?: string;
  /** What to do about it. */
  remedy: string;
}

/** A place in a file of the user's; line and column start at 1. */
export interface Where {
  file: string;
  line?: number;
  column?: number;
}

/** An error as it travels over the agent's socket. */
export interface ErrorData {
  code: string;
  text: Record<Language, ErrorText>;
  where?: Where;
  facts?: unknown;
  causes?: ErrorData[];
}

const labels: Record<Language, { why: string; remedy: string }> = {
  en: { why: 'seen', remedy: 'do' },
  ja: { why: '状況', remedy: '対処' },
};

let current: Language = 'en';

/** Sets the language in which messages of errors made from now on are rendered. */
export function setLanguage(language: Language): void {
  current = language;
}

/** The language that messages are rendered in now. */
export function language(): Language {
  return current;
}

/**
 * The language of an environment, by locale(7): LC_ALL, else LC_MESSAGES, else LANG. `ja_JP.UTF-8` is Japanese,
 * everything else is English.
 */
export function languageOf(env: NodeJS.ProcessEnv): Language {
  const { LC_ALL, LC_MESSAGES, LANG } = env;
  return (LC_ALL || LC_MESSAGES || LANG)?.toLowerCase().startsWith('ja') ? 'ja' : 'en';
}

/** `file:line:column`, as editors and terminals link it. */
export function formatWhere(where: Where): string {
  return [where.file, where.line, where.column].filter(part => part !== undefined).join(':');
}

/**
 * What went wrong for a user of tsunagu: what, where, why and what to do, in both languages.
 * Anything else that is thrown is a defect of ours and keeps its stack.
 */
export class TsunaguError extends Error {
  readonly code: string;
  readonly text: Record<Language, ErrorText>;
  readonly where: Where | undefined;
  readonly facts: unknown;
  readonly causes: TsunaguError[];

  constructor(data: Omit<ErrorData, 'causes'> & { causes?: TsunaguError[]; cause?: unknown }) {
    super('', data.cause === undefined ? undefined : { cause: data.cause });
    this.name = 'TsunaguError';
    this.code = data.code;
    this.text = data.text;
    this.where = data.where;
    this.facts = data.facts;
    this.causes = data.causes ?? [];
    this.message = this.render(current);
    // The stack of a user's mistake says nothing to the user. It is empty and not the message, since cucumber looks
    // for frames in it, by expressions that take for ever on long lines with quotes.
    this.stack = '';
  }

  /** What console.error and cucumber show: the message alone, without the properties. */
  [inspect.custom](): string {
    return this.message;
  }

  /** The whole message in one language, several lines, no stack. */
  render(lang: Language): string {
    const { what, why, remedy } = this.text[lang];
    const label = labels[lang];
    const lines = [this.where ? `${formatWhere(this.where)}: ${what}` : what];
    if (why) lines.push(`  ${label.why}: ${why}`);
    if (remedy) lines.push(`  ${label.remedy}: ${remedy}`);
    for (const cause of this.causes) lines.push(indent(cause.render(lang)));
    return lines.join('\n');
  }

  /** The same error with more of what was seen, in both languages. */
  withSeen(seen: Record<Language, string>): TsunaguError {
    const text = (lang: Language): ErrorText => {
      const { why, ...rest } = this.text[lang];
      return { ...rest, why: why ? `${why}\n    ${seen[lang]}` : seen[lang] };
    };
    const { code, facts, where, causes, cause } = this;
    return new TsunaguError({
      ...{ code, facts, causes, cause, text: { en: text('en'), ja: text('ja') } },
      ...(where && { where }),
    });
  }

  /** The error as plain data, for the agent's socket. */
  toData(): ErrorData {
    return {
      code: this.code,
      text: this.text,
      ...(this.where && { where: this.where }),
      ...(this.facts !== undefined && { facts: this.facts }),
      ...(this.causes.length > 0 && { causes: this.causes.map(cause => cause.toData()) }),
    };
  }

  /** The error that `toData` described; its message is in the language set here. */
  static fromData(data: ErrorData): TsunaguError {
    return new TsunaguError({
      ...data,
      causes: (data.causes ?? []).map(cause => TsunaguError.fromData(cause)),
    });
  }
}

function indent(text: string): string {
  return text
    .split('\n')
    .map(line => `  ${line}`)
    .join('\n');
}
