import { cookieOf, isOurs } from './cookies.js';
import type { WantedFlow } from './flow.js';
import { takesFramesOf } from './overlap.js';

/** A flow as the switch reports it. */
export interface PresentFlow extends WantedFlow {
  hardTimeout: number;
}

/** What must change for a switch to hold the flows that are wanted. */
export interface Difference {
  /** Missing, or there with other instructions. */
  add: WantedFlow[];
  /** Ours and no longer wanted. */
  remove: PresentFlow[];
  /** Of somebody else, where one of ours must go (adding would overwrite it), or taking the frames of our wires. */
  foreign: PresentFlow[];
}

/** Flows that a switch must hold, ready to be compared with what it holds as often as needed. */
export interface Wanted {
  flows: Map<string, { flow: WantedFlow; content: string }>;
  wires: WantedFlow[];
  /** The lowest priority of these: flows of others below it are not in their way. */
  lowest: number;
}

/** Prepares flows for comparing; they are not to be changed afterwards. */
export function wantedOf(flows: WantedFlow[]): Wanted {
  const wires = flows.filter(flow => flow.cookie === cookieOf('wire'));
  return {
    flows: new Map(flows.map(flow => [placeOf(flow), { flow, content: contentOf(flow) }])),
    wires,
    lowest: Math.min(...wires.map(({ priority }) => priority)),
  };
}

/** Ports of a switch that are ours; absent: all are. */
export type OurPorts = ReadonlySet<number> | undefined;

/**
 * Whether a flow is ours to remove. One that takes frames of a port that is not ours belongs to another tsunagu, which
 * has other ports of the same switch.
 */
export function isOnOurs({ cookie, match }: Pick<WantedFlow, 'cookie' | 'match'>, ports: OurPorts): boolean {
  const { inPort } = match;
  return isOurs(cookie) && (!ports || inPort === undefined || ports.has(Number(inPort)));
}

/** Compares what is wanted with all that a switch holds. Flows of others count only where they are in the way. */
export function difference(
  present: PresentFlow[],
  { flows, wires, lowest }: Wanted,
  ports?: OurPorts,
): Difference {
  const takesFrames = (found: PresentFlow): boolean =>
    found.priority >= lowest && wires.some(wire => takesFramesOf(found, wire));
  const right = new Set<string>();
  const [remove, foreign]: [PresentFlow[], PresentFlow[]] = [[], []];
  for (const found of present) {
    const place = placeOf(found);
    const wanted = flows.get(place);
    if (wanted && contentOf(found) === wanted.content) right.add(place);
    if (isOurs(found.cookie)) {
      if (!wanted && isOnOurs(found, ports)) remove.push(found);
    } else if (wanted || takesFrames(found)) foreign.push(found);
  }
  const add = [...flows].flatMap(([place, { flow }]) => (right.has(place) ? [] : flow));
  return { add, remove, foreign };
}

/** What identifies a flow: table, priority, match (OpenFlow 1.3.5, 5.2). */
export function placeOf(flow: Pick<WantedFlow, 'tableId' | 'priority' | 'match'>): string {
  return `${flow.tableId} ${flow.priority} ${canonical(flow.match)}`;
}

/** Places of flows that were asked for before; lists of flows are not changed once they are made. */
const places = new WeakMap<WantedFlow[], Set<string>>();

/** The places of flows. */
export function placesOf(flows: WantedFlow[]): Set<string> {
  const known = places.get(flows) ?? new Set(flows.map(placeOf));
  places.set(flows, known);
  return known;
}

/** A flow on one line, for messages. */
export function describeFlow(flow: WantedFlow): string {
  return `table=${flow.tableId} priority=${flow.priority} cookie=0x${flow.cookie.toString(16)} match=${canonical(flow.match)} instructions=${canonical(flow.instructions)}`;
}

/** What two flows in one place must have in common to be the same. */
function contentOf({ cookie, hardTimeout = 0, instructions }: WantedFlow): string {
  return `${cookie} ${hardTimeout} ${canonical(instructions)}`;
}

/**
 * JSON with the keys in order, for comparing; by hand, as it is most of the time of a comparison. Without max_len,
 * which switches report as they like: it means something for packets to the controller only.
 */
function canonical(value: unknown): string {
  if (typeof value === 'number') return `${value}`;
  if (typeof value === 'bigint') return `"0x${value.toString(16)}"`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  const object = value as Record<string, unknown>;
  let text = '';
  for (const key of Object.keys(object).sort()) {
    const part = object[key];
    if (part !== undefined && key !== 'maxLen') text += `${text && ','}"${key}":${canonical(part)}`;
  }
  return `{${text}}`;
}
