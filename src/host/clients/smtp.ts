import type { Namespace } from '../../netns/index.js';
import type { AttemptOptions } from '../deadline.js';
import { msText, story } from '../story.js';
import { Dialogue } from './dialogue.js';
import type { ServiceResult } from './outcome.js';
import { overTcp } from './over-tcp.js';

export interface SmtpOptions extends AttemptOptions {
  /** Default 25. */
  port?: number;
  /** A mail to hand over; absent: the server is only greeted. */
  mail?: { from: string; to: string; text: string };
}

/** answered: the server greeted (and took the mail); denied: it answered 4yz or 5yz, see the story. */
export interface SmtpResult extends ServiceResult {
  /** Its first line, without the code. */
  banner?: string;
  /** What it offers (RFC 5321 section 4.1.1.1): `STARTTLS`, `SIZE 10240000` ... */
  extensions?: string[];
}

/** A whole reply: lines with `-` behind the code, then one without. */
const REPLY = /^((?:\d{3}-.*\r?\n)*)(\d{3})(?: (.*))?\r?\n/;

/** Greets an SMTP server, hands over a mail if there is one, and leaves (RFC 5321). */
export function smtpGreet(ns: Namespace, address: string, options: SmtpOptions): Promise<SmtpResult> {
  const { port = 25, mail } = options;
  return overTcp<{ banner: string; extensions: string[] }>(
    ns,
    { address, port, service: 'SMTP' },
    options,
    async (socket, limit) => {
      const dialogue = new Dialogue(socket);
      const facts = { banner: '', extensions: [] as string[] };
      const lines: [string, (text: string) => void][] = [
        ['', text => Object.assign(facts, { banner: text })],
        ['EHLO tsunagu.invalid', text => Object.assign(facts, { extensions: text.split('\n').slice(1) })],
      ];
      if (mail) {
        const text = mail.text.replace(/\r?\n/g, '\r\n').replace(/^\./gm, '..');
        const steps = [`MAIL FROM:<${mail.from}>`, `RCPT TO:<${mail.to}>`, 'DATA', `${text}\r\n.`];
        lines.push(...steps.map((step): [string, () => void] => [step, () => {}]));
      }
      for (const [line, take] of lines) {
        if (line !== '') dialogue.say(`${line}\r\n`);
        const [whole, , code = '', rest = ''] = await dialogue.until(REPLY, limit);
        take(
          whole
            .trim()
            .replace(/\r/g, '')
            .replace(/^\d{3}[- ]?/gm, ''),
        );
        if (!/^[23]/.test(code)) {
          const text = story(`SMTP answered ${code} ${rest}`, `SMTP の応答: ${code} ${rest}`);
          return { ...facts, outcome: 'denied', story: () => text };
        }
      }
      dialogue.say('QUIT\r\n');
      return {
        ...facts,
        outcome: 'answered',
        story: ms =>
          story(
            `${mail ? 'mail taken' : 'greeted'} by ${facts.banner} after ${msText(ms)}`,
            `${msText(ms)} で ${facts.banner} ${mail ? 'がメールを受理' : 'が応答'}`,
          ),
      };
    },
  );
}
