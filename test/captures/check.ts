import { readFileSync, statSync } from 'node:fs';
import { relative } from 'node:path';
import { platforms } from '../../drivers/index.js';
import { findTemplate } from '../../src/device/parse/find-template.js';
import { readTemplate } from '../../src/device/parse/read-template.js';
import { compareRecords } from './compare-records.js';
import { type Capture, findCaptures } from './find-captures.js';
import { readExpected } from './read-expected.js';

/** What collections of captures call our platforms. */
const PLATFORM_NAMES: Record<string, string> = {
  vyatta_vyos: 'vyos',
  fortinet: 'fortinet_fortios',
  yamaha: 'yamaha_rtx',
  ubiquiti_edgerouter: 'vyos',
  pica8_picos: 'pica8_picos_ovs',
  hp_procurve_switch: 'hp_procurve',
};

/** A capture agrees with what is expected, differs from it, or there is no template for it. */
export type Verdict =
  | { kind: 'agrees' }
  | { kind: 'differs'; differences: string[] }
  | { kind: 'no template'; why: string };

/** Reads one capture by our template and compares it with the records expected. */
export function judge(capture: Capture): Verdict {
  const platform = platforms.get(PLATFORM_NAMES[capture.platform] ?? capture.platform);
  if (!platform) return { kind: 'no template', why: `no platform ${capture.platform}` };
  const template = findTemplate(platform.templates ?? [], capture.command);
  if (!template) return { kind: 'no template', why: 'none for this command' };
  try {
    const expected = readExpected(readFileSync(capture.expected, 'utf8'));
    const { records } = readTemplate(template, readFileSync(capture.raw, 'utf8'));
    const differences = compareRecords(records, expected, template.columns);
    return differences.length === 0 ? { kind: 'agrees' } : { kind: 'differs', differences };
  } catch (error) {
    return { kind: 'differs', differences: [(error as Error).message] };
  }
}

/** Differences of one capture beyond this are counted, not shown. */
const SHOWN = 10;

/** Judges all captures below a folder and says so, a line each. @returns the process's exit code */
export function check(folder: string, say: (line: string) => void): number {
  const { captures, lonely } = findCaptures(folder);
  const counts = { agrees: 0, differs: 0, 'no template': 0 };
  for (const capture of captures) {
    const verdict = judge(capture);
    counts[verdict.kind]++;
    const name = relative(folder, capture.raw);
    if (verdict.kind === 'agrees') say(`agrees       ${name}`);
    else if (verdict.kind === 'no template') say(`no template  ${name}: ${verdict.why}`);
    else say([`differs      ${name}`, ...shorten(verdict.differences)].join('\n               '));
  }
  for (const raw of lonely) say(`not checked  ${relative(folder, raw)}: no .yml beside it`);
  if (captures.length === 0)
    say(`There are no captures below ${folder}: PLATFORM/COMMAND/NAME.raw with NAME.yml`);
  say(
    `${captures.length} captures: ${counts.agrees} agree, ${counts.differs} differ, ${counts['no template']} without a template`,
  );
  return captures.length > 0 && counts.differs === 0 ? 0 : 1;
}

function shorten(lines: string[]): string[] {
  const rest = lines.length - SHOWN;
  return rest > 0 ? [...lines.slice(0, SHOWN), `and ${rest} more`] : lines;
}

/** The command `npm run check:captures -- FOLDER`. */
export function main(args: string[]): number {
  const [folder] = args;
  if (folder === undefined || !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    console.error(
      `check:captures needs a folder laid out PLATFORM/COMMAND/NAME.raw with the records expected in NAME.yml${folder === undefined ? '' : `; ${folder} is none`}`,
    );
    return 2;
  }
  return check(folder, line => console.log(line));
}
