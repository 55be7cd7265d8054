import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { runFolder } from '../paths.js';
import type { SiteStatus } from '../protocol.js';
import type { AgentConnection } from './connection.js';
import { connectAgent } from './start.js';

/** How long an agent may take to say what it runs, in milliseconds: one that brings its site up says nothing yet. */
const askMs = 5000;

/** The sites on this machine whose agents run with a testbed file, by its absolute path, as far as we may ask them. */
export async function sitesRunning(testbed: string): Promise<string[]> {
  const all = await Promise.all(folders().map(statusOf));
  return all.flatMap(status => (status?.testbed === testbed ? [status.site] : []));
}

async function statusOf(site: string): Promise<SiteStatus | undefined> {
  let agent: AgentConnection | undefined;
  try {
    agent = await connectAgent(site);
    return await agent?.request('site/status', {}, AbortSignal.timeout(askMs));
  } catch {
    // Somebody else's, or one that is coming up or going.
    return undefined;
  } finally {
    agent?.close();
  }
}

function folders(): string[] {
  try {
    return readdirSync(dirname(runFolder('x')));
  } catch {
    return [];
  }
}
