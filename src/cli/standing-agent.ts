import type { AgentConnection } from '../agent/client/connection.js';
import { sitesRunning } from '../agent/client/running.js';
import { connectAgent } from '../agent/client/start.js';
import { errors as agentErrors } from '../agent/errors.js';
import { TsunaguError } from '../errors/index.js';
import { environmentFor, loadTestbed, resolveSite } from '../testbed/index.js';
import { errors } from './errors.js';
import { testbedFile } from './testbed-argument.js';

/**
 * Connects to the agent of a site that is up. It has all that the testbed says: neither the environment's secrets nor a
 * file that is valid at this moment are needed.
 * @throws TsunaguError `agent.notRunning`, `cli.noAgentFor`, `agent.inUseByOther`, `cli.noTestbed`.
 */
export async function standingAgent(testbed: string | undefined): Promise<AgentConnection> {
  const file = await testbedFile(testbed);
  const site = await siteOf(file);
  const agent = await connectAgent(site);
  if (!agent) throw agentErrors.notRunning({ site });
  return agent;
}

/** Asks the agent of a site that is up. @throws what `standingAgent` and the agent throw. */
export async function askAgent<T>(
  testbed: string | undefined,
  ask: (agent: AgentConnection) => Promise<T>,
): Promise<T> {
  const agent = await standingAgent(testbed);
  try {
    return await ask(agent);
  } finally {
    agent.close();
  }
}

/** By the file; where it cannot be read now, by what runs with it. */
async function siteOf(file: string): Promise<string> {
  try {
    return resolveSite(loadTestbed(file, { env: environmentFor(file, process.env) })).name;
  } catch (error) {
    if (!(error instanceof TsunaguError)) throw error;
    const [site, ...others] = await sitesRunning(file);
    if (site !== undefined && others.length === 0) return site;
    throw errors.noAgentFor({ file }, { causes: [error] });
  }
}
