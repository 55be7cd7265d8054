import type { Language } from '../../../errors/index.js';
import type { CutMethod } from '../../protocol.js';

/** What the plot calls a cut or a restore of a link or a port. */
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

export const cutLabel = (language: Language, how: CutMethod, name: string): string =>
  labels[language].cut[how](name);

export const restoredLabel = (language: Language, name: string): string => labels[language].restored(name);
