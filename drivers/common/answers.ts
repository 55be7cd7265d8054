import type { Answer, Command } from '../../src/device/platform.js';

/** A pager that shows the next page for a space, and is no part of the output. */
export function pager(when: RegExp): Answer {
  return { when, send: ' ', hide: true };
}

/** The questions of a login over telnet or a console. */
export function account(user: RegExp, password: RegExp): Answer[] {
  return [
    { when: user, send: { secret: 'user' } },
    { when: password, send: { secret: 'password' } },
  ];
}

/** A command that leads into the privileged mode and may ask for its password. */
export function privileged(line: string, when: RegExp): Command {
  return { line, answers: [{ when, send: { secret: 'enablePassword' } }] };
}

/** A command that asks back. */
export function asking(line: string, when: RegExp, send: string): Command {
  return { line, answers: [{ when, send }] };
}
