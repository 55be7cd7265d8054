import { After, AfterAll, Before, type IWorld } from '@cucumber/cucumber';
import type { Ask } from '../agent/client/ask.js';
import { AgentConnection } from '../agent/client/connection.js';
import { Net } from '../agent/client/net.js';
import { reportsVariable, socketVariable } from '../agent/paths.js';
import type { ProbeReport } from '../agent/protocol.js';
import { language, setLanguage, TsunaguError } from '../errors/index.js';
import { LiveLine } from '../report/index.js';
import { errors } from './errors.js';
import { attachDrill } from './evidence.js';
import { programText } from './program-text.js';
import { putBackText } from './put-back.js';
import { textsOf } from './side-by-side.js';

const live = new LiveLine(process.stderr);
let connection: Promise<AgentConnection> | undefined;

// Timeouts of cucumber's own do not stop what they time; the agent has a budget for everything.
Before({ name: 'tsunagu: lease hosts and network', timeout: -1 }, async function ({ pickle }) {
  setLanguage(pickle.language === 'ja' ? 'ja' : 'en');
  const agent = await connect();
  await asking(agent)('scenario/begin', {
    name: pickle.name,
    texts: textsOf(pickle.steps),
    tags: pickle.tags.map(tag => tag.name),
    language: language(),
  });
  const attach = attachTo(this);
  const show = (reports: ProbeReport[]) => attachDrill(pickle.name, reports, attach);
  const net = new Net(asking(agent), attach, show, process.env[reportsVariable]);
  Object.defineProperty(this, 'net', { value: net, configurable: true });
});

After(
  { name: 'tsunagu: restore links, reset devices', timeout: -1 },
  async function (this: IWorld & { net?: Net }) {
    // Without a net the scenario had no leave to run; the Before hook has said why.
    if (!this.net) return;
    // Whatever becomes of the files, the scenario must end.
    const unsaved: unknown = await this.net.captures.save().catch(error => error);
    const end = await asking(await connect())('scenario/end', {});
    await this.net.traffic.show(end.probes);
    for (const program of end.programs) await this.net.evidence(...programText(program, language()));
    const putBack = putBackText(end, language());
    if (putBack) await this.net.evidence(putBack.title, putBack.text);
    if (unsaved) throw unsaved;
    const [first, ...others] = end.errors.map(data => TsunaguError.fromData(data));
    if (first && others.length === 0) throw first;
    if (first) throw errors.cleanup({ count: end.errors.length }, { causes: [first, ...others] });
  },
);

AfterAll(async () => {
  (await connection)?.close();
});

function connect(): Promise<AgentConnection> {
  const socket = process.env[socketVariable];
  if (!socket) throw errors.noAgent({});
  connection ??= AgentConnection.open(socket).then(agent => {
    agent.onProgress = ({ text }) => live.show(text[language()]);
    // The run's owner keeps the process alive; a scenario's connection must not.
    agent.unref();
    return agent;
  });
  return connection;
}

function asking(agent: AgentConnection): Ask {
  return async (method, params, signal) => {
    try {
      return await agent.request(method, params, signal);
    } finally {
      live.clear();
    }
  };
}

/** A World class of the user's that keeps nothing of cucumber's has no attach; then there is no evidence. */
function attachTo(world: IWorld) {
  return (data: Buffer | string, options: { mediaType: string; fileName?: string }) =>
    typeof data === 'string' ? world.attach?.(data, options) : world.attach?.(data, options);
}
