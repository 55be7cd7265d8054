import type { TsunaguError } from '../errors/index.js';
import type { PatchSwitchSpec } from '../testbed/model.js';
import type { ControlledSwitch } from './controlled-switch.js';
import type { Failure, FaultContext } from './fault.js';
import { groupBy } from './group-by.js';
import { linkErrors } from './link-errors.js';
import { portModRefusal } from './port-state.js';

/** What a failure is made by. */
type Means = 'link-down' | 'silent';

/** Nearest failure by the other means. */
const nearest: Record<Failure['how'], Record<Means, string>> = {
  'link-down': { silent: 'silent', 'link-down': 'link-down' },
  silent: { silent: 'silent', 'link-down': 'link-down' },
  'one-way': { silent: 'silent', 'link-down': 'link-down' },
  flapping: { silent: 'flapping by silent', 'link-down': 'flapping by link-down' },
};

/**
 * Whether the switches can do what is asked: what the testbed says of them, and whether they take a PORT_MOD that
 * changes nothing. Changes nothing.
 * @throws link.cannotDo with the nearest thing that they can do.
 */
export async function checkAbilities(
  { link, ends, switchOf }: Pick<FaultContext, 'link' | 'ends' | 'switchOf'>,
  specs: Map<string, PatchSwitchSpec>,
  failure: Failure,
): Promise<void> {
  const means = meansOf(failure);
  const other: Means = means === 'silent' ? 'link-down' : 'silent';
  for (const [name, there] of groupBy(ends, end => end.switch)) {
    const ports = there.map(end => end.port);
    const cannot = (by: Means) => whyNot(switchOf(name), specs.get(name)?.cannot, by, ports);
    const why = await cannot(means);
    if (why === undefined) continue;
    const instead = (await cannot(other)) === undefined ? nearest[failure.how][other] : undefined;
    const facts = { link: link.name, how: failure.how, switch: name, why, nearest: instead };
    throw linkErrors.cannotDo(facts) satisfies TsunaguError;
  }
}

function meansOf({ how, flap }: Failure): Means {
  if (how === 'flapping') return flap?.by ?? 'link-down';
  return how === 'link-down' ? 'link-down' : 'silent';
}

async function whyNot(
  target: ControlledSwitch,
  known: PatchSwitchSpec['cannot'],
  means: Means,
  ports: number[],
): Promise<string | undefined> {
  return known?.[means] ?? (means === 'link-down' ? await portModRefusal(target, ports) : undefined);
}
