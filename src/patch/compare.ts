import { cookieOf, isOurs } from './cookies.js';
import type { WantedFlow } from './flow.js';
import type { Instruction, Match } from './openflow.js';
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

/** Compares what is wanted with all that a switch holds. Flows of others count only where they are in the way. */
export function difference(present: PresentFlow[], wanted: WantedFlow[]): Difference {
  const there = new Map(present.map(flow => [placeOf(flow), flow]));
  const places = new Set(wanted.map(placeOf));
  const wires = wanted.filter(flow => flow.cookie === cookieOf('wire'));
  return {
    add: wanted.filter(flow => {
      const found = there.get(placeOf(flow));
      return !found || !isSame(found, flow);
    }),
    remove: present.filter(flow => isOurs(flow.cookie) && !places.has(placeOf(flow))),
    foreign: present.filter(
      flow =>
        !isOurs(flow.cookie) && (places.has(placeOf(flow)) || wires.some(wire => takesFramesOf(flow, wire))),
    ),
  };
}

/** What identifies a flow: table, priority, match (OpenFlow 1.3.5, 5.2). */
export function placeOf({
  tableId,
  priority,
  match,
}: Pick<WantedFlow, 'tableId' | 'priority' | 'match'>): string {
  return `${tableId} ${priority} ${canonical(match)}`;
}

/** A flow on one line, for messages. */
export function describeFlow(flow: WantedFlow): string {
  return `table=${flow.tableId} priority=${flow.priority} cookie=0x${flow.cookie.toString(16)} match=${canonical(flow.match)} instructions=${canonicalInstructions(flow.instructions)}`;
}

function isSame(a: WantedFlow, b: WantedFlow): boolean {
  return (
    a.cookie === b.cookie &&
    (a.hardTimeout ?? 0) === (b.hardTimeout ?? 0) &&
    canonicalInstructions(a.instructions) === canonicalInstructions(b.instructions)
  );
}

/** Switches report max_len of outputs as they like: it means something for packets to the controller only. */
function canonicalInstructions(instructions: Instruction[]): string {
  return canonical(instructions, key => key === 'maxLen');
}

/** JSON with the keys in order, for comparing. */
function canonical(value: Match | Instruction[], leaveOut: (key: string) => boolean = () => false): string {
  return JSON.stringify(value, (key, part) => {
    if (leaveOut(key)) return undefined;
    if (typeof part === 'bigint') return `0x${part.toString(16)}`;
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
