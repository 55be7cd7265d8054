import { TsunaguError } from '../../errors/index.js';
import type { Ledger } from '../../scope/index.js';
import { WaitTimeout, waitFor } from '../../wait/index.js';
import type { ControlledSwitch } from '../controlled-switch.js';
import { setPorts } from '../port-state.js';
import type { PortDownRecord } from '../undo.js';
import type { Finding } from './profile.js';

const LIMITS = { budgetMs: 3000 };

/**
 * Whether taking down port `a` makes `b`, at the other end of its cable, lose carrier, and how long that takes, in ms.
 * Both are up again afterwards, as far as the switch lets us.
 */
export async function tryPortDown(
  target: ControlledSwitch,
  a: number,
  b: number,
  ledger: Ledger,
): Promise<Finding & { downMs?: number; upMs?: number }> {
  const { name, datapathText: datapathId } = target;
  const record: PortDownRecord = { kind: 'port-down', switch: name, datapathId, port: a, link: 'probe' };
  const strike = ledger.add(record);
  try {
    const downMs = await until(target, b, true, () => setPorts(target, [a], 'down', LIMITS));
    const upMs = await until(target, b, false, () => setPorts(target, [a], 'enabled', LIMITS));
    return { works: true, note: `port ${b} lost carrier when port ${a} was taken down`, downMs, upMs };
  } catch (error) {
    if (error instanceof WaitTimeout)
      return { works: false, note: `port ${a} changed, and the carrier of port ${b} did not follow` };
    if (error instanceof TsunaguError) return { works: false, note: error.text.en.what };
    throw error;
  } finally {
    await setPorts(target, [a], 'enabled', LIMITS);
    strike();
  }
}

/** Makes a change, and waits until a port has lost its link, or has it again; how long that took, in ms. */
async function until(
  target: ControlledSwitch,
  port: number,
  linkDown: boolean,
  change: () => Promise<void>,
): Promise<number> {
  const started = performance.now();
  await change();
  const look = async () =>
    target.port(port).linkDown === linkDown
      ? { done: true as const, value: undefined }
      : { done: false as const, seen: linkDown ? 'carrier' : 'no carrier' };
  await waitFor(look, { ...LIMITS, everyMs: 1 });
  return Math.ceil(performance.now() - started);
}
