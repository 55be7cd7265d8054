import { BudgetSpent } from '../limits.js';
import { errors } from './errors.js';
import type { SshLogin } from './ssh-client.js';
import { formatAddress } from './transport.js';

/** ssh2's words for what could not be agreed on, its option, and its words for what the device offers. */
const NEGOTIATED = [
  { words: 'key exchange algorithm', option: 'kex', offer: 'KEX method' },
  { words: 'host key format', option: 'serverHostKey', offer: 'Host key format' },
  { words: 'cipher', option: 'cipher', offer: 'cipher' },
  { words: 'MAC', option: 'hmac', offer: 'MAC' },
  { words: 'compression', option: 'compress', offer: 'compression' },
];

/** What went wrong between the connection and the shell, for people. */
export function loginError(login: SshLogin, error: unknown, offers: string[]): unknown {
  const { device, user } = login;
  const whom = { device, at: formatAddress(login.address, login.port) };
  if (error instanceof BudgetSpent) {
    const seen = `connected, but the login was not done after ${Math.round(error.budgetMs)} ms`;
    return errors.loginFailed({ ...whom, user, seen });
  }
  const { level, message } = error as Error & { level?: string };
  if (/^Cannot parse privateKey/.test(message)) return errors.keyUnusable({ ...whom, seen: message });
  if (level === 'client-authentication') {
    if (login.password !== undefined) return errors.wrongPassword({ ...whom, user });
    const hasKey = login.key !== undefined || login.agent !== undefined;
    return hasKey ? errors.keyRefused({ ...whom, user }) : errors.noPassword({ ...whom, user });
  }
  const subject = /no matching (.*)$/.exec(message)?.[1];
  const unmatched = subject && NEGOTIATED.find(({ words }) => subject.endsWith(words));
  if (unmatched) {
    const { words: what, option, offer } = unmatched;
    const offered = offers.find(line => line.includes(offer))?.replace(/^.*: /, '') ?? '';
    return errors.noCommonAlgorithm({ ...whom, what, option, offered });
  }
  return errors.loginFailed({ ...whom, user, seen: message });
}
