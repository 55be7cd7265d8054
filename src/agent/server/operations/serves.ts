import { gitService, httpsService, ntpService, sshService, telnetService } from '../../../host/index.js';
import type { Handlers } from './context.js';

/** Nobody outside the network under test can reach these services, and they run no commands. */
const anybody = { user: 'tsunagu', password: 'tsunagu' };

export const serves: Handlers<'serve'> = {
  'serve/ssh': async ({ host: name, port = 22, commands = {}, ...login }, { site, scenario }) => {
    const host = site.host(name);
    const service = { ...anybody, ...login };
    await host.serve(port, sshService({ ...service, commands }));
    scenario.logins.set(`SSH ${host.name}`, service);
    return null;
  },

  'serve/telnet': async ({ host: name, port = 23, commands = {}, ...login }, { site, scenario }) => {
    const host = site.host(name);
    const service = { ...anybody, ...login };
    await host.serve(port, telnetService({ ...service, commands }));
    scenario.logins.set(`telnet ${host.name}`, service);
    return null;
  },

  'serve/https': async ({ host, port = 443, pages, names = [] }, { site }) => {
    await site.host(host).serve(port, httpsService(pages, { names }));
    return null;
  },

  'serve/ntp': async ({ host, port = 123, ...clock }, { site }) => {
    await site.host(host).serve(port, ntpService(clock));
    return null;
  },

  'serve/git': async ({ host, port = 9418, refs }, { site }) => {
    await site.host(host).serve(port, gitService(refs));
    return null;
  },
};
