import type { CutResult, Limits } from './fault.js';
import { inOrder, type Order } from './in-order.js';
import { linkErrors } from './link-errors.js';
import { causesOf } from './outcomes.js';
import type { CutOptions } from './panel-options.js';

/** Time to restore links in when others of a set could not be cut, in ms. */
const UNDO_BUDGET_MS = 15_000;

/** What can be done to one link, by its name. */
export interface OneLink {
  check(link: string, options: CutOptions): Promise<void>;
  cut(link: string, options: CutOptions): Promise<CutResult>;
  restore(link: string, limits: Limits): Promise<CutResult>;
}

/**
 * Cuts several links, all or none: at once, or in the order in which they are given, with gaps.
 * @throws what `check` throws before anything is changed; link.notAllCut with one cause a link.
 */
export async function cutSet(
  one: OneLink,
  links: string[],
  { order, gapMs, ...options }: CutOptions & Order,
): Promise<Map<string, CutResult>> {
  for (const link of links) await one.check(link, options);
  const names = [...new Set(links)];
  const when = { order, gapMs, signal: options.signal } as Order;
  const outcomes = await inOrder(names, when, link => one.cut(link, options));
  const failed = names.filter(link => outcomes.get(link)?.status === 'rejected');
  if (failed.length === 0) return results(outcomes);
  const cut = names.filter(link => outcomes.get(link)?.status === 'fulfilled');
  const undone = await Promise.allSettled(cut.map(link => one.restore(link, { budgetMs: UNDO_BUDGET_MS })));
  const causes = [...causesOf([...outcomes.values()]), ...causesOf(undone)];
  throw linkErrors.notAllCut({ links: names, failed }, { causes });
}

/**
 * Restores several links: at once, or in the order in which they are given, with gaps.
 * @throws link.notRestored with one cause a link.
 */
export async function restoreSet(
  one: Pick<OneLink, 'restore'>,
  links: string[],
  { order, gapMs, ...limits }: Limits & Order,
): Promise<Map<string, CutResult>> {
  const when = { order, gapMs, signal: limits.signal } as Order;
  const outcomes = await inOrder([...new Set(links)], when, link => one.restore(link, limits));
  const failed = links.filter(link => outcomes.get(link)?.status !== 'fulfilled');
  if (failed.length === 0) return results(outcomes);
  throw linkErrors.notRestored({ links: failed }, { causes: causesOf([...outcomes.values()]) });
}

function results(outcomes: Map<string, PromiseSettledResult<CutResult>>): Map<string, CutResult> {
  return new Map(
    [...outcomes].flatMap(([link, outcome]) =>
      outcome.status === 'fulfilled' ? [[link, outcome.value]] : [],
    ),
  );
}
