import { bindUdp } from '../../netns/index.js';
import { lend } from '../snmp-socket.js';
import type { Opener } from './service.js';

/** What an SNMP agent of ours answers with. */
export interface SnmpView {
  /** Default public. */
  community?: string;
  /** Texts by object identifier of a scalar's instance (`1.3.6.1.2.1.1.5.0` is sysName.0). */
  values?: Readonly<Record<string, string>>;
}

const SYS_DESCR = '1.3.6.1.2.1.1.1.0';
const SYS_NAME = '1.3.6.1.2.1.1.5.0';

/** An SNMPv2c agent with some texts; its name is the host's. */
export function snmpService({ community = 'public', values = {} }: SnmpView = {}): Opener {
  return async ({ ns, family, port, host }) => {
    const snmp = (await import('net-snmp')).default;
    const socket = await bindUdp(ns, { family, port });
    const agent = snmp.createAgent(
      { port, transport: family === 6 ? 'udp6' : 'udp4', dgramModule: lend(socket) },
      // Whoever asks with another community gets no answer, as real agents have it.
      () => {},
    );
    agent.getAuthorizer().addCommunity(community);
    const mib = agent.getMib();
    const all = { [SYS_DESCR]: 'tsunagu test host', [SYS_NAME]: host.name, ...values };
    for (const [oid, value] of Object.entries(all)) {
      const scalar = oid.replace(/\.0$/, '');
      mib.registerProvider({
        name: scalar,
        type: snmp.MibProviderType.Scalar,
        oid: scalar,
        scalarType: snmp.ObjectType.OctetString,
        maxAccess: snmp.MaxAccess['read-only'],
      });
      mib.setScalarValue(scalar, value);
    }
    return [socket];
  };
}
