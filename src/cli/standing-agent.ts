import type { AgentConnection } from '../agent/client/connection.js';
import { connectAgent } from '../agent/client/start.js';
import { errors as agentErrors } from '../agent/errors.js';
import { environmentFor, loadTestbed, resolveSite } from '../testbed/index.js';
import { testbedFile } from './testbed-argument.js';

/**
 * Asks the agent of a site that is up.
 * @throws TsunaguError `agent.notRunning`; what the testbed's loading and the agent throw.
 */
export async function askAgent<T>(
  testbed: string | undefined,
  ask: (agent: AgentConnection) => Promise<T>,
): Promise<T> {
  const file = await testbedFile(testbed);
  const site = resolveSite(loadTestbed(file, { env: environmentFor(file, process.env) })).name;
  const agent = await connectAgent(site);
  if (!agent) throw agentErrors.notRunning({ site });
  try {
    return await ask(agent);
  } finally {
    agent.close();
  }
}
