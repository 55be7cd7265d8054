import {
  addAddress,
  addressBytes,
  applyChanges,
  bindUdp,
  type Namespace,
  sendFrame,
  setRoute,
  Tap,
} from '../netns/index.js';
import type { InterfaceAddress } from '../testbed/model.js';
import { type AttemptOptions, within } from './deadline.js';
import { clientFrame, clientMessage, messageToClient } from './dhcp-frames.js';
import { addressesIn, DHCP, type DhcpMessage, OPTION, readDhcp, typeOf, writeDhcp } from './dhcp-message.js';
import { errors } from './errors.js';

/** Who asks for an address. */
export interface LeaseHolder {
  ns: Namespace;
  ifname: string;
  mac: string;
  /** For messages. */
  host: string;
}

/** What a server has granted. */
interface Grant {
  address: InterfaceAddress;
  gateways: string[];
  dns: string[];
  server: string;
  leaseS: number;
}

/** Time until a message that nobody answered is sent again, in milliseconds; doubled each time (RFC 2131, 4.1). */
const RETRY_MS = 500;
const SNAPLEN = 1500;
const INFINITE = 0xffffffff;
/** Of the lease's time, when it is renewed (T1 of RFC 2131, 4.4.5). */
const T1 = 0.5;

/**
 * An address that a DHCP server has lent to a host's interface (RFC 2131): set with its route, renewed as long as it is
 * held, and given back at the end. The kernel itself takes it away when it was not renewed in time.
 */
export class Lease {
  readonly #holder: LeaseHolder;
  #grant: Grant;
  #renewal: NodeJS.Timeout | undefined;

  private constructor(holder: LeaseHolder, grant: Grant) {
    this.#holder = holder;
    this.#grant = grant;
  }

  /**
   * Asks for an address: DISCOVER, OFFER, REQUEST, ACK. The first offer is taken.
   * @throws TsunaguError `host.noLease`, which tells silence and refusal apart; the signal's reason.
   */
  static async acquire(holder: LeaseHolder, limits: AttemptOptions): Promise<Lease> {
    const start = performance.now();
    const left = () => ({ ...limits, budgetMs: Math.max(1, limits.budgetMs - (performance.now() - start)) });
    const offer = await ask(holder, clientMessage(holder.mac, DHCP.discover), [DHCP.offer], left());
    if (!offer) throw errors.noLease({ ...told(holder), budgetMs: limits.budgetMs, refusedBy: '' });
    const [server = ''] = addressesIn(offer, OPTION.server);
    const request = clientMessage(holder.mac, DHCP.request, [
      [OPTION.requested, addressBytes(offer.your)],
      [OPTION.server, addressBytes(server)],
    ]);
    const answer = await ask(holder, { ...request, xid: offer.xid }, [DHCP.ack, DHCP.nak], left());
    const grant = answer && typeOf(answer) === DHCP.ack ? grantOf(answer) : undefined;
    if (!grant) throw errors.noLease({ ...told(holder), budgetMs: limits.budgetMs, refusedBy: server });
    const lease = new Lease(holder, grant);
    await lease.#set();
    return lease;
  }

  get address(): InterfaceAddress {
    return this.#grant.address;
  }

  get gateways(): string[] {
    return this.#grant.gateways;
  }

  get dns(): string[] {
    return this.#grant.dns;
  }

  /** Who lent it, and for how many seconds. */
  get terms(): { server: string; leaseS: number } {
    const { server, leaseS } = this.#grant;
    return { server, leaseS };
  }

