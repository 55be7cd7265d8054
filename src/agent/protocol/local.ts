import type { DhcpResult, MulticastResult, NeighbourResult, SyslogMessage } from '../../host/index.js';
import type { Story } from './story.js';

/** What a test host sees and does on the network that it is on itself. */
export interface LocalMethods {
  /** Who has an address there, by ARP or neighbour discovery; `of` is a test host or an address. */
  'local/neighbour': { params: { host: string; of: string; budgetMs?: number }; result: NeighbourResult };
  /** Gratuitous ARP, or an unsolicited neighbour advertisement. */
  'local/announce': { params: { host: string; address: string; mac?: string }; result: { story: Story } };
  /** Which DHCP servers offer an address. */
  'local/dhcp': { params: { host: string; budgetMs?: number }; result: DhcpResult };
  /** Joins a group and waits for its first datagram, from any source or from one. */
  'local/multicast': {
    params: { host: string; group: string; port: number; source?: string; budgetMs?: number };
    result: MulticastResult;
  };
  /** Waits for a message that `serve/syslog` receives; those that came before count. */
  'local/syslog': { params: { host: string; contains: string; budgetMs?: number }; result: SyslogMessage };
}
