import { gitLsRemote, ntpQuery, smtpGreet, snmpGet, tftpTransfer } from '../../../../host/index.js';
import type { Handlers } from '../context.js';
import { conversationMs, defined, questionMs } from './limits.js';
import { use } from './use.js';

/** What services without a login are asked for. */
export const requests: Pick<
  Handlers<'use'>,
  'use/tcp' | 'use/udp' | 'use/dns' | 'use/ntp' | 'use/git' | 'use/smtp' | 'use/tftp' | 'use/snmp'
> = {
  'use/tcp': ({ port, ...params }, context) =>
    use(params, context, {
      ...{ name: `TCP port ${port}`, protocol: 'tcp', port, attemptMs: questionMs, good: ['connected'] },
      attempt: (from, address, limits) => from.tcpConnect(address, port, limits),
    }),

  'use/udp': ({ port, payload, ...params }, context) =>
    use(params, context, {
      ...{ name: `UDP port ${port}`, protocol: 'udp', port, attemptMs: questionMs, good: ['reply'] },
      attempt: async (from, address, limits) => {
        const { reply, ...rest } = await from.udpSend(address, port, { ...limits, ...defined({ payload }) });
        return { ...rest, ...(reply && { reply: reply.toString('utf8') }) };
      },
    }),

  'use/dns': ({ name, type, tcp = false, port = 53, ...params }, context) =>
    use(params, context, {
      ...{ name: `DNS (${tcp ? 'TCP' : 'UDP'})`, protocol: tcp ? 'tcp' : 'udp', port, attemptMs: questionMs },
      // Any answer shows that the server is reached; what it says is looked at by whoever asked.
      good: ['answer', 'empty', 'failed'],
      attempt: (from, server, limits) => from.dnsQuery(name, type, { ...limits, server, port, tcp }),
    }),

  'use/ntp': ({ port = 123, ...params }, context) =>
    use(params, context, {
      ...{ name: 'NTP', protocol: 'udp', port, attemptMs: questionMs, good: ['answered'] },
      attempt: (from, address, limits) => from.use(ntpQuery, address, { ...limits, port }),
    }),

  'use/git': ({ port = 9418, path, ...params }, context) =>
    use(params, context, {
      ...{ name: `git (TCP port ${port})`, protocol: 'tcp', port, attemptMs: conversationMs },
      good: ['answered'],
      attempt: (from, address, limits) =>
        from.use(gitLsRemote, address, { ...limits, port, ...defined({ path }) }),
    }),

  'use/smtp': ({ port = 25, mail, ...params }, context) =>
    use(params, context, {
      ...{ name: 'SMTP', protocol: 'tcp', port, attemptMs: conversationMs, good: ['answered'] },
      attempt: (from, address, limits) =>
        from.use(smtpGreet, address, { ...limits, port, ...defined({ mail }) }),
    }),

  'use/tftp': ({ port = 69, file, content, ...params }, context) =>
    use(params, context, {
      ...{ name: 'TFTP', protocol: 'udp', port, attemptMs: conversationMs, good: ['answered'] },
      attempt: (from, address, limits) =>
        from.use(tftpTransfer, address, { ...limits, port, file, ...defined({ content }) }),
    }),

  'use/snmp': ({ port = 161, community, oids, ...params }, context) =>
    use(params, context, {
      ...{ name: 'SNMP', protocol: 'udp', port, attemptMs: questionMs, good: ['answered'] },
      attempt: (from, address, limits) =>
        from.use(snmpGet, address, { ...limits, port, ...defined({ community, oids }) }),
    }),
};
