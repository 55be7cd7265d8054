import { Program } from '../../../host/index.js';
import type { Handlers, OperationContext } from './context.js';
import { programErrors } from './program-errors.js';

/** How long a program may take until it is ready, in milliseconds. */
const startMs = 10_000;

export const programs: Handlers<'program'> = {
  'program/start': async ({ host: name, command, ready, budgetMs = startMs }, context) => {
    const { site, scenario, signal, progress } = context;
    const host = site.host(name);
    progress({ en: `${name} starts: ${command}`, ja: `${name} で起動中: ${command}` });
    const { nameServer } = scenario;
    const program = await Program.start(host, command, {
      ...{ ready, budgetMs, signal },
      ...(nameServer !== undefined && { nameServer }),
    });
    return { id: scenario.addProgram(program, host, name) };
  },

  'program/look': async ({ host, id }, context) => {
    const { program, name } = find(context, host, id);
    return { host: name, ...program.report() };
  },

  'program/stop': async ({ host, id }, context) => {
    const { program, name } = find(context, host, id);
    return { host: name, ...(await program.stop()) };
  },
};

function find({ site, scenario }: OperationContext, name: string, id: number | undefined) {
  const host = site.host(name);
  const started = scenario.programs.filter(each => each.host === host);
  const found = id === undefined ? started.at(-1) : scenario.programs[id];
  if (!found) throw programErrors.noProgram({ host: name });
  return found;
}
