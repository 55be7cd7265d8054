import type { LinkChange } from '../../protocol.js';
import type { Handlers } from './context.js';
import { cutLabel, restoredLabel } from './link-labels.js';

/** Budget for cutting or restoring a link, verification included, in milliseconds. */
const budgetMs = 10_000;

export const links: Handlers<'link'> = {
  'link/cut': async (
    { link: name, how, leaseMs, from, flap },
    { site, scenario, signal },
  ): Promise<LinkChange> => {
    const link = site.link(name);
    scenario.mustBeAlone(`cut ${link}`);
    scenario.restoreLater(link);
    const result = await site.panel.cut(link, {
      how,
      budgetMs,
      signal,
      ...(leaseMs !== undefined && { leaseMs }),
      ...(from !== undefined && { from: site.linkEnd(link, from) }),
      ...(flap && { flap }),
    });
    scenario.mark({ label: cutLabel(scenario.language, how, link), atMs: result.at });
    return { link, ...result };
  },

  'link/restore': async ({ link: name }, { site, scenario, signal }): Promise<LinkChange> => {
    const link = site.link(name);
    scenario.mustBeAlone(`restore ${link}`);
    const result = await site.panel.restore(link, { budgetMs, signal });
    scenario.mark({ label: restoredLabel(scenario.language, link), atMs: result.at });
    return { link, ...result };
  },

  'link/state': ({ link }, { site }) => site.linkState(site.link(link)),
};
