import { cookieOf, EXACT_MASK, type Purpose } from './cookies.js';
import type { Action, Instruction, Match } from './openflow.js';

/** A flow that a switch must hold, in node-openflow's shape of OpenFlow 1.3. */
export interface WantedFlow {
  tableId: number;
  priority: number;
  cookie: bigint;
  match: Match;
  instructions: Instruction[];
  /** Seconds until the switch removes it by itself; absent: never. */
  hardTimeout?: number;
}

/** What a flow of ours looks at. */
export interface Looks {
  inPort?: number;
  /** VLAN id of the outermost tag, or that there is none. */
  vlan?: number | 'untagged';
  ethDst?: string;
  /** What `remember` wrote in an earlier table. */
  origin?: bigint;
}

/** One step of what happens to a frame. */
export type Step = { kind: 'action'; actions: Action[] } | { kind: 'instruction'; instruction: Instruction };

/**
 * Flows for one host (or one kind of frames) come before those for all on a port, cuts before wires, drops after everything. The gaps
 * let a person put a flow of their own between.
 */
const priorities = { cut: 50_000, particular: 41_000, wire: 40_000, drop: 1 };

const purposes: Record<keyof typeof priorities, Purpose> = {
  cut: 'cut',
  particular: 'wire',
  wire: 'wire',
  drop: 'drop',
};

/** OFPVID_PRESENT (OpenFlow 1.3.5, 7.2.3.8): set in vlan_vid when there is a tag. */
const PRESENT = 0x1000;
const OFPVID_NONE = 0;

/** A flow of ours. No steps: the frame is dropped. */
export function flow(rank: keyof typeof priorities, looks: Looks, steps: Step[], tableId = 0): WantedFlow {
  const actions = steps.flatMap(step => (step.kind === 'action' ? step.actions : []));
  const others = steps.flatMap(step => (step.kind === 'instruction' ? [step.instruction] : []));
  return {
    tableId,
    priority: priorities[rank],
    cookie: cookieOf(purposes[rank]),
    match: matchOf(looks),
    instructions: actions.length > 0 ? [{ type: 'applyActions', actions }, ...others] : others,
  };
}

function matchOf({ inPort, vlan, ethDst, origin }: Looks): Match {
  return {
    ...(inPort !== undefined && { inPort }),
    ...(origin !== undefined && { metadata: origin }),
    ...(ethDst !== undefined && { ethDst: ethDst.toLowerCase() }),
    ...(vlan !== undefined && { vlanVid: vlan === 'untagged' ? OFPVID_NONE : PRESENT | vlan }),
  };
}

const action = (...actions: Action[]): Step => ({ kind: 'action', actions });

/** Sends the frame, as it is at this point, out of a port. */
export const output = (port: number): Step => action({ type: 'output', port });

/** Removes the outermost tag. */
export const popTag: Step = action({ type: 'popVlan' });

/** Puts a tag around the frame: 802.1Q (0x8100), or 802.1ad (0x88a8) by choice. */
export const pushTag = (vlan: number, tpid: 0x8100 | 0x88a8 = 0x8100): Step =>
  action({ type: 'pushVlan', ethertype: tpid }, { type: 'setField', field: { vlanVid: PRESENT | vlan } });

/** Writes another VLAN id into the outermost tag, which must be there. */
export const rewriteTag = (vlan: number): Step =>
  action({ type: 'setField', field: { vlanVid: PRESENT | vlan } });

/**
 * Has Open vSwitch parse the frame anew, as it is at this point, before a later table looks at it ("recirculation",
 * ovs-actions(7)): a label that is put on and taken off again. Without it, what Open vSwitch remembers of a frame whose
 * only tag was popped (a megaflow; seen in 3.1) is taken for frames with a second tag below that one, too.
 */
export const lookAgain: Step = action(
  { type: 'pushMpls', ethertype: 0x8847 },
  { type: 'popMpls', ethertype: 0x0800 },
);

/** Keeps where the frame came from, for a later table's `origin`. */
export const remember = (origin: bigint): Step => ({
  kind: 'instruction',
  instruction: { type: 'writeMetadata', metadata: origin, metadataMask: EXACT_MASK },
});

/** Goes on in a later table. */
export const goTo = (tableId: number): Step => ({
  kind: 'instruction',
  instruction: { type: 'gotoTable', tableId },
});

/** No steps. */
export const drop: Step[] = [];
