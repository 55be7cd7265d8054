import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { language } from '../errors/index.js';
import { errors } from './errors.js';
import { formatSwitch } from './format-switch.js';
import { askAgent } from './standing-agent.js';
import { parsed, subcommand } from './subcommand.js';

/** `tsunagu switch show [NAME]`, `tsunagu switch probe NAME`: by the agent of a site that is up. */
export function switches([name, ...rest]: string[]): Promise<number> {
  return subcommand('switch', name, { show, probe })(rest);
}

async function show(args: string[]): Promise<number> {
  const { values, positionals } = parsed(() =>
    parseArgs({ args, allowPositionals: true, options: { testbed: { type: 'string' } } }),
  );
  const params = positionals.length > 0 ? { name: positionals.join(' ') } : {};
  const views = await askAgent(values.testbed, agent => agent.request('site/switches', params));
  console.log(views.map(view => formatSwitch(view, language())).join('\n\n'));
  return 0;
}

/** Prints what the switch can do as YAML. */
async function probe(args: string[]): Promise<number> {
  const { values, positionals } = parsed(() =>
    parseArgs({
      ...{ args, allowPositionals: true },
      options: { testbed: { type: 'string' }, ports: { type: 'string' } },
    }),
  );
  if (positionals.length === 0) throw errors.nameMissing({ command: 'switch probe' });
  const ports = values.ports === undefined ? {} : { ports: twoPorts(values.ports) };
  const params = { name: positionals.join(' '), ...ports };
  const profile = await askAgent(values.testbed, agent => agent.request('site/probeSwitch', params));
  process.stdout.write(stringify(profile));
  return 0;
}

function twoPorts(text: string): [number, number] {
  const [, a, b] = /^(\d+),(\d+)$/.exec(text) ?? [];
  if (a === undefined || b === undefined) throw errors.notPorts({ seen: text });
  return [Number(a), Number(b)];
}
