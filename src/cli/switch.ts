import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { language } from '../errors/index.js';
import { errors } from './errors.js';
import { formatSwitch } from './format-switch.js';
import { formatWires } from './format-wires.js';
import { profileSummary, profileText } from './profile-text.js';
import { askAgent } from './standing-agent.js';
import { parsed, subcommand } from './subcommand.js';
import { testbedFile } from './testbed-argument.js';

/** `tsunagu switch show [NAME]`, `tsunagu switch probe NAME`: by the agent of a site that is up. */
export function switches([name, ...rest]: string[]): Promise<number> {
  return subcommand('switch', name, { show, probe })(rest);
}

/** How long wires are watched for their rates, in ms. */
const RATES_MS = 500;

async function show(args: string[]): Promise<number> {
  const { values, positionals } = parsed(() =>
    parseArgs({ args, allowPositionals: true, options: { testbed: { type: 'string' } } }),
  );
  const params = positionals.length > 0 ? { name: positionals.join(' ') } : {};
  const { views, wires } = await askAgent(values.testbed, async agent => ({
    views: await agent.request('site/switches', params),
    wires: await agent.request('site/wires', { windowMs: RATES_MS }),
  }));
  const shown = (port: string) => views.some(({ name }) => port.startsWith(`${name}:`));
  const here = wires.filter(({ directions: [{ from, to }] }) => shown(from) || shown(to));
  const parts = [
    ...views.map(view => formatSwitch(view, language())),
    ...(here.length > 0 ? [formatWires(here, language())] : []),
  ];
  console.log(parts.join('\n\n'));
  return 0;
}

/** Tries what the switch can do, says it, and writes it to a file for the testbed to name. */
async function probe(args: string[]): Promise<number> {
  const { values, positionals } = parsed(() =>
    parseArgs({
      ...{ args, allowPositionals: true },
      options: {
        ...{ testbed: { type: 'string' }, ports: { type: 'string' } },
        ...{ output: { type: 'string', short: 'o' }, force: { type: 'boolean' } },
      },
    }),
  );
  if (positionals.length === 0) throw errors.nameMissing({ command: 'switch probe' });
  const ports = values.ports === undefined ? {} : { ports: twoPorts(values.ports) };
  const name = positionals.join(' ');
  const testbed = await testbedFile(values.testbed);
  const file = values.output ?? join(dirname(testbed), fileNameOf(name));
  // Somebody may have corrected it by hand.
  if (values.output === undefined && !values.force && existsSync(file)) throw errors.profileExists({ file });
  const profile = await askAgent(testbed, agent => agent.request('site/probeSwitch', { name, ...ports }));
  const at = new Date().toISOString().slice(0, 10);
  const named = relative(dirname(testbed), resolve(file));
  const text = profileText(profile, { language: language(), at, file: named });
  if (file === '-') process.stdout.write(text);
  else {
    write(file, text);
    console.log(profileSummary(profile, language()));
    console.log(texts[language()](file, profile.switch, named));
  }
  return 0;
}

const texts = {
  en: (file: string, name: string, named: string) =>
    `written to ${file}; name it in the testbed file: switches: ${name}: { profile: ${named}, … }`,
  ja: (file: string, name: string, named: string) =>
    `${file} に書きました。テストベッドファイルで指定してください: switches: ${name}: { profile: ${named}, … }`,
};

/** Letters and digits of any script stay. */
function fileNameOf(name: string): string {
  return `${name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-')}.profile.yaml`;
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw errors.notWritten({ file, reason: (error as Error).message });
  }
}

function twoPorts(text: string): [number, number] {
  const [, a, b] = /^(\d+),(\d+)$/.exec(text) ?? [];
  if (a === undefined || b === undefined) throw errors.notPorts({ seen: text });
  return [Number(a), Number(b)];
}
