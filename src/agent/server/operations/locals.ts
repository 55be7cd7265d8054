import {
  announceAddress,
  dhcpDiscover,
  multicastReceive,
  neighbourLookup,
  type TestHost,
} from '../../../host/index.js';
import { addressBytes } from '../../../netns/index.js';
import type { InterfaceAddress } from '../../../testbed/index.js';
import { WaitTimeout, waitFor } from '../../../wait/index.js';
import type { Handlers } from './context.js';
import { errors } from './errors.js';
import { target } from './targets.js';

/** Time for an answer from the host's own network, or for a group to come, in milliseconds. */
const answerMs = 2000;
/** Time for a message that something else is about to send, in milliseconds. */
const messageMs = 5000;

export const locals: Handlers<'local'> = {
  'local/neighbour': ({ host: name, of, budgetMs = answerMs }, { site, signal }) => {
    const host = site.host(name);
    const { address } = target(site, host, of);
    return host.use(neighbourLookup, address, { budgetMs, signal, ifname: towards(host, address) });
  },

  'local/announce': ({ host: name, address, mac }, { site }) => {
    const host = site.host(name);
    const ifname = towards(host, address);
    return host.use(announceAddress, address, { ifname, ...(mac !== undefined && { mac }) });
  },

  'local/dhcp': ({ host: name, budgetMs = answerMs }, { site, signal }) =>
    site.host(name).use(dhcpDiscover, '255.255.255.255', { budgetMs, signal }),

  'local/multicast': ({ host: name, group, port, source, budgetMs = answerMs }, { site, signal }) => {
    const host = site.host(name);
    const from = source === undefined ? undefined : target(site, host, source).address;
    const own = host.addresses.find(address => !address.includes(':'));
    return host.use(multicastReceive, group, {
      ...{ port, budgetMs, signal },
      ...(from !== undefined && { source: from }),
      ...(own !== undefined && { own }),
    });
  },

  'local/syslog': async ({ host: name, contains, budgetMs = messageMs }, { site, scenario, signal }) => {
    const { name: canonical } = site.host(name);
    const received = scenario.syslog.get(canonical);
    if (!received) throw errors.noSyslog({ host: name });
    try {
      return await waitFor(
        () => {
          const found = received.find(({ text }) => text.includes(contains));
          const seen = received.map(({ from, text }) => `${from}: ${text}`).join('\n');
          return found ? { done: true, value: found } : { done: false, seen };
        },
        { budgetMs, signal },
      );
    } catch (error) {
      if (!(error instanceof WaitTimeout)) throw error;
      throw errors.noMessage({ host: name, contains, seen: error.seen, budgetMs });
    }
  },
};

/** The host's interface on whose network an address is. */
function towards(host: TestHost, address: string): string {
  const wanted = addressBytes(address);
  const isOn = ({ address: own, prefix, family }: InterfaceAddress) =>
    family === (wanted.length === 4 ? 4 : 6) &&
    startOf(addressBytes(own), prefix) === startOf(wanted, prefix);
  const found = host.interfaces.find(({ addresses }) => addresses.some(isOn));
  return found?.ifname ?? host.wayOf(address).ifname;
}

/** The first bits of an address. */
function startOf(bytes: Buffer, prefix: number): string {
  return [...bytes]
    .map(byte => byte.toString(2).padStart(8, '0'))
    .join('')
    .slice(0, prefix);
}
