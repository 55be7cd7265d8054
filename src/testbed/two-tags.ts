import type { Path } from '../yaml/index.js';
import type { Assembly } from './assembly.js';
import { errors } from './errors.js';
import type { PortRef } from './model.js';
import { wayToTester } from './ways.js';
import { show } from './wiring.js';

/** Reports two tags of a host below the outer tag of its uplink: the tester's Open vSwitch matches two at most. */
export function checkTwoTags(
  { switches, problems, source }: Assembly,
  host: string,
  at: PortRef,
  path: Path,
): void {
  const way = wayToTester(switches, at);
  if (!way || (way.uplink.tagging ?? 'stacked') !== 'stacked') return;
  const facts = { host, port: show(at), switch: way.spec.name, interface: way.uplink.interface };
  problems.push(errors.threeTags(facts, { where: source.valueAt(path) }));
}
