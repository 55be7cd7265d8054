import type { Path } from '../yaml/index.js';
import { type Assembly, Claims, refer } from './assembly.js';
import { errors } from './errors.js';
import type { PatchSwitchSpec, UplinkSpec } from './model.js';
import { parsePort, parseTpid } from './notation.js';
import type { Draft } from './shape.js';
import { hasTrunk } from './trunks.js';

type SwitchDraft = NonNullable<NonNullable<Draft['switches']>[string]>;
type UplinkDraft = NonNullable<SwitchDraft['uplink']>;

/** Stands in for an uplink that is missing or wrong, which has been reported. */
const nothing: UplinkSpec = { port: 0, interface: '' };

/** Reads the ways from a switch to the tester; its ports are known by now. */
export function readUplinks(
  assembly: Assembly,
  name: string,
  part: SwitchDraft,
  path: Path,
  ports: PatchSwitchSpec['ports'],
): Pick<PatchSwitchSpec, 'uplink' | 'uplinks'> {
  const written = writtenUplinks(part, path);
  const uplinks = written.map(({ draft, at }) => readUplink(assembly, name, draft, at, ports));
  const cables = new Claims();
  const carried = new Claims();
  uplinks.forEach((uplink, index) => {
    const at = written[index]?.at ?? path;
    const claim = (claims: Claims, port: number, place: Path): void => {
      const where = assembly.source.valueAt(place);
      const other = claims.claim(String(port), 'switch', name, where);
      const facts = { port: `${name}:${port}`, line: other?.line ?? 0 };
      if (other) assembly.problems.push(errors.uplinkTwice(facts, { where }));
    };
    if (uplink.port > 0) claim(cables, uplink.port, [...at, 'port']);
    uplink.ports?.forEach((port, item) => {
      claim(carried, port, [...at, 'ports', item]);
    });
  });
  if (uplinks.length === 0 && hasTrunk(assembly, name)) return {};
  return { uplink: uplinks[0] ?? nothing, ...(part.uplinks && uplinks.length > 0 && { uplinks }) };
}

/** Where the file writes uplinks, and what of them is right. */
export function writtenUplinks(part: SwitchDraft, path: Path): { draft: UplinkDraft; at: Path }[] {
  const single = part.uplink ? [{ draft: part.uplink, at: [...path, 'uplink'] }] : [];
  const several = (part.uplinks ?? []).flatMap((draft, index) =>
    draft ? [{ draft, at: [...path, 'uplinks', index] }] : [],
  );
  return [...single, ...several];
}

function readUplink(
  assembly: Assembly,
  name: string,
  { port, interface: at, tagging, tpid, ports }: UplinkDraft,
  path: Path,
  known: PatchSwitchSpec['ports'],
): UplinkSpec {
  const { source, problems } = assembly;
  const outer = parseTpid(tpid ?? '');
  const carried = ports?.flatMap((text, index) => {
    const found = text === undefined ? undefined : portOf(assembly, text, [...path, 'ports', index], known);
    return found ?? [];
  });
  if (tagging === 'direct' && (!source.has([...path, 'ports']) || (ports?.length ?? 1) !== 1)) {
    const count = ports?.length ?? 0;
    problems.push(
      errors.directPorts({ switch: name, count }, { where: source.valueAt([...path, 'tagging']) }),
    );
  }
  return {
    port: parsePort(port ?? '') ?? 0,
    interface: at ?? '',
    ...(tagging && { tagging }),
    ...(outer !== undefined && { tpid: outer }),
    ...(carried && { ports: carried }),
  };
}

/** A port of the switch by its number, or by its name among the switch's `ports`. */
function portOf(
  assembly: Assembly,
  text: string,
  path: Path,
  known: PatchSwitchSpec['ports'],
): number | undefined {
  const number = parsePort(text);
  if (number !== undefined) return number;
  const named = [...known.values()].flatMap(port =>
    port.name === undefined ? [] : [[port.name, port.number] as const],
  );
  const found = refer(
    assembly,
    'port',
    text,
    named.map(([each]) => each),
    path,
  );
  return named.find(([each]) => each === found)?.[1];
}
