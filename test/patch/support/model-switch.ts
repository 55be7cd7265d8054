import type { WantedFlow } from '../../../src/patch/flow.js';

/** A frame as far as a patch panel looks at it: its tags from the outermost in, and where it goes. */
export interface Frame {
  vlans: number[];
  dst: string;
}

/** A frame that leaves a switch. */
export interface Sent {
  port: number;
  frame: Frame;
}

const PRESENT = 0x1000;

/**
 * What an OpenFlow 1.3 switch does with one frame and these flows: in each table the flow of highest priority that
 * matches, from the first table on; dropped where none does; an output to the ingress port does nothing (OpenFlow 1.3.5,
 * 5.1, 5.3, 7.2.5). What the plan does not use is an error here, so that the model never guesses.
 */
export function forward(flows: WantedFlow[], inPort: number, start: Frame, firstTable = 0): Sent[] {
  const sent: Sent[] = [];
  const vlans = [...start.vlans];
  let metadata = 0n;
  for (let table: number | undefined = firstTable; table !== undefined; ) {
    const here: number = table;
    table = undefined;
    const hit = flows
      .filter(
        flow => flow.tableId === here && matches(flow.match, { inPort, metadata, vlans, dst: start.dst }),
      )
      .sort((a, b) => b.priority - a.priority)[0];
    for (const instruction of hit?.instructions ?? []) {
      if (instruction.type === 'gotoTable') table = instruction.tableId;
      else if (instruction.type === 'writeMetadata') metadata = instruction.metadata;
      else if (instruction.type === 'applyActions') {
        for (const action of instruction.actions) {
          // A label that comes and goes again has Open vSwitch look at the frame anew, and changes nothing.
          if (action.type === 'pushMpls' || action.type === 'popMpls') continue;
          if (action.type === 'popVlan') vlans.shift();
          else if (action.type === 'pushVlan') vlans.unshift(vlans[0] ?? 0);
          else if (action.type === 'setField' && vlans.length === 0) throw new Error('no tag to write to');
          else if (action.type === 'setField') vlans[0] = Number(action.field.vlanVid) & ~PRESENT;
          else if (action.type !== 'output') throw new Error(`the model has no action ${action.type}`);
          else if (action.port !== inPort)
            sent.push({ port: action.port, frame: { vlans: [...vlans], dst: start.dst } });
        }
      } else throw new Error(`the model has no instruction ${instruction.type}`);
    }
  }
  return sent;
}

function matches(match: WantedFlow['match'], frame: Frame & { inPort: number; metadata: bigint }): boolean {
  return Object.entries(match).every(([field, value]) => {
    if (field === 'inPort') return value === frame.inPort;
    if (field === 'metadata') return value === frame.metadata;
    if (field === 'ethDst') return value === frame.dst;
    if (field === 'vlanVid') return value === (frame.vlans.length > 0 ? PRESENT | (frame.vlans[0] ?? 0) : 0);
    throw new Error(`the model has no match field ${field}`);
  });
}
