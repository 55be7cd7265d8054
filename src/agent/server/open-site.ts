import { createHash } from 'node:crypto';
import { createDevice, type Device, takeGolden, waitSteady, withDrivers } from '../../device/index.js';
import { HostPool } from '../../host/index.js';
import type { RunningLab } from '../../lab/index.js';
import { connectTcp, type Namespace, realtime } from '../../netns/index.js';
import {
  checkFailMode,
  createSoftwareSwitch,
  Panel,
  type SoftwareSwitch,
  waitForPorts,
} from '../../patch/index.js';
import { Scope } from '../../scope/index.js';
import {
  driversOf,
  interfacesOf,
  loadTestbed,
  type PatchSwitchSpec,
  type SiteSpec,
  type Testbed,
  uplinksOf,
} from '../../testbed/index.js';
import { journalPath } from '../paths.js';
import type { Story } from '../protocol.js';
import type { ControlChannel } from './control-channel.js';
import { Journal } from './journal.js';
import { withLooseCables } from './loose-cables.js';
import { MadeHosts } from './made-hosts.js';
import { openControl } from './open-control.js';
import type { OpenOptions, Parts } from './open-options.js';
import { Site } from './site.js';
import { SubLedger } from './sub-ledger.js';
import { wiringOf } from './wiring.js';

/** Budgets of the steps, in milliseconds. */
const budgets = {
  switch: 15_000,
  hardware: 75_000,
  wiring: 10_000,
  ready: 30_000,
  device: 15_000,
  steady: 20_000,
};
/** All of taking down. */
const closeMs = 30_000;

/**
 * Brings a site up: lab, test hosts, software switch, patch panel, device sessions, and the golden state of the
 * devices. Independent steps run side by side.
 * @throws TsunaguError of whatever step failed; what was made until then is undone.
 */
export async function openSite(options: OpenOptions): Promise<Site> {
  const { file, name, env } = options;
  const platforms = await withDrivers(options.platforms, driversOf(file, env));
  const testbed = loadTestbed(file, { env, platforms: platforms.keys() });
  options.files.note(...(testbed.drivers ?? []), ...profilesOf(testbed));
  const scope = new Scope(`site ${name}`);
  const journal = Journal.create(journalPath(name), { site: name, testbed: file });
  scope.defer('journal', () => journal.close());
  const switches = [...testbed.switches.values()].filter(({ site }) => site === name);
  try {
    return await build(
      { testbed, scope, ledger: journal, onSwitches: new SubLedger(journal), switches },
      { ...options, platforms },
    );
  } catch (error) {
    await scope.close(closeMs).catch(options.log);
    throw error;
  }
}

/** The profiles that a testbed file names. */
function profilesOf({ switches }: Testbed): string[] {
  return [...switches.values()].flatMap(({ profile }) => profile?.file ?? []);
}

async function build(parts: Parts, options: OpenOptions): Promise<Site> {
  const { testbed, scope, switches } = parts;
  const { signal } = options;
  const spec = testbed.sites.get(options.name) as SiteSpec;
  const [hosts, { lab, channel, management }] = await settled([
    makeHosts(parts, spec),
    openControl(parts, spec, options),
  ]);
  const { panel, software } = await openPanel(parts, hosts, channel, management, lab, signal);
  const devices = [...testbed.devices.values()].map(device =>
    createDevice(device, options.platforms, (host, port, signal) =>
      connectTcp(management, { host, port, signal, budgetMs: budgets.device }),
    ),
  );
  for (const device of devices) scope.defer(`session of ${device.name}`, () => device.close());
  const logins = Promise.all(devices.map(device => device.open({ budgetMs: budgets.device, signal })));
  // It is awaited below; if the panel fails first, its failure is the one to tell.
  logins.catch(() => {});
  // A switch that was without its controller for a while calls it again after up to 60 s (Aruba).
  await waitForSwitches(panel, channel, switches, lab ? budgets.switch : budgets.hardware, options);
  await Promise.all(switches.map(each => checkFailMode(each, { signal })));
  await panel.setWiring(wiringOf(testbed, hosts, software, switches), { budgetMs: budgets.wiring, signal });
  await Promise.all([logins, ready(lab, testbed, signal)]);
  await waitSteady(devices, { budgetMs: budgets.steady, signal });
  const golden = await takeGolden(devices, { budgetMs: budgets.device, signal });
  return new Site({
    ...{ name: options.name, testbed, hosts, panel, golden, log: options.log, spend: options.spend },
    ledger: parts.ledger,
    made: new MadeHosts({ ...parts, site: options.name, hosts, software, panel }),
    onSwitches: parts.onSwitches,
    devices: new Map(devices.map((device): [string, Device] => [device.name, device])),
    ...(lab && { lab }),
    close: () => scope.close(closeMs),
  });
}

