import { createHash } from 'node:crypto';
import { dirname, resolve } from 'node:path';
import { createDevice, type Device, type Platforms, takeGolden, waitSteady } from '../../device/index.js';
import { HostPool } from '../../host/index.js';
import { labUp, loadLab, type RunningLab } from '../../lab/index.js';
import { connectTcp, Namespace, realtime } from '../../netns/index.js';
import {
  createSoftwareSwitch,
  Panel,
  type SoftwareSwitch,
  uplinksOf,
  type Wiring,
  waitForPorts,
} from '../../patch/index.js';
import { type Ledger, Scope } from '../../scope/index.js';
import {
  type HostSpec,
  loadTestbed,
  type PatchSwitchSpec,
  type SiteSpec,
  type Testbed,
} from '../../testbed/index.js';
import { journalPath, labFolder } from '../paths.js';
import type { Spent } from '../protocol.js';
import { ControlChannel } from './control-channel.js';
import { Journal } from './journal.js';
import { Site } from './site.js';

/** What a site is opened with. */
export interface OpenOptions {
  /** Absolute path of the testbed file. */
  file: string;
  /** The site's name. */
  name: string;
  /** Values for the file's `${NAME}`s. */
  env: Record<string, string>;
  platforms: Platforms;
  log: (entry: unknown) => void;
  spend: (kind: keyof Spent, ms: number) => void;
}

/** Budgets of the steps, in milliseconds. */
const budgets = { switch: 15_000, wiring: 10_000, ready: 30_000, device: 15_000, steady: 20_000 };
/** All of taking down. */
const closeMs = 30_000;

/** What has been made so far of a site that is being opened. */
interface Parts {
  testbed: Testbed;
  scope: Scope;
  ledger: Ledger;
  switches: PatchSwitchSpec[];
}

/**
 * Brings a site up: lab, test hosts, software switch, patch panel, device sessions, and the golden state of the
 * devices. Independent steps run side by side.
 * @throws TsunaguError of whatever step failed; what was made until then is undone.
 */
export async function openSite(options: OpenOptions): Promise<Site> {
  const { file, name, env, platforms } = options;
  const testbed = loadTestbed(file, { env, platforms: platforms.keys() });
  const scope = new Scope(`site ${name}`);
  const journal = Journal.create(journalPath(name), { site: name, testbed: file });
  scope.defer('journal', () => journal.close());
  const switches = [...testbed.switches.values()].filter(({ site }) => site === name);
  try {
    return await build({ testbed, scope, ledger: journal, switches }, options);
  } catch (error) {
    await scope.close(closeMs).catch(options.log);
    throw error;
  }
}

async function build(parts: Parts, options: OpenOptions): Promise<Site> {
  const { testbed, scope, switches } = parts;
  const spec = testbed.sites.get(options.name) as SiteSpec;
  const [hosts, { lab, channel, management }] = await settled([
    makeHosts(parts, spec),
    openControl(parts, spec, options),
  ]);
  const { panel, software } = await openPanel(parts, hosts, channel, management, lab);
  const devices = [...testbed.devices.values()].map(device =>
    createDevice(device, options.platforms, (host, port, signal) =>
      connectTcp(management, { host, port, signal, budgetMs: budgets.device }),
    ),
  );
  for (const device of devices) scope.defer(`session of ${device.name}`, () => device.close());
  const logins = Promise.all(devices.map(device => device.open({ budgetMs: budgets.device })));
  // It is awaited below; if the panel fails first, its failure is the one to tell.
  logins.catch(() => {});
  await waitForSwitches(panel, channel, switches);
  await panel.setWiring(wiring(testbed, hosts, software, switches), { budgetMs: budgets.wiring });
  await Promise.all([logins, lab?.waitReady({ budgetMs: budgets.ready })]);
  await waitSteady(devices, { budgetMs: budgets.steady });
  const golden = await takeGolden(devices, { budgetMs: budgets.device });
  return new Site({
    ...{ name: options.name, testbed, hosts, panel, golden, log: options.log, spend: options.spend },
    devices: new Map(devices.map((device): [string, Device] => [device.name, device])),
    ...(lab && { lab }),
    close: () => scope.close(closeMs),
  });
}

async function makeHosts({ testbed, scope, ledger, switches }: Parts, site: SiteSpec): Promise<HostPool> {
  const ours = new Set(switches.map(({ name }) => name));
  const specs = [...testbed.hosts.values()].filter(({ port }) => ours.has(port.switch));
  const pool = await HostPool.create(specs, { ledger, site: site.name });
  scope.defer('test hosts', () => pool.remove());
  return pool;
}

