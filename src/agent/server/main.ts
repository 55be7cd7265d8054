import { appendFileSync, mkdirSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { platforms } from '../../../drivers/index.js';
import { TsunaguError } from '../../errors/index.js';
import { errors } from '../errors.js';
import { logPath } from '../paths.js';
import { Agent } from './agent.js';
import { recover } from './recover.js';
import { AgentServer } from './server.js';

/** How long an agent waits for somebody to open its site. */
const nobodyCameMs = 3000;

const { values } = parseArgs({
  options: {
    site: { type: 'string', default: '' },
    testbed: { type: 'string', default: '' },
    owner: { type: 'string', default: '0:0' },
    standing: { type: 'boolean', default: false },
  },
});
const [uid = 0, gid = 0] = values.owner.split(':').map(Number);

/** Notes what no client can be told. */
function log(entry: unknown): void {
  const text = entry instanceof Error ? entry.stack || entry.message : String(entry);
  mkdirSync(dirname(logPath(values.site)), { recursive: true, mode: 0o755 });
  appendFileSync(logPath(values.site), `${new Date().toISOString()} ${text}\n`, { mode: 0o644 });
}

/** The one line that whoever started us waits for. */
function say(message: object): void {
  try {
    writeSync(1, `${JSON.stringify(message)}\n`);
  } catch {
    // Whoever started us is gone; the socket is what counts.
  }
}

async function run(): Promise<void> {
  if (process.getuid?.() !== 0)
    throw errors.needsRoot({ user: 'this user', seen: `uid ${process.getuid?.()}` });
  await recover(values.site, { waiting: text => say({ waiting: text }) });
  const agent = new Agent({
    site: values.site,
    testbed: values.testbed,
    standing: values.standing,
    platforms,
    log,
    onDone: () => void finish(),
  });
  const server = new AgentServer(agent);
  let finishing = false;
  const finish = async (): Promise<void> => {
    if (finishing) return;
    finishing = true;
    try {
      for (const problem of await server.close()) log(problem);
      AgentServer.removeFiles(values.site);
    } catch (error) {
      log(error);
    } finally {
      // Whoever said goodbye waits for us to be gone.
      process.exit(0);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void agent.shutDown());
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, error => {
      log(error);
      void agent.shutDown();
    });
  }
  await server.listen({ uid, gid });
  setTimeout(() => agent.isIdle && void agent.shutDown(), nobodyCameMs).unref();
  say({ ready: true });
}

run().catch(error => {
  const known =
    error instanceof TsunaguError ? error : errors.defect({ seen: String(error?.stack ?? error) });
  say({ error: known.toData() });
  process.exit(1);
});