async function ready(lab: RunningLab | undefined, testbed: Testbed, signal: AbortSignal): Promise<void> {
  await lab?.waitReady({ budgetMs: budgets.ready, signal }).catch(error => {
    throw withLooseCables(error, lab.spec, testbed);
  });
}

async function makeHosts({ testbed, scope, ledger, switches }: Parts, site: SiteSpec): Promise<HostPool> {
  const ours = new Set(switches.map(({ name }) => name));
  const specs = [...testbed.hosts.values()].filter(({ port }) => ours.has(port.switch));
  const pool = await HostPool.create(specs, { ledger, site: site.name });
  scope.defer('test hosts', () => pool.remove());
  return pool;
}

async function openPanel(
  { testbed, scope, ledger, onSwitches, switches }: Parts,
  hosts: HostPool,
  channel: ControlChannel,
  management: Namespace,
  lab: RunningLab | undefined,
  signal: AbortSignal,
): Promise<{ panel: Panel; software: SoftwareSwitch }> {
  const software = await createSoftwareSwitch({
    bridge: bridgeName(switches[0]?.site ?? ''),
    uplinks: switches.flatMap(spec => uplinksOf(spec).map(uplink => uplink.interface)),
    hosts: hosts.hosts.flatMap(({ outsides }) => outsides),
    innerTags: [...testbed.hosts.values()].flatMap(interfacesOf).some(({ vlan }) => vlan !== undefined),
    mtu: Math.max(1500, ...[...testbed.hosts.values()].flatMap(interfacesOf).map(({ mtu }) => mtu ?? 0)),
    ledger,
  });
  scope.defer('software switch', () => software.remove());
  const panel = new Panel({
    switches: new Map(switches.map(spec => [spec.name, spec])),
    uplinks: software.uplinks,
    ledger: onSwitches,
    carrier: async port => lab?.carrierBeyond(port),
    now: realtime,
  });
  scope.defer('patch panel', () => panel.close({ budgetMs: budgets.wiring }));
  channel.serve(panel, switches, management);
  channel.serveSoftwareSwitch(panel, software.socketPath);
  await channel.connections.waitForSwitch(panel.software, { budgetMs: budgets.switch, signal });
  await waitForPorts(panel.software, software, { budgetMs: budgets.switch, signal });
  return { panel, software };
}

async function waitForSwitches(
  panel: Panel,
  channel: ControlChannel,
  switches: PatchSwitchSpec[],
  budgetMs: number,
  { signal, progress }: OpenOptions,
): Promise<void> {
  for (const { name } of switches) {
    const target = panel.switch(name);
    await channel.connections.waitForSwitch(target, { budgetMs, signal }, others =>
      progress(waitingFor(name, target.datapathText, others.join(', '))),
    );
  }
}

/** A datapath id that is wrong in the testbed shows at once by the switch that calls instead. */
const waitingFor = (name: string, datapathId: string, others: string): Story => ({
  en: `waiting for patch switch ${name} with datapath id ${datapathId}; connected instead: ${others}`,
  ja: `パッチスイッチ ${name}（データパス ID ${datapathId}）を待っています。接続してきたのは別の ID です: ${others}`,
});

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
