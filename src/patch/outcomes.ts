import { TsunaguError } from '../errors/index.js';
import type { Limits } from './fault.js';
import { linkErrors } from './link-errors.js';
import type { PanelLink } from './panel-link.js';

/** Puts links right, whatever they are in. @throws link.notRestored with one cause a link. */
export async function putRight(links: PanelLink[], limits: Limits): Promise<void> {
  const results = await Promise.allSettled(links.map(link => link.putRight(limits)));
  const failed = links.filter((_, index) => results[index]?.status === 'rejected').map(link => link.name);
  if (failed.length > 0) throw linkErrors.notRestored({ links: failed }, { causes: causesOf(results) });
}

/** What went wrong for the user; a defect of ours is thrown as it is. */
export function causesOf(results: PromiseSettledResult<unknown>[]): TsunaguError[] {
  return results.flatMap(result => {
    if (result.status === 'fulfilled') return [];
    if (result.reason instanceof TsunaguError) return [result.reason];
    throw result.reason;
  });
}
