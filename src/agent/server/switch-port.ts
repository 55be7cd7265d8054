import { suggest } from '../../errors/index.js';
import {
  nameKey,
  type PatchSwitchSpec,
  type PortRef,
  resolveName,
  type Testbed,
} from '../../testbed/index.js';
import { errors } from '../errors.js';

/**
 * The port that SWITCH:PORT means, by the port's number or name.
 * @throws TsunaguError `testbed.unknownName` for the switch; `agent.noSuchPort` with "did you mean".
 */
export function switchPort(testbed: Testbed, text: string): PortRef {
  const [, switchName, port] = /^([^:：]+)[:：](.+)$/.exec(text) ?? [];
  if (switchName === undefined || port === undefined) throw unknown(text, [...testbed.switches.values()]);
  const spec = resolveName('switch', switchName.trim(), testbed.switches);
  const number = [...spec.ports.values()].find(
    each => String(each.number) === port.trim() || nameKey(each.name ?? '') === nameKey(port),
  )?.number;
  if (number === undefined) throw unknown(text, [spec]);
  return { switch: spec.name, port: number };
}

function unknown(text: string, specs: PatchSwitchSpec[]) {
  const known = specs.flatMap(({ name, ports }) =>
    [...ports.values()].map(port => `${name}:${port.name ?? port.number}`),
  );
  return errors.noSuchPort({ text, near: suggest(text, known), known });
}
