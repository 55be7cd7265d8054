import type { HaRole } from '../../src/device/platform.js';

const ACTIVE = /^(?:active|master|primary)\b/i;
const STANDBY = /^(?:standby|backup|primary backup|secondary|slave)\b/i;

/** A group and the device's word for its part in it, in the words that all platforms share. */
export function roleOf(group: string, word: string, facts?: Record<string, string>): HaRole {
  const role = STANDBY.test(word) ? 'standby' : ACTIVE.test(word) ? 'active' : 'none';
  return { group, role, word, ...(facts && { facts }) };
}

/** Rows of a table, by a pattern with the groups `id`, `word` and, where it is shown, `on` (the interface). */
export function readRows(kind: string, row: RegExp, output: string): HaRole[] {
  return output.split('\n').flatMap(line => {
    const { word, ...facts } = row.exec(line)?.groups ?? {};
    const { id, on } = facts;
    return word === undefined ? [] : [roleOf(named(kind, id, on), word, given(facts))];
  });
}

/** Blocks of text: a heading with the groups `id` and `on`, and somewhere below it a line with the group `word`. */
export function readBlocks(kind: string, heading: RegExp, state: RegExp, output: string): HaRole[] {
  const roles: HaRole[] = [];
  let group: string | undefined;
  let facts = {};
  for (const line of output.split('\n')) {
    const { id, on } = heading.exec(line)?.groups ?? {};
    if (id !== undefined) {
      group = named(kind, id, on);
      facts = given({ id, on });
    }
    const word = state.exec(line)?.groups?.word;
    if (word === undefined || group === undefined) continue;
    roles.push(roleOf(group, word, facts));
    group = undefined;
  }
  return roles;
}

function named(kind: string, id: string | undefined, on: string | undefined): string {
  return [kind, id, on && `on ${on}`].filter(Boolean).join(' ');
}

function given(facts: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(facts).filter((each): each is [string, string] => each[1] !== undefined),
  );
}
