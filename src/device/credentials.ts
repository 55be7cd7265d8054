import type { TsunaguError } from '../errors/index.js';
import type { Peer } from './channel/failure.js';
import { errors } from './errors.js';
import type { Platform, Secret } from './platform.js';
import { errors as loginErrors } from './transport/errors.js';

/** What a device may ask for: its account, and the password for the privileged mode (else that of the account). */
export interface Credentials {
  user?: string;
  password?: string;
  enablePassword?: string;
}

/** Shorter ones would hide half of every text. */
const SHORTEST_MASKED = 4;

/** The answer to a device that asks for a secret, if we have one. */
export function answerTo({ secret }: Secret, credentials: Credentials): string | undefined {
  if (secret === 'enablePassword') return credentials.enablePassword ?? credentials.password;
  return credentials[secret];
}

/** A device asks for a secret that the testbed does not give. */
export function missing({ secret }: Secret, peer: Peer, { user = '' }: Credentials): TsunaguError {
  if (secret === 'enablePassword') return errors.noEnablePassword({ ...peer });
  return loginErrors.noPassword({ ...peer, user });
}

/** A device asks for a secret again that it was just given. */
export function refused({ secret }: Secret, peer: Peer, { user = '' }: Credentials): TsunaguError {
  if (secret === 'enablePassword') return errors.wrongEnablePassword({ ...peer });
  return loginErrors.wrongPassword({ ...peer, user });
}

/** The platform, with the passwords themselves among what must never be shown. */
export function masking(platform: Platform, { password, enablePassword }: Credentials): Platform {
  const known = [password, enablePassword].filter(text => text !== undefined);
  const literal = known.filter(text => text.length >= SHORTEST_MASKED);
  return {
    ...platform,
    secrets: [...platform.secrets, ...literal.map(text => new RegExp(quote(text), 'g'))],
  };
}

function quote(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