  /** Asks the server for more time; false when it does not grant it within the budget. */
  async renew(limits: AttemptOptions): Promise<boolean> {
    const answer = await this.#unicast(DHCP.request, limits);
    const grant = answer && typeOf(answer) === DHCP.ack ? grantOf(answer) : undefined;
    if (grant?.address.address !== this.#grant.address.address) return false;
    this.#grant = { ...grant, server: this.#grant.server };
    await this.#set();
    return true;
  }

  /** Tells the server that the address is free again. The interface is for the caller to clean. */
  async release(): Promise<void> {
    clearTimeout(this.#renewal);
    await this.#unicast(DHCP.release, undefined);
  }

  /** Stops renewing it. */
  forget(): void {
    clearTimeout(this.#renewal);
  }

  async #set(): Promise<void> {
    const { ns, ifname } = this.#holder;
    const { address, gateways, leaseS } = this.#grant;
    const validS = leaseS === INFINITE ? undefined : leaseS;
    await applyChanges(ns, [
      addAddress(ifname, address, validS),
      ...gateways.slice(0, 1).map(via => setRoute(ifname, { via })),
    ]);
    clearTimeout(this.#renewal);
    if (validS === undefined) return;
    this.#renewal = setTimeout(() => void this.#keep(validS * (1 - T1)), validS * T1 * 1000);
    this.#renewal.unref();
  }

  /** Renews; without an answer again after half of the time that is left, but not within a second. */
  async #keep(leftS: number): Promise<void> {
    const renewed = await this.renew({ budgetMs: 1000 }).catch(() => false);
    if (renewed || leftS < 1) return;
    const waitS = Math.max(1, leftS / 2);
    this.#renewal = setTimeout(() => void this.#keep(leftS - waitS), waitS * 1000);
    this.#renewal.unref();
  }

  /** Says something to the server from the address itself, and waits for an answer where there are limits. */
  async #unicast(type: number, limits: AttemptOptions | undefined): Promise<DhcpMessage | undefined> {
    const { address, server } = this.#grant;
    const own = address.address;
    const sent = {
      ...clientMessage(this.#holder.mac, type, [[OPTION.server, addressBytes(server)]]),
      client: own,
    };
    // A renewal goes without it (RFC 2131, 4.3.2).
    if (type === DHCP.request) sent.options.delete(OPTION.server);
    const socket = await bindUdp(this.#holder.ns, { family: 4, address: own, port: 68 });
    socket.on('error', () => {});
    try {
      const answer = new Promise<DhcpMessage>(resolve => {
        socket.on('message', bytes => {
          const read = readDhcp(bytes);
          if (read?.xid === sent.xid && !read.request) resolve(read);
        });
      });
      await new Promise<void>(resolve => socket.send(writeDhcp(sent), 67, server, () => resolve()));
      return limits && (await within<DhcpMessage>(limits, done => void answer.then(done)));
    } finally {
      socket.close();
    }
  }
}

/** Sends a message to all, again and again, until an answer of one of these types comes; undefined when none does. */
async function ask(
  { ns, ifname }: LeaseHolder,
  request: DhcpMessage,
  types: number[],
  limits: AttemptOptions,
): Promise<DhcpMessage | undefined> {
  const frame = clientFrame(request);
  const tap = Tap.open(ns, ifname, { filter: { udpPort: 68 }, snaplen: SNAPLEN });
  let again: NodeJS.Timeout | undefined;
  try {
    return await within<DhcpMessage>(limits, done => {
      tap.onFrames(() => {
        for (const { outgoing, data } of tap.drain()) {
          const answer = outgoing ? undefined : messageToClient(data)?.message;
          if (answer?.xid === request.xid && types.includes(typeOf(answer))) done(answer);
        }
      });
      const send = (waitMs: number) => {
        sendFrame(ns, ifname, frame);
        again = setTimeout(() => send(waitMs * 2), waitMs);
      };
      send(RETRY_MS);
    });
  } finally {
    clearTimeout(again);
    void tap.close();
  }
}

function grantOf(ack: DhcpMessage): Grant {
  const mask = addressesIn(ack, OPTION.mask)[0] ?? '255.255.255.0';
  const bits = addressBytes(mask).readUInt32BE(0);
  const lease = ack.options.get(OPTION.lease);
  return {
    address: { address: ack.your, prefix: Math.clz32(~bits), family: 4 },
    gateways: addressesIn(ack, OPTION.router),
    dns: addressesIn(ack, OPTION.dns),
    server: addressesIn(ack, OPTION.server)[0] ?? '',
    leaseS: lease?.length === 4 ? lease.readUInt32BE(0) : INFINITE,
  };
}

const told = ({ host, ifname }: LeaseHolder) => ({ host, ifname });
