import { isIP } from 'node:net';
import type { TestHost } from '../../../host/index.js';
import { beginProbe } from './begin-probe.js';
import type { Handlers } from './context.js';
import { errors } from './errors.js';
import { urlFor } from './urls.js';

/** Time between two requests, and how long each may take, in milliseconds. */
const requestEveryMs = 100;
const requestMs = 1000;

export const flows: Handlers<'flow'> = {
  'flow/start': async ({ count, ...params }, context) => {
    const started = await Promise.allSettled(
      Array.from({ length: count }, () => beginProbe(params, context)),
    );
    return {
      ids: started.map(each => {
        if (each.status === 'rejected') throw each.reason;
        return each.value.id;
      }),
    };
  },

  'flow/request': async ({ from, url, intervalMs = requestEveryMs, ...rest }, context) => {
    const { site, scenario, signal } = context;
    const source = site.host(from);
    const { address, host } = urlFor(site, source, url);
    const to = await addressIn(source, address, { signal, server: scenario.nameServer });
    const headers = host === undefined ? {} : { host };
    const wanted = { from, to, name: url, kind: 'http', url: address, headers } as const;
    return beginProbe({ ...wanted, ...rest, intervalMs, graceMs: requestMs }, context);
  },
};

/** The address of a URL's host, by the name server of the host that asks. */
async function addressIn(
  source: TestHost,
  url: string,
  { signal, server }: { signal: AbortSignal; server: string | undefined },
): Promise<string> {
  const name = new URL(url).hostname.replace(/^\[|\]$/g, '');
  if (isIP(name)) return name;
  const type = source.config.addresses.some(({ family }) => family === 4) ? 'A' : 'AAAA';
  const query = { budgetMs: requestMs, signal, ...(server !== undefined && { server }) };
  const { answers, story } = await source.dnsQuery(name, type, query);
  const found = answers.find(answer => answer.type === type);
  if (!found) throw errors.noDns({ host: source.name, name, server: server ?? '', story });
  return String(found.data);
}
