import type { WantedFlow } from './flow.js';
import type { Match } from './openflow.js';

type Place = Pick<WantedFlow, 'tableId' | 'priority' | 'match'>;

/**
 * Whether a flow of somebody else takes frames that one of ours is to take: the same table, the same or a higher
 * priority, and matches that one frame can meet.
 */
export function takesFramesOf(other: Place, our: Place): boolean {
  return other.tableId === our.tableId && other.priority >= our.priority && canMeet(other.match, our.match);
}

/** Fields that only one of the two looks at, and masks, leave it possible. */
function canMeet(a: Match, b: Match): boolean {
  const fields = Object.keys(a) as (keyof Match)[];
  return fields.every(field => !(field in b) || valuesMeet(a[field], b[field]));
}

function valuesMeet(a: unknown, b: unknown): boolean {
  if (isPlain(a) && isPlain(b)) return String(a) === String(b);
  return true;
}

const isPlain = (value: unknown): boolean => ['number', 'bigint', 'string'].includes(typeof value);
