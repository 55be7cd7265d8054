import { macOf, type Namespace, sendFrame, Tap } from '../../netns/index.js';
import { type AttemptOptions, within } from '../deadline.js';
import { clientFrame, clientMessage, messageToClient } from '../dhcp-frames.js';
import { addressesIn, DHCP, OPTION, typeOf } from '../dhcp-message.js';
import { type Story, story } from '../story.js';

export interface DhcpOptions extends AttemptOptions {
  /** Default eth0. */
  ifname?: string;
  /** For whom an address is asked (default: the interface's own MAC). */
  mac?: string;
  /** How long other servers may take to offer too after the first, in milliseconds (default 300). */
  othersMs?: number;
}

/** What one DHCP server offers. */
export interface DhcpOffer {
  server: string;
  address: string;
  mask?: string;
  routers: string[];
  dns: string[];
  leaseS?: number;
}

export interface DhcpResult {
  /** answered: by one server; several: by more than one, of which one may be a rogue; silence: by none. */
  outcome: 'answered' | 'several' | 'silence' | 'notSent';
  offers: DhcpOffer[];
  sent: boolean;
  ms: number;
  story: Story;
}

const RETRY_MS = 1000;
/** Enough for the options that are read. */
const SNAPLEN = 1500;

/**
 * Asks the host's network for DHCP servers (RFC 2131, DHCPDISCOVER), and hears out all that offer. The offers are not
 * taken: nothing changes on the host, and servers take them back.
 */
export async function dhcpDiscover(
  ns: Namespace,
  _address: string,
  options: DhcpOptions,
): Promise<DhcpResult> {
  const { ifname = 'eth0', mac = macOf(ns, ifname), othersMs = 300 } = options;
  const discover = clientMessage(mac, DHCP.discover);
  const tap = Tap.open(ns, ifname, { filter: { udpPort: 68 }, snaplen: SNAPLEN });
  const offers = new Map<string, DhcpOffer>();
  const start = performance.now();
  let sent = false;
  let again: NodeJS.Timeout | undefined;
  let ending: NodeJS.Timeout | undefined;
  try {
    await within(options, done => {
      tap.onFrames(() => {
        for (const frame of tap.drain()) {
          if (frame.outgoing) sent = true;
          else take(frame.data);
        }
        if (offers.size > 0) ending ??= setTimeout(done, othersMs);
      });
      const take = (data: Buffer) => {
        const { message, source = '' } = messageToClient(data) ?? {};
        if (message?.xid !== discover.xid || typeOf(message) !== DHCP.offer) return;
        const server = addressesIn(message, OPTION.server)[0] ?? source;
        const [mask] = addressesIn(message, OPTION.mask);
        const lease = message.options.get(OPTION.lease);
        offers.set(server, {
          ...{ server, address: message.your },
          ...{ routers: addressesIn(message, OPTION.router), dns: addressesIn(message, OPTION.dns) },
          ...(mask !== undefined && { mask }),
          ...(lease?.length === 4 && { leaseS: lease.readUInt32BE(0) }),
        });
      };
      const ask = () => sendFrame(ns, ifname, clientFrame(discover));
      ask();
      again = setInterval(ask, RETRY_MS);
    });
  } finally {
    clearInterval(again);
    clearTimeout(ending);
    void tap.close();
  }
  return result([...offers.values()], sent, performance.now() - start, options.budgetMs);
}

function result(offers: DhcpOffer[], sent: boolean, ms: number, budgetMs: number): DhcpResult {
  const facts = { offers, sent, ms };
  const said = offers.map(({ server, address }) => `${address} (${server})`).join(', ');
  if (offers.length > 1) {
    const text = story(
      `${offers.length} DHCP servers offer: ${said}`,
      `DHCP サーバ ${offers.length} 台が提示: ${said}`,
    );
    return { ...facts, outcome: 'several', story: text };
  }
  if (offers.length === 1) {
    return { ...facts, outcome: 'answered', story: story(`DHCP offers ${said}`, `DHCP の提示: ${said}`) };
  }
  const text = sent
    ? story(`no DHCP offer within ${budgetMs} ms`, `${budgetMs} ミリ秒以内に DHCP の提示なし`)
    : story('not sent: nothing left the host', '送信できず: ホストから何も出ませんでした');
  return { ...facts, outcome: sent ? 'silence' : 'notSent', story: text };
}
