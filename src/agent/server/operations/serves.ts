import {
  dhcpService,
  ftpService,
  gitService,
  httpsService,
  multicastService,
  ntpService,
  type SyslogMessage,
  smtpService,
  snmpService,
  sshService,
  syslogService,
  telnetService,
  tftpService,
} from '../../../host/index.js';
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

  'serve/smtp': async ({ host, port = 25 }, { site }) => {
    await site.host(host).serve(port, smtpService());
    return null;
  },

  'serve/ftp': async ({ host, port = 21, ...ftp }, { site }) => {
    await site.host(host).serve(port, ftpService(ftp));
    return null;
  },

  'serve/tftp': async ({ host, port = 69, files }, { site }) => {
    await site.host(host).serve(port, tftpService(files));
    return null;
  },

  'serve/snmp': async ({ host, port = 161, ...view }, { site }) => {
    await site.host(host).serve(port, snmpService(view));
    return null;
  },

  'serve/syslog': async ({ host: name, port = 514 }, { site, scenario }) => {
    const host = site.host(name);
    const received: SyslogMessage[] = [];
    await host.serve(
      port,
      syslogService(message => received.push(message)),
    );
    scenario.syslog.set(host.name, received);
    return null;
  },

  'serve/dhcp': async ({ host, ...scope }, { site }) => {
    await site.host(host).serve(67, dhcpService(scope));
    return null;
  },

  'serve/multicast': async ({ host, port, ...stream }, { site }) => {
    await site.host(host).serve(port, multicastService(stream));
    return null;
  },

  'serve/git': async ({ host, port = 9418, refs }, { site }) => {
    await site.host(host).serve(port, gitService(refs));
    return null;
  },
};
