import type { CommandResult, HttpResult, UseMethods } from '../protocol.js';
import { errors } from './errors.js';

type CertificateFacts = NonNullable<NonNullable<UseMethods['use/https']['result']['seen']>['certificate']>;

/** What earlier steps of the scenario saw, for later steps to look at. */
export class Seen {
  /** The page fetched last. */
  page: HttpResult | undefined;
  /** The command run last. */
  command: CommandResult | undefined;

  /** What the NTP server asked last said. */
  time: UseMethods['use/ntp']['result']['seen'];
  /** The certificate seen last. */
  certificate: CertificateFacts | undefined;

  /** Keeps the page of an answer over HTTP or HTTPS, and the certificate. */
  saw(answer: UseMethods['use/https']['result']['seen']): void {
    if (answer?.status === undefined) return;
    const { status, body = '', story, certificate } = answer;
    this.page = { status, headers: {}, body, story };
    this.certificate = certificate;
  }

  /** @throws TsunaguError `expected.offset` when the server's clock and this machine's differ by more, in ms. */
  expectOffset(atMostMs: number): void {
    const { offsetMs } = this.time ?? {};
    if (offsetMs === undefined) throw errors.nothingYet({ what: 'time', before: 'gets the time by NTP' });
    if (Math.abs(offsetMs) > atMostMs) throw errors.offset({ offsetMs, atMostMs });
  }

  /** @throws TsunaguError `expected.certificateFor` when the certificate seen last is for other names. */
  expectCertificateFor(name: string): void {
    const { names } = this.#certificate();
    if (!names.includes(name)) throw errors.certificateFor({ name, names });
  }

  /** @throws TsunaguError `expected.certificateLasts` when the certificate seen last is valid for less. */
  expectCertificateLasts(days: number): void {
    const { validTo } = this.#certificate();
    const left = (validTo - Date.now()) / 86_400_000;
    if (left < days) throw errors.certificateLasts({ days, left, until: new Date(validTo).toISOString() });
  }

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

  #certificate(): CertificateFacts {
    if (this.certificate) return this.certificate;
    throw errors.nothingYet({ what: 'certificate', before: 'reaches HTTPS of a server' });
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
