import { cookieOf, type Purpose } from './cookies.js';
import type { WantedFlow } from './flow.js';

const PRESENT = 0x1000;
const purposes: Purpose[] = ['wire', 'drop', 'cut'];

/** What a flow of ours is for; undefined for one of a probe. */
export function purposeOf({ cookie }: Pick<WantedFlow, 'cookie'>): Purpose | undefined {
  return purposes.find(purpose => cookieOf(purpose) === cookie);
}

/** What a flow takes, in the words of ovs-fields(7). */
export function matchText({ match }: Pick<WantedFlow, 'match'>): string {
  const { inPort, vlanVid, ethDst, ...rest } = match;
  return [
    ...(inPort === undefined ? [] : [`in_port=${inPort}`]),
    ...(vlanVid === undefined ? [] : [vlanVid === 0 ? 'untagged' : `vlan=${vlanOf(vlanVid)}`]),
    ...(ethDst === undefined ? [] : [`dl_dst=${ethDst}`]),
    ...Object.entries(rest).map(([field, value]) => `${field}=${plain(value)}`),
  ].join(',');
}

/** What becomes of it. */
export function actionsText({ instructions }: Pick<WantedFlow, 'instructions'>): string {
  const parts = instructions.flatMap(instruction => {
    if (instruction.type === 'gotoTable') return [`table ${instruction.tableId}`];
    if (instruction.type !== 'applyActions') return [instruction.type];
    return instruction.actions.map(action => {
      if (action.type === 'output') return `output ${action.port}`;
      if (action.type === 'popVlan') return 'pop tag';
      if (action.type === 'pushVlan') return `push tag 0x${(action.ethertype ?? 0x8100).toString(16)}`;
      if (action.type === 'setField' && action.field.vlanVid !== undefined)
        return `vlan ${vlanOf(action.field.vlanVid)}`;
      return action.type;
    });
  });
  return parts.join(', ') || 'drop';
}

const vlanOf = (vid: unknown): string => (typeof vid === 'number' ? String(vid & ~PRESENT) : plain(vid));

const plain = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? Object.values(value).map(plain).join('/')
    : typeof value === 'bigint'
      ? `0x${value.toString(16)}`
      : String(value);