/** The lab, if there is one, and the OpenFlow listeners in the management network. */
async function openControl(
  { testbed, scope, ledger, switches }: Parts,
  site: SiteSpec,
  { name, env }: OpenOptions,
) {
  if (testbed.lab === undefined) {
    const management = openManagement(site, scope);
    return { management, channel: await ControlChannel.open(switches, management, scope), lab: undefined };
  }
  const spec = loadLab(labFile(testbed.lab, testbed.file), { env });
  let opened: { management: Namespace; channel: ControlChannel } | undefined;
  const lab = await labUp(spec, {
    ledger,
    runDir: labFolder(name),
    onNamespace: async () => {
      const management = openManagement(site, scope);
      opened = { management, channel: await ControlChannel.open(switches, management, scope) };
    },
  });
  scope.defer(`lab ${testbed.lab}`, () => lab.down());
  if (!opened) throw new Error('the lab came up without its namespace');
  return { ...opened, lab };
}

/** A lab is a shipped one by its name, or a file, whose path counts from the testbed's folder. */
function labFile(lab: string, testbedFile: string): string {
  return /[/.]/.test(lab) ? resolve(dirname(testbedFile), lab) : lab;
}

function openManagement(site: SiteSpec, scope: Scope): Namespace {
  if (site.managementNamespace === undefined) return Namespace.own();
  const management = Namespace.open(site.managementNamespace);
  scope.defer('management namespace', () => management.close());
  return management;
}

async function openPanel(
  { testbed, scope, ledger, switches }: Parts,
  hosts: HostPool,
  channel: ControlChannel,
  management: Namespace,
  lab: RunningLab | undefined,
): Promise<{ panel: Panel; software: SoftwareSwitch }> {
  const software = await createSoftwareSwitch({
    bridge: bridgeName(switches[0]?.site ?? ''),
    uplinks: switches.flatMap(spec => uplinksOf(spec).map(uplink => uplink.interface)),
    hosts: hosts.hosts.map(({ outside }) => outside),
    innerTags: [...testbed.hosts.values()].some(({ vlan }) => vlan !== undefined),
    ledger,
  });
  scope.defer('software switch', () => software.remove());
  const panel = new Panel({
    switches: new Map(switches.map(spec => [spec.name, spec])),
    uplinks: software.uplinks,
    ledger,
    carrier: async port => lab?.carrierBeyond(port),
    now: realtime,
  });
  scope.defer('patch panel', () => panel.close({ budgetMs: budgets.wiring }));
  channel.serve(panel, switches, management);
  channel.serveSoftwareSwitch(panel, software.socketPath);
  await channel.connections.waitForSwitch(panel.software, { budgetMs: budgets.switch });
  await waitForPorts(panel.software, software, { budgetMs: budgets.switch });
  return { panel, software };
}

async function waitForSwitches(
  panel: Panel,
  channel: ControlChannel,
  switches: PatchSwitchSpec[],
): Promise<void> {
  for (const { name } of switches) {
    await channel.connections.waitForSwitch(panel.switch(name), { budgetMs: budgets.switch });
  }
}

function wiring(
  testbed: Testbed,
  hosts: HostPool,
  software: SoftwareSwitch,
  switches: PatchSwitchSpec[],
): Wiring {
  const ours = new Set(switches.map(({ name }) => name));
  return {
    hosts: hosts.hosts.map(({ name, outside }) => {
      const { port, mac, vlan } = testbed.hosts.get(name) as HostSpec;
      return {
        name,
        port,
        mac,
        softwarePort: software.ports.get(outside) as number,
        ...(vlan !== undefined && { vlan }),
      };
    }),
    links: [...testbed.links.values()].filter(({ pairs }) =>
      pairs.flat().every(port => ours.has(port.switch)),
    ),
  };
}

/** An interface's name has at most 15 bytes (IFNAMSIZ). */
function bridgeName(site: string): string {
  const plain = `tsu-${site}`;
  if (/^[a-z0-9-]{1,15}$/.test(plain)) return plain;
  return `tsu-${createHash('sha256').update(site).digest('hex').slice(0, 8)}`;
}

/** Waits for both, also when one fails, so that nothing is taken down while it is being made. */
async function settled<A, B>(work: [Promise<A>, Promise<B>]): Promise<[A, B]> {
  await Promise.allSettled(work);
  return Promise.all(work);
}
