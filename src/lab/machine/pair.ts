import { readFileSync } from 'node:fs';
import type { MachineNode } from '../model.js';
import { type NodeFile, quote } from './node-folder.js';

const KEEPALIVED = 'run/keepalived.conf';
const CONNTRACKD = 'run/conntrackd.conf';

/** What a member of a redundant pair has in its folder beside the rest. */
export function pairFiles({ keepalived, conntrackd }: MachineNode): NodeFile[] {
  return [
    ...(keepalived === undefined ? [] : [{ path: KEEPALIVED, text: readFileSync(keepalived, 'utf8') }]),
    ...(conntrackd === undefined ? [] : [{ path: CONNTRACKD, text: readFileSync(conntrackd, 'utf8') }]),
  ];
}

/** Starts the synchronisation of connections, then what decides about the roles. */
export function pairLines({ keepalived, conntrackd }: MachineNode): string[] {
  return [
    ...(conntrackd === undefined
      ? []
      : [
          // The other member saw the beginning of a connection, and its windows (conntrack-tools manual, "TCP").
          'echo 1 > /proc/sys/net/netfilter/nf_conntrack_tcp_be_liberal',
          `conntrackd -C /${CONNTRACKD} -d > conntrackd.out 2>&1 || { echo ${quote(`${conntrackd}:`)} >&2; cat conntrackd.out >&2; exit 1; }`,
          'pgrep -x conntrackd > /run/conntrackd.pid',
        ]),
    ...(keepalived === undefined
      ? []
      : [
          `keepalived -t -f /${KEEPALIVED} > keepalived.out 2>&1 || { echo ${quote(`${keepalived}:`)} >&2; cat keepalived.out >&2; exit 1; }`,
          `keepalived --vrrp -f /${KEEPALIVED} --dont-fork --log-console --no-syslog > /run/keepalived.log 2>&1 &`,
        ]),
  ];
}
