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
  flows: Map<string, WantedFlow>;
  wires: WantedFlow[];
  /** The lowest priority of these: flows of others below it are not in their way. */
  lowest: number;
}

/** Prepares flows for comparing; they are not to be changed afterwards. */
export function wantedOf(flows: WantedFlow[]): Wanted {
  const wires = flows.filter(flow => flow.cookie === cookieOf('wire'));
  return {
    flows: new Map(flows.map(flow => [placeOf(flow), flow])),
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
    if (wanted && haveSameContent(found, wanted)) right.add(place);
    if (isOurs(found.cookie)) {
      if (!wanted && isOnOurs(found, ports)) remove.push(found);
    } else if (wanted || takesFrames(found)) foreign.push(found);
  }
  const add = [...flows].flatMap(([place, flow]) => (right.has(place) ? [] : flow));
  return { add, remove, foreign };
}

/**
 * What identifies a flow: table, priority, match (OpenFlow 1.3.5, 5.2). Fields that our own flows look at are written
 * without much ado, as making these texts is most of the time of a comparison.
 */
export function placeOf({
  tableId,
  priority,
  match,
}: Pick<WantedFlow, 'tableId' | 'priority' | 'match'>): string {
  const { inPort, vlanVid, ethDst, metadata, ...others } = match;
  let text = `${tableId} ${priority} ${plain(inPort)} ${plain(vlanVid)} ${plain(ethDst)} ${plain(metadata)}`;
  for (const _ in others) {
    text += ` ${canonical(others)}`;
    break;
  }
  return text;
}

const plain = (value: unknown): unknown =>
  typeof value === 'object' || typeof value === 'bigint' ? canonical(value) : value;

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

/** Whether two flows in one place are the same. */
function haveSameContent(a: WantedFlow, b: WantedFlow): boolean {
  return (
    a.cookie === b.cookie &&
    (a.hardTimeout ?? 0) === (b.hardTimeout ?? 0) &&
    isSame(a.instructions, b.instructions)
  );
}

/**
 * Whether two values are the same, apart from max_len, which switches report as they like: it means something for
 * packets to the controller only.
 */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  for (const key in a) {
    if (key !== 'maxLen' && !isSame(a[key as never], b[key as never])) return false;
  }
  for (const key in b) {
    if (key !== 'maxLen' && a[key as never] === undefined && b[key as never] !== undefined) return false;
  }
  return true;
}

/** JSON with the keys in order, without max_len. */
function canonical(value: unknown): string {
  if (typeof value === 'bigint') return `"0x${value.toString(16)}"`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  const parts = Object.entries(value)
    .filter(([key, part]) => part !== undefined && key !== 'maxLen')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => `"${key}":${canonical(part)}`);
  return `{${parts.join()}}`;
}
