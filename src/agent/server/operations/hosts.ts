import type { Story } from '../../protocol.js';
import type { Handlers, OperationContext } from './context.js';
import { tcpServiceCheck } from './control.js';
import { errors } from './errors.js';
import { type Exchange, mayReach, mustNotReach, mustReach } from './exchange.js';
import { networkFacts } from './network-facts.js';
import { target } from './targets.js';
import { urlFor } from './urls.js';

/** Budget of a request for a page or a name, in milliseconds. */
const requestMs = 3000;
/** Budget of a command, in milliseconds. */
const commandMs = 30_000;

export const hosts: Handlers<'host'> = {
  'host/ping': ({ from, to, count = 1, size, ...rest }, context) => {
    const source = context.site.host(from);
    const aim = target(context.site, source, to);
    return reach(
      { ...rest, from: source, fromName: from, to: aim, service: 'ping', protocol: 'icmp' },
      context,
      async (budgetMs, signal) => {
        const options = { count, budgetMs, signal, ...(size !== undefined && { size }) };
        const { outcome, story, rttMs } = await source.ping(aim.address, options);
        return { ok: outcome === 'reply', story, ...(rttMs && { rttMs: rttMs.mean }) };
      },
    );
  },

  'host/tcp': ({ from, to, port, ...rest }, context) => {
    const source = context.site.host(from);
    const aim = target(context.site, source, to);
    const common = { ...rest, from: source, fromName: from, to: aim, service: `TCP port ${port}` };
    const serviceCheck: Exchange['serviceCheck'] = (host, limits) =>
      tcpServiceCheck(to, host, aim.own ?? aim.address, port, limits);
    return reach({ ...common, serviceCheck, protocol: 'tcp', port }, context, async (budgetMs, signal) => {
      const { outcome, story, ms } = await source.tcpConnect(aim.address, port, { budgetMs, signal });
      return { ok: outcome === 'connected', story, rttMs: ms };
    });
  },

  'host/udp': ({ from, to, port, ...rest }, context) => {
    const source = context.site.host(from);
    const aim = target(context.site, source, to);
    const common = { ...rest, from: source, fromName: from, to: aim, service: `UDP port ${port}` };
    return reach({ ...common, protocol: 'udp', port }, context, async (budgetMs, signal) => {
      const { outcome, story, ms } = await source.udpSend(aim.address, port, { budgetMs, signal });
      return { ok: outcome === 'reply', story, rttMs: ms };
    });
  },

  'host/get': async ({ from, url, budgetMs = requestMs }, { site, scenario, signal }) => {
    const source = site.host(from);
    const { address, host } = urlFor(site, source, url);
    const dns = scenario.nameServer;
    const options = {
      budgetMs,
      signal,
      ...(dns !== undefined && { dns }),
      ...(host !== undefined && { headers: { host } }),
    };
    const { status, headers = {}, body = '', story } = await source.httpGet(address, options);
    if (status === undefined) {
      const network = await networkFacts(site, [{ name: from, host: source }]);
      throw errors.noReply({ from, to: url, address, service: 'HTTP', story, network });
    }
    return { status, headers: flat(headers), body, story };
  },

  'host/resolve': async ({ from, name, type, server, budgetMs = requestMs }, { site, scenario, signal }) => {
    const source = site.host(from);
    const known = scenario.nameServer ?? source.nameServer;
    const asked = server === undefined ? known : target(site, source, server).address;
    if (asked === undefined) throw errors.noNameServer({ host: from, name });
    const { answers, outcome, story } = await source.dnsQuery(name, type, {
      server: asked,
      budgetMs,
      signal,
    });
    const addresses = answers.filter(answer => answer.type === type).map(({ data }) => data);
    if (outcome !== 'answer') {
      const seen = await networkFacts(site, [{ name: from, host: source }]);
      throw errors.noDns({ host: from, name, server: asked, story }).withSeen(seen);
    }
    return { addresses, server: asked, story };
  },

  'host/run': async ({ host: name, command, budgetMs = commandMs }, context) => {
    const { site, scenario, signal, progress } = context;
    const host = site.host(name);
    progress(running(name, command));
    const { exitCode, stdout, stderr, timedOut } = await host.run(command, {
      ...{ budgetMs, signal },
      ...(scenario.nameServer !== undefined && { nameServer: scenario.nameServer }),
    });
    if (timedOut) throw errors.commandTimedOut({ host: name, command, budgetMs, seen: stdout + stderr });
    // Ended by a signal: what a shell says then is 128 and more.
    return { exitCode: exitCode ?? 128, stdout, stderr };
  },

  'host/serveTcp': async ({ host, port }, { site }) => {
    await site.host(host).listenTcp(port);
    return null;
  },

  'host/serveUdp': async ({ host, port }, { site }) => {
    await site.host(host).udpEcho(port);
    return null;
  },

  'host/serveHttp': async ({ host, port, pages }, { site }) => {
    await site.host(host).serveHttp(port, pages);
    return null;
  },

  'host/serveDns': async ({ host: name, port, records }, { site, scenario }) => {
    const host = site.host(name);
    await host.serveDns(
      records.map(({ name: owner, type, address }) => ({ name: owner, type, data: address })),
      port,
    );
    scenario.nameServer = host.addresses[0];
    return null;
  },
};

function reach(
  {
    expect,
    budgetMs,
    ...parts
  }: Omit<Exchange, 'attempt'> & { expect: 'must' | 'mustNot' | 'any'; budgetMs?: number },
  context: OperationContext,
  attempt: Exchange['attempt'],
) {
  const exchange = { ...parts, attempt };
  if (expect === 'mustNot') return mustNotReach(exchange, context, budgetMs);
  return expect === 'must' ? mustReach(exchange, context, budgetMs) : mayReach(exchange, context, budgetMs);
}

function flat(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

function running(host: string, command: string): Story {
  return { en: `${host} runs: ${command}`, ja: `${host} で実行中: ${command}` };
}
