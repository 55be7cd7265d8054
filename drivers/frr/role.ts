import type { HaRole } from '../../src/device/platform.js';

interface Vrrp {
  vrid: number;
  interface: string;
  v4?: { status?: string };
  v6?: { status?: string };
}

const ROLES: Record<string, HaRole['role']> = { Master: 'active', Backup: 'standby' };

/**
 * Reads `show vrrp json` (FRR 8.4, vrrpd/vrrp_vty.c): a list of virtual routers, with a status for each address
 * family. `show vrrp summary` would not do: it prints Backup for Initialize too. A family that has no virtual
 * address stays Initialize and is left away if the other one has begun.
 */
export function readVrrp(output: string): HaRole[] {
  if (!output.trim().startsWith('[')) return [];
  const routers = JSON.parse(output) as Vrrp[];
  return routers.map(({ vrid, interface: on, v4, v6 }) => {
    const words = [v4?.status, v6?.status].filter(status => status !== undefined);
    const word = words.find(status => status in ROLES) ?? words[0] ?? '';
    const facts = { id: String(vrid), on };
    return { group: `vrrp ${vrid} on ${on}`, role: ROLES[word] ?? 'none', word, facts };
  });
}
