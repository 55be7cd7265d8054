import { startAgent } from '../agent/client/start.js';
import { errors as agentErrors } from '../agent/errors.js';
import type { SiteStatus } from '../agent/protocol.js';
import { language } from '../errors/index.js';
import { driversOf, environmentFor, loadTestbed, resolveSite, type Testbed } from '../testbed/index.js';
import { examine } from './doctor.js';
import { formatStatus } from './format-status.js';
import { type Look, lookAtDevices } from './look-at-devices.js';
import { askAgent, standingAgent } from './standing-agent.js';
import { testbedFile } from './testbed-argument.js';

const marks = { ok: '✓', missing: '✗', limited: '–' };

/** Prints what the machine has and lacks; 1 when something indispensable is missing. */
export async function doctor(): Promise<number> {
  const findings = await examine();
  for (const { what, state, note } of findings) console.log(`${marks[state]} ${what}${note && `: ${note}`}`);
  return findings.some(({ state }) => state === 'missing') ? 1 : 0;
}

/** Checks a testbed file; its errors are thrown. */
export async function validate(argument: string | undefined): Promise<number> {
  const file = await testbedFile(argument);
  const env = environmentFor(file, process.env);
  // Only here: the other commands do without the weight of drivers, labs and OpenFlow.
  const [{ platforms }, { withDrivers }, { labOf, loadLab }, { checkTestbed }] = await Promise.all([
    import('../../drivers/index.js'),
    import('../device/index.js'),
    import('../lab/index.js'),
    import('../patch/index.js'),
  ]);
  const known = await withDrivers(platforms, driversOf(file, env));
  const testbed = loadTestbed(file, { env, platforms: known.keys() });
  if (testbed.lab !== undefined) loadLab(labOf(testbed.lab, file), { env });
  checkTestbed(testbed);
  const { switches, hosts, links, devices } = testbed;
  const counts = `switches ${switches.size}, hosts ${hosts.size}, links ${links.size}, devices ${devices.size}`;
  console.log(`✓ ${testbed.file}: ${counts}`);
  return 0;
}

/** Brings the site up and leaves it up. */
export async function up(argument: string | undefined): Promise<number> {
  const { testbed, env } = await load(argument);
  const site = resolveSite(testbed).name;
  const agent = await startAgent({ testbed: testbed.file, site, standing: true });
  agent.onProgress = ({ text }) => console.error(text[language()]);
  try {
    const status = await agent.request('site/open', { env, language: language(), owner: false });
    if (status.testbed !== testbed.file) {
      const { testbed: other, pid } = status;
      throw agentErrors.otherTestbed({ site, testbed: other, wanted: testbed.file, pid });
    }
    print(status);
    return 0;
  } finally {
    agent.close();
  }
}

/** Takes the site down. */
export async function down(argument: string | undefined): Promise<number> {
  const agent = await standingAgent(argument);
  try {
    await agent.request('site/close', { force: true });
  } finally {
    // The agent waits for us to leave, also when it could not undo everything.
    agent.close();
  }
  await agent.closed();
  return 0;
}

/** Prints what is up. */
export async function status(argument: string | undefined): Promise<number> {
  const { site, looks } = await askAgent(argument, async agent => {
    const site = await agent.request('site/status', {});
    return { site, looks: await lookAtDevices(agent, site) };
  });
  print(site, looks);
  return 0;
}

async function load(
  argument: string | undefined,
): Promise<{ testbed: Testbed; env: Record<string, string> }> {
  const file = await testbedFile(argument);
  const env = environmentFor(file, process.env);
  return { testbed: loadTestbed(file, { env }), env };
}

function print(site: SiteStatus, looks?: ReadonlyMap<string, Look>): void {
  console.log(formatStatus(site, language(), looks));
}
