import type { Varbind } from 'net-snmp';
import type { Namespace } from '../../netns/index.js';
import type { AttemptOptions } from '../deadline.js';
import { lend } from '../snmp-socket.js';
import { msText, story } from '../story.js';
import type { ServiceResult } from './outcome.js';
import type { Said } from './over-tcp.js';
import { overUdp } from './over-udp.js';

export interface SnmpOptions extends AttemptOptions {
  /** Default 161. */
  port?: number;
  /** SNMPv2c (default public). A wrong one is answered by silence, as if the service were filtered. */
  community?: string;
  /** Default sysDescr.0 and sysName.0 of RFC 3418. */
  oids?: string[];
}

/** answered: with values; denied: with an error, or without any of the values. */
export interface SnmpResult extends ServiceResult {
  /** By object identifier, as text. */
  values?: Record<string, string>;
}

const RETRY_MS = 1000;
const SYS_DESCR = '1.3.6.1.2.1.1.1.0';
const SYS_NAME = '1.3.6.1.2.1.1.5.0';

/** Gets values by SNMPv2c (RFC 3416). */
export function snmpGet(ns: Namespace, address: string, options: SnmpOptions): Promise<SnmpResult> {
  const { port = 161, community = 'public', oids = [SYS_DESCR, SYS_NAME], budgetMs } = options;
  return overUdp<{ values: Record<string, string> }>(
    ns,
    { address, service: 'SNMP' },
    options,
    async socket => {
      const snmp = (await import('net-snmp')).default;
      const session = snmp.createSession(address, community, {
        port,
        version: snmp.Version2c,
        transport: address.includes(':') ? 'udp6' : 'udp4',
        timeout: RETRY_MS,
        retries: Math.ceil(budgetMs / RETRY_MS),
        backoff: 1,
        dgramModule: lend(socket),
      });
      return new Promise<Said<{ values: Record<string, string> }>>((resolve, reject) => {
        session.on('error', reject);
        session.get(oids, (error: Error | null, varbinds = []) => {
          if (error instanceof snmp.RequestFailedError) {
            const text = story(`SNMP answered: ${error.message}`, `SNMP の応答: ${error.message}`);
            return resolve({ outcome: 'denied', values: {}, story: () => text });
          }
          if (error) return reject(error);
          const good = varbinds.filter(each => !snmp.isVarbindError(each));
          const values = Object.fromEntries(good.map(each => [each.oid, valueText(each)]));
          const said = Object.values(values).join(', ');
          resolve({
            outcome: good.length > 0 ? 'answered' : 'denied',
            values,
            story: ms =>
              good.length > 0
                ? story(`SNMP answered ${said} after ${msText(ms)}`, `${msText(ms)} で SNMP の応答: ${said}`)
                : story('SNMP has none of these objects', 'SNMP の応答: 該当するオブジェクトなし'),
          });
        });
      });
    },
  );
}

function valueText({ value }: Varbind): string {
  return Buffer.isBuffer(value) ? value.toString('utf8') : String(value);
}
