import type { HaRole } from '../../src/device/platform.js';
import { roleOf } from '../common/roles.js';

interface Instance {
  data?: { iname?: string; ifp_ifname?: string; vrid?: number; state?: number };
}

/** keepalived's numbers of states, as its `vrrp.h` has them. */
const STATES = ['INIT', 'BACKUP', 'MASTER', 'FAULT'];

/** Reads what keepalived writes at SIGRTMIN+2: a list of instances, with the state as a number. */
export function readKeepalived(output: string): HaRole[] {
  const json = /^\[\{.*\]$/ms.exec(output)?.[0];
  if (json === undefined) return [];
  return (JSON.parse(json) as Instance[]).flatMap(({ data }) => {
    if (!data) return [];
    const word = STATES[data.state ?? -1] ?? String(data.state);
    return [roleOf(`vrrp ${data.vrid} on ${data.ifp_ifname}`, word)];
  });
}
