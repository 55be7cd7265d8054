import type { Language } from '../../../errors/index.js';
import type { CutMethod, LinkChange } from '../../protocol.js';
import type { Handlers } from './context.js';

/** Budget for cutting or restoring a link, verification included, in milliseconds. */
const budgetMs = 10_000;

/** What the plot calls it. */
const labels: Record<
  Language,
  { cut: Record<CutMethod, (link: string) => string>; restored: (link: string) => string }
> = {
  en: {
    cut: {
      'link-down': link => `${link} cut`,
      silent: link => `${link} cut silently`,
      'one-way': link => `${link} cut one way`,
      flapping: link => `${link} flapping`,
    },
    restored: link => `${link} restored`,
  },
  ja: {
    cut: {
      'link-down': link => `${link} 切断`,
      silent: link => `${link} 切断（リンクダウンなし）`,
      'one-way': link => `${link} 片方向切断`,
      flapping: link => `${link} フラップ開始`,
    },
    restored: link => `${link} 復旧`,
  },
};

export const links: Handlers<'link'> = {
  'link/cut': async ({ link: name, how, leaseMs }, { site, scenario, signal }): Promise<LinkChange> => {
    const link = site.link(name);
    scenario.mustBeAlone(`cut ${link}`);
    scenario.restoreLater(link);
    const result = await site.panel.cut(link, {
      how,
      budgetMs,
      signal,
      ...(leaseMs !== undefined && { leaseMs }),
    });
    scenario.mark({ label: labels[scenario.language].cut[how](link), atMs: result.at });
    return { link, ...result };
  },

  'link/restore': async ({ link: name }, { site, scenario, signal }): Promise<LinkChange> => {
    const link = site.link(name);
    scenario.mustBeAlone(`restore ${link}`);
    const result = await site.panel.restore(link, { budgetMs, signal });
    scenario.mark({ label: labels[scenario.language].restored(link), atMs: result.at });
    return { link, ...result };
  },

  'link/state': ({ link }, { site }) => site.linkState(site.link(link)),
};
