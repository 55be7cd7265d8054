import type { Path } from '../yaml/index.js';
import { type Assembly, checkOneOf, entries } from './assembly.js';
import { errors } from './errors.js';
import type { LinkSpec, PortRef } from './model.js';
import { parseFlag } from './notation.js';
import type { Draft } from './shape.js';
import { waysBetween } from './ways.js';
import { show, type Wiring } from './wiring.js';

type LinkDraft = NonNullable<NonNullable<Draft['links']>[string]>;

/** Reads the links of the file and plugs their ends. */
export function readLinks(assembly: Assembly, wiring: Wiring): Map<string, LinkSpec> {
  const links = new Map<string, LinkSpec>();
  for (const { name, part, path, where } of entries(assembly, 'links', assembly.draft.links)) {
    const pairs: LinkSpec['pairs'] = [];
    for (const wire of wiresOf(part ?? {}, path)) {
      const [a, b] = [0, 1].map(end => wiring.resolve(wire.ports[end], [...wire.path, end]));
      if (a && b) pairs.push([a, b]);
      if (a && b) checkJoined(assembly, name, a, b, [...wire.path, 1]);
      plug(assembly, wiring, name, wire.path, a, b);
    }
    if (part) checkOneOf(assembly, path, ['ports', 'pairs']);
    const untagged = parseFlag(part?.untagged ?? '');
    const aliases = part?.aliases?.flatMap(alias => alias ?? []) ?? [];
    links.set(name, { name, aliases, pairs, ...(untagged && { untagged }), where });
  }
  return links;
}

/** Reports a wire between two switches that no trunks join. */
function checkJoined(
  { switches, source, problems }: Assembly,
  link: string,
  a: PortRef,
  b: PortRef,
  path: Path,
) {
  if (waysBetween(switches, a.switch).has(b.switch)) return;
  problems.push(errors.noTrunk({ link, ports: [show(a), show(b)] }, { where: source.valueAt(path) }));
}

function wiresOf(part: LinkDraft, path: Path): { ports: (string | undefined)[]; path: Path }[] {
  const single = part.ports ? [{ ports: part.ports, path: [...path, 'ports'] }] : [];
  const several = (part.pairs ?? []).map((ports, index) => ({
    ports: ports ?? [],
    path: [...path, 'pairs', index],
  }));
  return [...single, ...several];
}

function plug(
  { source, problems }: Assembly,
  wiring: Wiring,
  link: string,
  path: Path,
  a: PortRef | undefined,
  b: PortRef | undefined,
): void {
  if (a) wiring.plugLink(a, link, source.valueAt([...path, 0]));
  if (!b) return;
  const where = source.valueAt([...path, 1]);
  if (a && show(a) === show(b)) problems.push(errors.selfWire({ link, port: show(b) }, { where }));
  else wiring.plugLink(b, link, where);
}
