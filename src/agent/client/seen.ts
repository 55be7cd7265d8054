import type { CommandResult, HttpResult } from '../protocol.js';
import { errors } from './errors.js';

/** What earlier steps of the scenario saw, for later steps to look at. */
export class Seen {
  /** The page fetched last. */
  page: HttpResult | undefined;
  /** The command run last. */
  command: CommandResult | undefined;

  /** @throws TsunaguError when the page fetched last does not contain the text. */
  expectPage(text: string): void {
    if (!this.page) throw errors.nothingYet({ what: 'page', before: 'fetches a URL' });
    if (this.page.body.includes(text)) return;
    throw errors.text({
      subject: `page (HTTP ${this.page.status})`,
      wanted: text,
      seen: excerpt(this.page.body),
    });
  }

  /** @throws TsunaguError when the output of the last command does not contain the text. */
  expectOutput(text: string): void {
    const output = this.#output();
    if (!output.includes(text)) throw errors.text({ subject: 'output', wanted: text, seen: excerpt(output) });
  }

  /** @throws TsunaguError when the output of the last command contains the text. */
  expectNoOutput(text: string): void {
    const output = this.#output();
    if (output.includes(text))
      throw errors.noText({ subject: 'output', wanted: text, seen: excerpt(output) });
  }

  /** @throws TsunaguError when the last command ended with another exit code. */
  expectExitCode(code: number): void {
    const seen = excerpt(this.#output());
    const got = this.command?.exitCode ?? -1;
    if (got !== code) throw errors.exitCode({ wanted: code, got, seen });
  }

  #output(): string {
    if (!this.command) throw errors.nothingYet({ what: 'output', before: 'runs a command' });
    return this.command.stdout + this.command.stderr;
  }
}

/** The beginning of a text, short enough for a message. */
export function excerpt(text: string, most = 800): string {
  const trimmed = text.trimEnd();
  if (trimmed === '') return '(empty)';
  return trimmed.length <= most ? trimmed : `${trimmed.slice(0, most)} … (${trimmed.length} characters)`;
}
