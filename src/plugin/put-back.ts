import type { ScenarioEnd } from '../agent/protocol.js';
import type { Language } from '../errors/index.js';

const texts = {
  en: { title: 'put back', link: (name: string) => `link ${name} restored` },
  ja: { title: '元に戻したもの', link: (name: string) => `リンク ${name} を復旧` },
};

/** What the end of a scenario found changed and put back, for its report; undefined when there was nothing. */
export function putBackText(
  { restoredLinks, reset }: Pick<ScenarioEnd, 'restoredLinks' | 'reset'>,
  language: Language,
): { title: string; text: string } | undefined {
  const { title, link } = texts[language];
  const lines = [
    ...restoredLinks.map(link),
    ...reset.flatMap(({ device: name, undone }) =>
      undone.length > 0 ? [`${name}:`, ...undone.map(line => `  ${line}`)] : [],
    ),
  ];
  return lines.length > 0 ? { title, text: lines.join('\n') } : undefined;
}
