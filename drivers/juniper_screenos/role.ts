import type { HaRole } from '../../src/device/platform.js';
import { roleOf } from '../common/roles.js';

const HEADER = /group priority preempt holddown inelig\s+master/;

/**
 * Reads the table of VSD groups in `get nsrp`: group, priority, preempt, holddown, inelig, master, PB. The unit
 * itself is called `myself` there; who is neither master nor primary backup is a further backup.
 */
export function readNsrp(output: string): HaRole[] {
  const lines = output.split('\n');
  const header = lines.findIndex(line => HEADER.test(line));
  if (header < 0) return [];
  const rows = lines.slice(header + 1);
  const end = rows.findIndex(line => !/^\s*\d+\s/.test(line));
  return rows.slice(0, end < 0 ? rows.length : end).map(row => {
    const [group = '', , , , ineligible, master, primaryBackup] = row.trim().split(/\s+/);
    return roleOf(`vsd-group ${group}`, wordFor(ineligible, master, primaryBackup), { id: group });
  });
}

function wordFor(ineligible?: string, master?: string, primaryBackup?: string): string {
  if (master === 'myself') return 'master';
  if (ineligible === 'yes') return 'ineligible';
  return primaryBackup === 'myself' ? 'primary backup' : 'backup';
}
