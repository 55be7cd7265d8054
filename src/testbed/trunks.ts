import { fold } from '../errors/index.js';
import type { Path } from '../yaml/index.js';
import type { Assembly } from './assembly.js';
import { errors } from './errors.js';
import type { PortRef } from './model.js';
import { parsePortReference } from './notation.js';
import { show, type Wiring } from './wiring.js';

/** Reads the cables between patch switches, plugs them, and tells both switches; all switches are known by now. */
export function readTrunks(assembly: Assembly, wiring: Wiring): void {
  const { draft, source, problems, switches } = assembly;
  for (const [index, ends] of (draft.trunks ?? []).entries()) {
    const path: Path = ['trunks', index];
    const [a, b] = [0, 1].map(end => wiring.resolve(ends?.[end], [...path, end]));
    if (!a || !b) continue;
    const where = source.valueAt([...path, 1]);
    const [here, there] = [switches.get(a.switch), switches.get(b.switch)];
    if (a.switch === b.switch) {
      problems.push(errors.selfTrunk({ ports: [show(a), show(b)], switch: a.switch }, { where }));
      continue;
    }
    if (here?.site !== there?.site) {
      const facts = {
        ports: [show(a), show(b)] as [string, string],
        sites: [here?.site, there?.site].join(', '),
      };
      problems.push(errors.trunkSites(facts, { where }));
    }
    const name = `${show(a)} - ${show(b)}`;
    wiring.plugTrunk(a, name, source.valueAt([...path, 0]));
    wiring.plugTrunk(b, name, where);
    if (here) here.trunks = [...(here.trunks ?? []), trunkEnd(a, b)];
    if (there) there.trunks = [...(there.trunks ?? []), trunkEnd(b, a)];
  }
}

/** Whether the file says that a trunk leads to a switch, which may be without an uplink then. */
export function hasTrunk({ draft }: Assembly, switchName: string): boolean {
  const named = (draft.trunks ?? [])
    .flatMap(ends => ends ?? [])
    .flatMap(end => parsePortReference(end ?? '') ?? []);
  return named.some(end => fold(end.switchName) === fold(switchName));
}

const trunkEnd = ({ port }: PortRef, to: PortRef) => ({ port, to });
