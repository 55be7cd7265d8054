import { parseArgs } from 'node:util';
import { language } from '../errors/index.js';
import { formatSwitch } from './format-switch.js';
import { askAgent } from './standing-agent.js';
import { parsed, subcommand } from './subcommand.js';

/** `tsunagu switch show [NAME]`: by the agent of a site that is up. */
export function switches([name, ...rest]: string[]): Promise<number> {
  return subcommand('switch', name, { show })(rest);
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
