import { TsunaguError } from '../../errors/index.js';
import type { Ledger } from '../../scope/index.js';
import { WaitTimeout, waitFor } from '../../wait/index.js';
import type { ControlledSwitch } from '../controlled-switch.js';
import { setPorts } from '../port-state.js';
import type { PortDownRecord } from '../undo.js';
import type { Finding } from './profile.js';

const LIMITS = { budgetMs: 3000 };

/**
 * Whether taking down port `a` makes `b`, at the other end of its cable, lose carrier. Both are up again afterwards,
 * as far as the switch lets us.
 */
export async function tryPortDown(
  target: ControlledSwitch,
  a: number,
  b: number,
  ledger: Ledger,
): Promise<Finding> {
  const { name, datapathText: datapathId } = target;
  const record: PortDownRecord = { kind: 'port-down', switch: name, datapathId, port: a, link: 'probe' };
  const strike = ledger.add(record);
  try {
    await setPorts(target, [a], 'down', LIMITS);
    const look = async () =>
      target.port(b).linkDown
        ? { done: true as const, value: undefined }
        : { done: false as const, seen: 'carrier' };
    await waitFor(look, { ...LIMITS, everyMs: 10 });
    return { works: true, note: `port ${b} lost carrier when port ${a} was taken down` };
  } catch (error) {
    if (error instanceof WaitTimeout)
      return { works: false, note: `port ${a} says it is down, and port ${b} keeps carrier` };
    if (error instanceof TsunaguError) return { works: false, note: error.text.en.what };
    throw error;
  } finally {
    await setPorts(target, [a], 'enabled', LIMITS);
    strike();
  }
}
