import { defineErrors, suggest } from '../errors/index.js';
import { mask } from './mask.js';
import { templateFor } from './parse/find-template.js';
import { readTemplate } from './parse/read-template.js';
import type { RawRecord, Template } from './parse/template.js';
import type { Platform } from './platform.js';
import type { Session } from './session.js';
import type { TableReading } from './tables.js';

interface Facts {
  device: string;
  platform: string;
  command: string;
  near: string[];
  count: number;
}

const errors = defineErrors('device', {
  noTemplate: {
    en: (f: Facts) => ({
      what: `The driver of ${f.device} (${f.platform}) has no template that reads the output of "${f.command}"`,
      why: `it has templates for ${f.count} commands${f.near.length > 0 ? `, near to this: ${f.near.join(', ')}` : ''}`,
      remedy:
        'write the command in full, look for a text in its output instead, or give a driver of your own a template for it (`templates`)',
    }),
    ja: f => ({
      what: `${f.device}（${f.platform}）のドライバーには「${f.command}」の出力を読むテンプレートがありません`,
      why: `テンプレートのあるコマンドは ${f.count} 個です${f.near.length > 0 ? `。近いもの: ${f.near.join('、')}` : ''}`,
      remedy:
        'コマンドを省略せずに書くか、出力の文字列を確かめるステップを使うか、自分のドライバーの `templates` に加えてください',
    }),
  },
});

/** The template for a command, which may have arguments. @throws TsunaguError `device.noTemplate` */
export function requireTemplate(device: string, platform: Platform, command: string): Template {
  const templates = platform.templates ?? [];
  const found = templateFor(templates, command);
  if (found) return found;
  const known = templates.flatMap(({ commands }) => commands);
  const facts = { device, platform: platform.id, command, count: known.length };
  throw errors.noTemplate({ ...facts, near: suggest(command, known) });
}

/** Runs a command, and reads its output into records of text; what the platform calls secret is masked. */
export async function readRecords(
  session: Session,
  platform: Platform,
  command: string,
  template: Template,
  signal: AbortSignal,
): Promise<TableReading<RawRecord>> {
  const output = await session.run(command, platform.commandMode, signal);
  const { records, unread } = readTemplate(template, output.map(line => mask(platform, line)).join('\n'));
  return { rows: records, unread };
}
