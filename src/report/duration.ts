import type { Language } from '../errors/index.js';

/** A length of time for people: `412 ms`, `1.23 s`, `1 min 5 s`; in Japanese `1.23 秒`, `1 分 5 秒`. */
export function formatDuration(ms: number, language: Language = 'en'): string {
  const [second, minute] = language === 'ja' ? ['秒', '分'] : ['s', 'min'];
  // Compared after rounding, so that 999.7 ms is not 1000 ms.
  if (Math.round(ms) < 1000) return `${ms < 9.95 ? trim(ms, 1) : Math.round(ms)} ms`;
  if (ms < 9995) return `${trim(ms / 1000, 2)} ${second}`;
  if (ms < 59_950) return `${trim(ms / 1000, 1)} ${second}`;
  const seconds = Math.round(ms / 1000);
  const rest = seconds % 60;
  return `${Math.floor(seconds / 60)} ${minute}${rest === 0 ? '' : ` ${rest} ${second}`}`;
}

function trim(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}
