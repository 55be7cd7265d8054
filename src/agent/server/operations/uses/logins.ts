import { ftpRead, sshLogin, telnetLogin } from '../../../../host/index.js';
import type { Expected } from '../../../protocol.js';
import type { Handlers, OperationContext } from '../context.js';
import { errors } from '../errors.js';
import { conversationMs, defined } from './limits.js';
import { use } from './use.js';

export const logins: Pick<Handlers<'use'>, 'use/ssh' | 'use/telnet' | 'use/ftp'> = {
  'use/ssh': ({ port = 22, user, password, command, ...params }, context) => {
    const login = loginFor('SSH', params, { user, password }, context);
    return use(params, context, {
      ...{ name: 'SSH', protocol: 'tcp', port, attemptMs: conversationMs, good: ['answered'] },
      attempt: (from, address, limits) =>
        from.use(sshLogin, address, { ...limits, ...login, port, ...defined({ command }) }),
    });
  },

  'use/telnet': ({ port = 23, user, password, ...params }, context) => {
    const login = loginFor('telnet', params, { user, password }, context);
    return use(params, context, {
      ...{ name: 'telnet', protocol: 'tcp', port, attemptMs: conversationMs, good: ['answered'] },
      attempt: (from, address, limits) => from.use(telnetLogin, address, { ...limits, ...login, port }),
    });
  },

  'use/ftp': ({ port = 21, user, password, file, ...params }, context) =>
    use(params, context, {
      ...{ name: 'FTP', protocol: 'tcp', port, attemptMs: conversationMs, good: ['answered'] },
      attempt: (from, address, limits) =>
        from.use(ftpRead, address, { ...limits, port, ...defined({ user, password, file }) }),
    }),
};

/** The login that was given, or that of the service which this scenario started there. */
function loginFor(
  service: string,
  { to, expect }: { to: string; expect: Expected },
  given: { user: string | undefined; password: string | undefined },
  { site, scenario }: OperationContext,
): { user: string; password: string } {
  const { user, password } = given;
  if (user !== undefined && password !== undefined) return { user, password };
  const host = site.isHost(to) ? site.host(to) : site.hostOfAddress(to);
  const known = host && scenario.logins.get(`${service} ${host.name}`);
  if (known) return known;
  // To be let in is not what is tried then.
  if (expect !== 'must' && expect !== 'any') return { user: 'tsunagu', password: 'tsunagu' };
  throw errors.noLogin({ service, to });
}
