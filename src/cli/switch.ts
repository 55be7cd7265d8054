import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { language } from '../errors/index.js';
import { errors } from './errors.js';
import { formatSwitch } from './format-switch.js';
import { formatWires } from './format-wires.js';
import { askAgent } from './standing-agent.js';
import { parsed, subcommand } from './subcommand.js';

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
