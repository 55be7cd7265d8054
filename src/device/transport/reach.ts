import type { Duplex } from 'node:stream';
import { TsunaguError } from '../../errors/index.js';
import { BudgetSpent, orAborted } from '../limits.js';
import { errors } from './errors.js';
import { type Connect, formatAddress } from './transport.js';

/** What to connect to. */
export interface Destination {
  device: string;
  address: string;
  port: number;
  /** What should listen there, for messages. */
  service: string;
}

/**
 * Opens a TCP connection to a device.
 * @throws TsunaguError `device.refused`, `device.noRoute`, `device.noAnswer`, `device.cannotConnect`; the
 *   signal's reason when the caller aborts
 */
export async function reach(to: Destination, connect: Connect, signal: AbortSignal): Promise<Duplex> {
  const connecting = connect(to.address, to.port, signal);
  try {
    return await orAborted(connecting, signal);
  } catch (error) {
    // A socket that comes too late belongs to nobody.
    connecting.then(
      socket => socket.destroy(),
      () => undefined,
    );
    throw isCallers(signal) ? error : connectError(to, error);
  }
}

/** Whether the caller gave up; running out of budget is for us to put in words. */
export function isCallers(signal: AbortSignal): boolean {
  return signal.aborted && !(signal.reason instanceof BudgetSpent);
}

/** What went wrong on the way to the device, for people. */
function connectError({ device, address, port, service }: Destination, error: unknown): unknown {
  const whom = { device, at: formatAddress(address, port) };
  // A jump host that cannot be logged in to says so itself.
  if (error instanceof TsunaguError) return error;
  if (error instanceof BudgetSpent) return errors.noAnswer({ ...whom, ms: error.budgetMs });
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ECONNREFUSED') return errors.refused({ ...whom, service });
  if (code === 'EHOSTUNREACH' || code === 'ENETUNREACH') return errors.noRoute({ ...whom, seen: message });
  if (code === 'ETIMEDOUT') return errors.noAnswer(whom);
  return errors.cannotConnect({ ...whom, seen: message });
}
