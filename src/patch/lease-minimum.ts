import { formatWhere } from '../errors/index.js';
import type { PatchSwitchSpec, PortRef } from '../testbed/model.js';
import type { Failure } from './fault.js';
import { linkErrors } from './link-errors.js';

/** The lease of cuts whose lease nobody said, in ms. */
const DEFAULT_LEASE_MS = 10_000;

/**
 * A failure with a lease that the timers of all its switches are good for, as their profiles say.
 * @throws link.leaseTooShort when a shorter one was asked for, with the shortest that is possible.
 */
export function withLease(
  failure: Failure,
  { link, ends }: { link: { name: string }; ends: PortRef[] },
  specs: Map<string, PatchSwitchSpec>,
): Failure {
  if (failure.how === 'link-down') return failure;
  const limits = [...new Set(ends.map(end => end.switch))].flatMap(name => {
    const { leaseMs } = specs.get(name)?.profile ?? {};
    return leaseMs ? [{ switch: name, ...leaseMs }] : [];
  });
  const [longest] = limits.sort((a, b) => b.value - a.value);
  const leaseMs = failure.leaseMs ?? Math.max(DEFAULT_LEASE_MS, longest?.value ?? 0);
  if (longest && leaseMs < longest.value) {
    const { switch: name, value: leastMs, where } = longest;
    throw linkErrors.leaseTooShort({
      link: link.name,
      switch: name,
      leaseMs,
      leastMs,
      at: formatWhere(where),
    });
  }
  return { ...failure, leaseMs };
}
