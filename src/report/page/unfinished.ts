import type { Language } from '../../errors/index.js';
import { Html, html } from './html.js';
import { style } from './style.js';

const texts = {
  en: {
    title: 'This run has not ended',
    since: 'began',
    unless:
      'Unless it is still running, it was stopped or killed, and nothing is known of the scenarios; what it printed at the terminal says more.',
  },
  ja: {
    title: 'この実行は終わっていません',
    since: '開始',
    unless:
      '実行中でなければ、止められたか強制終了されたもので、シナリオの結果は分かりません。端末に表示された内容を確かめてください。',
  },
};

/** The page that stands in the place of a run's while it has not ended; `why`: what stopped it. */
export function unfinishedPage(startedAt: number, language: Language, why?: string): string {
  const { title, since, unless } = texts[language];
  const when = new Date(startedAt).toLocaleString('sv-SE', { timeZoneName: 'short' });
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title} · tsunagu</title><style>${new Html(style)}</style></head><body>
<header class="failed"><h1>${title}</h1><p class="faint">${since} ${when}</p></header>
${why === undefined ? html`<p>${unless}</p>` : html`<pre>${why}</pre>`}
</body></html>
`.text;
}
