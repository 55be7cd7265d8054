/** What a scenario's tags say of the reset after it: @reset:none leaves devices as they are, @reset:deep forgets all. */
export type AskedReset = 'none' | 'deep';

/** The last of a scenario's reset tags counts, so that its own overrules that of its feature. */
export function resetOf(tags: string[]): AskedReset | undefined {
  const asked = tags.map(tag => /^@reset:(none|deep)$/.exec(tag)?.[1]).filter(each => each !== undefined);
  return asked.at(-1) as AskedReset | undefined;
}
