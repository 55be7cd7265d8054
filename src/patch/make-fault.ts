import type { PortRef } from '../testbed/model.js';
import type { Failure, Fault, FaultContext, Flap, LapseReason } from './fault.js';
import { type FlapEvents, Flapping } from './flapping.js';
import { LinkDown } from './link-down.js';
import { linkErrors } from './link-errors.js';
import { Silent } from './silent.js';
import { portKey } from './wiring.js';

/** Where no lease was said, nor made up by `withLease`. */
const DEFAULT_LEASE_MS = 10_000;
const flapLimits = { periodMs: { low: 50, high: 600_000 }, count: { low: 1, high: 1000 } };

/** The fault that makes a failure. @throws what `checkFailure` throws. */
export function makeFault(context: FaultContext, failure: Failure, events: FlapEvents): Fault {
  checkFailure(context, failure);
  const { how, flap, leaseMs = DEFAULT_LEASE_MS } = failure;
  const once = (kind: 'link-down' | 'silent' | 'one-way', onLapse: (reason: LapseReason) => void): Fault =>
    kind === 'link-down'
      ? new LinkDown(context, onLapse)
      : new Silent(context, kind, framesOf(context, kind, failure.from), leaseMs, onLapse);
  if (how !== 'flapping') return once(how, reason => events.onLapse(reason));
  const { by = 'link-down' } = flap as Flap;
  return new Flapping(onLapse => once(by, onLapse), flap as Flap, events);
}

/** Whether a failure makes sense. @throws link.badFlap, link.notItsPort. */
export function checkFailure({ link, ends }: FaultContext, { how, flap, from }: Failure): void {
  if (how === 'flapping' && !(flap && fits('periodMs', flap) && fits('count', flap))) {
    throw linkErrors.badFlap({ link: link.name, flap, limits: flapLimits });
  }
  if (how === 'one-way' && from && !ends.some(end => portKey(end) === portKey(from))) {
    throw linkErrors.notItsPort({ link: link.name, port: portKey(from), known: ends.map(portKey) });
  }
}

function fits(key: 'periodMs' | 'count', flap: Flap): boolean {
  const { low, high } = flapLimits[key];
  return flap[key] >= low && flap[key] <= high && (key === 'periodMs' || Number.isInteger(flap.count));
}

/** A link's frames come in at its ports; those of a port by itself also go out of it. */
function framesOf({ link, ends }: FaultContext, kind: 'silent' | 'one-way', from: PortRef | undefined) {
  const isLink = link.pairs.length > 0;
  if (kind === 'silent') return { incoming: ends, outgoing: isLink ? [] : ends };
  if (!isLink) return { incoming: ends, outgoing: [] };
  const first = portKey(from ?? (ends[0] as PortRef));
  const side = link.pairs.some(([a]) => portKey(a) === first) ? 0 : 1;
  return { incoming: link.pairs.map(pair => pair[side]), outgoing: [] };
}
