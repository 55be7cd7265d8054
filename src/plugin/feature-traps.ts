import type { TsunaguError } from '../errors/index.js';
import { errors } from './errors.js';

const keywords =
  'フィーチャ|機能|ルール|背景|シナリオ|シナリオアウトライン|シナリオテンプレート|シナリオテンプレ|テンプレ|例|サンプル|' +
  'Feature|Rule|Background|Scenario|Scenario Outline|Examples|Example';
const wideColon = new RegExp(`^(\\s*)(?:${keywords})\\s*：`);
const wideSign = /^(\s*)([＠｜])/;

/**
 * Full-width signs where Gherkin wants ASCII. `シナリオ：` is the worst: it silently becomes a part of the
 * description, so that nothing runs and the run passes.
 */
export function featureTraps(file: string, source: string): TsunaguError[] {
  const found: TsunaguError[] = [];
  let inDocString = false;
  for (const [index, text] of source.split(/\r?\n/).entries()) {
    if (/^\s*("""|```)/.test(text)) inDocString = !inDocString;
    if (inDocString) continue;
    const colon = wideColon.exec(text);
    const sign = wideSign.exec(text);
    if (colon) {
      const where = { file, line: index + 1, column: text.indexOf('：') + 1 };
      found.push(errors.fullWidth({ sign: '：', ascii: ':' }, { where }));
    } else if (sign) {
      const wide = sign[2] ?? '';
      const where = { file, line: index + 1, column: (sign[1]?.length ?? 0) + 1 };
      found.push(errors.fullWidth({ sign: wide, ascii: wide === '＠' ? '@' : '|' }, { where }));
    }
  }
  return found;
}
