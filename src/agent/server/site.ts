import { type Device, type Golden, type Limits, resetDevices, type Snapshot } from '../../device/index.js';
import { fold, type TsunaguError } from '../../errors/index.js';
import type { HostPool, TestHost } from '../../host/index.js';
import type { RunningLab } from '../../lab/index.js';
import type { Panel } from '../../patch/index.js';
import type { Ledger } from '../../scope/index.js';
import { interfacesOf, nameKey, type PortRef, resolveName, type Testbed } from '../../testbed/index.js';
import { waitFor } from '../../wait/index.js';
import { errors } from '../errors.js';
import type { LinkState, RunReport, SiteStatus, Spent } from '../protocol.js';
import { DeviceChanges } from './device-changes.js';
import { HandCuts } from './hand-cuts.js';
import { type Lease, Leases } from './leases.js';
import type { MadeHosts } from './made-hosts.js';
import type { AskedReset } from './reset-tags.js';
import { asUserErrors } from './user-errors.js';

/** What a site consists of when it is up. */
export interface SiteParts {
  name: string;
  testbed: Testbed;
  hosts: HostPool;
  panel: Panel;
  /** Hosts that scenarios make besides those of the testbed. */
  made: MadeHosts;
  devices: Map<string, Device>;
  /** How the devices were when all was well. */
  golden: Golden;
  lab?: RunningLab;
  /** For what is done to devices. */
  ledger: Ledger;
  /** For what is done to patch switches. */
  onSwitches: Ledger;
  log: (entry: unknown) => void;
  spend: (kind: keyof Spent, ms: number) => void;
  close: () => Promise<void>;
}

/** Budget for reading a device's configuration at the end of a run, in milliseconds. */
const lastLookMs = 20_000;

/** How the reset of one device went. */
export interface ResetResult {
  device: string;
  undone: string[];
  ms: number;
  tainted?: TsunaguError;
}

/** A site that is up: hosts, panel, devices, and who may use them. */
export class Site {
  readonly testbed: Testbed;
  readonly panel: Panel;
  readonly made: MadeHosts;
  /** Hosts that get addresses from the network. */
  readonly dynamicHosts: readonly TestHost[];
  readonly devices: Map<string, Device>;
  readonly leases = new Leases();
  readonly handCuts: HandCuts;
  readonly changes: DeviceChanges;
  readonly onSwitches: Ledger;
  readonly spend: SiteParts['spend'];
  readonly #parts: SiteParts;
  /** How devices are with a change that was made by hand. */
  readonly #changed = new Map<string, Snapshot>();
  readonly #tainted = new Map<string, TsunaguError>();
  #resets = 0;
  /** A scenario left devices as they were. */
  #resetLater = false;
  #cuts = 0;

  constructor(parts: SiteParts) {
    this.testbed = parts.testbed;
    this.panel = parts.panel;
    this.made = parts.made;
    this.dynamicHosts = parts.hosts.hosts.filter(host => host.interfaces.some(({ dynamic }) => dynamic));
    this.onSwitches = parts.onSwitches;
    this.handCuts = new HandCuts(parts.panel, parts.log);
    this.devices = parts.devices;
    this.changes = new DeviceChanges(parts.ledger, parts.log);
    this.spend = parts.spend;
    this.#parts = parts;
    this.panel.on('change', change => {
      if (change.kind === 'cut') this.#cuts++;
      if (change.kind === 'problem') parts.log(change.error);
    });
  }

  /** @throws TsunaguError `testbed.unknownName` with "did you mean". */
  host(name: string): TestHost {
    const { name: canonical } = resolveName('host', name, this.testbed.hosts);
    return this.#parts.hosts.get(canonical);
  }

  /** Whether a name is that of a test host. */
  isHost(name: string): boolean {
    const wanted = nameKey(name);
    return [...this.testbed.hosts.values()].some(host =>
      [host.name, ...host.aliases].some(each => nameKey(each) === wanted),
    );
  }

  /** The test host that has an address, or is reached by it from outside (static NAT), if one is. */
  hostOfAddress(address: string): TestHost | undefined {
    return this.#parts.hosts.hosts.find(
      host =>
        host.addresses.includes(address) || this.testbed.hosts.get(host.name)?.publicAddress === address,
    );
  }

  /** Cleans hosts of what a scenario left in them. */
  resetHosts(names: Iterable<string>): Promise<void> {
    return this.#parts.hosts.reset([...names].map(name => this.#parts.hosts.get(name)));
  }

  /** The canonical name of a link. @throws TsunaguError `testbed.unknownName`. */
  link(name: string): string {
    return resolveName('link', name, this.testbed.links).name;
  }

  /**
   * The canonical names of the links that words name, as they were typed: all of them together one link, whose name has
   * spaces, or each of them one. @throws TsunaguError `testbed.unknownName`.
   */
  links(words: string[]): string[] {
    const isKnown = (name: string): boolean => {
      try {
        return this.link(name) !== '';
      } catch {
        return false;
      }
    };
    const whole = words.join(' ');
    return isKnown(whole) || !words.some(isKnown) ? [this.link(whole)] : words.map(word => this.link(word));
  }

  /** An end of a link, called SWITCH:PORT or by its port's name. @throws TsunaguError `agent.notAnEnd`. */
  linkEnd(link: string, text: string): PortRef {
    const ends = this.testbed.links.get(link)?.pairs.flat() ?? [];
    const namesOf = (end: PortRef) => {
      const name = this.testbed.switches.get(end.switch)?.ports.get(end.port)?.name;
      return [`${end.switch}:${end.port}`, ...(name === undefined ? [] : [name])];
    };
    const found = ends.find(end => namesOf(end).some(name => nameKey(name) === nameKey(text)));
    if (!found) throw errors.notAnEnd({ link, text, ends: ends.map(end => namesOf(end).join(' = ')) });
    return found;
  }

  /** @throws TsunaguError `testbed.unknownName`, `agent.tainted`. */
  device(name: string): Device {
    const { name: canonical } = resolveName('device', name, this.testbed.devices);
    const tainted = this.#tainted.get(canonical);
    if (tainted)
      throw errors.tainted({ device: canonical, reason: tainted.text.en.what }, { causes: [tainted] });
    return this.devices.get(canonical) as Device;
  }

  /** A device, tainted or not. @throws TsunaguError `testbed.unknownName`. */
  anyDevice(name: string): Device {
    return this.devices.get(resolveName('device', name, this.testbed.devices).name) as Device;
  }

  /** Takes what a device is like now for how it is to be while a change to it waits to be confirmed. */
  async takeChanged(device: Device, limits: Limits): Promise<void> {
    this.#changed.set(device.name, await device.look(limits));
  }

  /** What each device is to be like now: as when all was well, or with the change to it that stands. */
  get #wanted(): Golden {
    const standing = [...this.#changed].filter(([name]) => this.changes.isStanding(name));
    return new Map([...this.#parts.golden, ...standing]);
  }

  /** How a device was configured when all was well. */
  goldenConfiguration(device: string): string[] {
    return this.#parts.golden.get(device)?.configuration ?? [];
  }

  /** Takes what a device is like now for how it is when all is well. */
  async takeGolden(device: Device, limits: Limits): Promise<void> {
    this.#parts.golden.set(device.name, await device.look(limits));
    this.#tainted.delete(device.name);
  }

  /** @throws TsunaguError `agent.tainted` when a device that is named in a scenario's steps is not clean. */
  checkDevices(texts: string[]): void {
    const text = fold(texts.join('\n'));
    for (const name of this.#tainted.keys()) {
      const { aliases = [] } = this.testbed.devices.get(name) ?? {};
      if ([name, ...aliases].some(each => text.includes(fold(each)))) this.device(name);
    }
  }

  /**
   * Resets the devices after a scenario, as the testbed's policy or the scenario's tags want it, and gives the
   * scenario's lease back. What is not reset then is at the end of the run. A reset touches the network as a whole, so it happens while nobody else runs.
   */
  async resetAfter(lease: Lease, asked?: AskedReset): Promise<{ devices: ResetResult[]; ms: number }> {
    const { when } = this.testbed.reset;
    const byPolicy = when === 'always' || (when === 'touched' && lease.needs.alone);
    const wanted = this.devices.size > 0 && (asked === 'deep' || (byPolicy && asked !== 'none'));
    if (byPolicy && !wanted) this.#resetLater = true;
    let own = lease;
    try {
      if (!wanted) return { devices: [], ms: 0 };
      if (!lease.needs.alone) {
        lease.release();
        own = await this.leases.acquire(`reset after ${lease.holder}`, { hosts: new Set(), alone: true });
      }
      const started = performance.now();
      const devices = await this.reset([...this.devices.values()], asked === 'deep');
      return { devices, ms: performance.now() - started };
    } finally {
      own.release();
    }
  }

  /** Waits until the state of all devices is what it was when the site was opened. @throws WaitTimeout. */
  async waitGolden({ budgetMs, signal }: Limits): Promise<void> {
    const golden = this.#wanted;
    const look = async () => {
      const differing = await Promise.all(
        [...this.devices.values()].map(async device => {
          const state = await device.state({ budgetMs, signal });
          return state.join('\n') === golden.get(device.name)?.state.join('\n') ? [] : [device.name];
        }),
      );
      const seen = differing.flat().join(', ');
      return seen === '' ? { done: true as const, value: undefined } : { done: false as const, seen };
    };
    await waitFor(look, { budgetMs, signal, everyMs: 50 });
  }

  /** Resets devices, side by side; what does not come back clean is tainted from now on. */
  async reset(devices: Device[], deep = false): Promise<ResetResult[]> {
    const started = performance.now();
    const { budgetMs } = this.testbed.reset;
    const results = await resetDevices(devices, this.#wanted, { budgetMs, deep });
    this.#resets++;
    if (devices.length === this.devices.size) this.#resetLater = false;
    this.spend('reset', performance.now() - started);
    return [...results].map(([device, { changed, ms, tainted }]) => {
      if (tainted) this.#tainted.set(device, tainted);
      else this.#tainted.delete(device);
      return { device, undone: changed, ms, ...(tainted && { tainted }) };
    });
  }

  /** How a link and its ports are now. */
  async linkState(name: string): Promise<LinkState> {
    return (await this.linkStates()).find(link => link.name === name) ?? { name, ports: [] };
  }

  /** All links as they are now. */
  async linkStates(): Promise<LinkState[]> {
    const { links, ports } = await this.panel.state();
    return links.map(({ name, state, how, since, pairs, via }) => ({
      name,
      ...(state !== 'up' && how && { cut: { how, since: since ?? 0 } }),
      ports: [...pairs.flat(), ...via].map(end => {
        const seen = ports.find(port => port.switch === end.switch && port.port === end.port);
        return { port: `${end.switch}:${end.port}`, ...(seen && { name: seen.name }), up: seen?.up ?? false };
      }),
    }));
  }

  /** What is up. */
  async status(): Promise<Pick<SiteStatus, 'hosts' | 'links' | 'devices' | 'switches' | 'lab'>> {
    const { hosts, lab } = this.#parts;
    const { switches } = await this.panel.state();
    return {
      hosts: hosts.hosts
        .map(({ name }) => this.testbed.hosts.get(name))
        .flatMap(spec => spec ?? [])
        .map(spec => ({
          name: spec.name,
          addresses: interfacesOf(spec).flatMap(({ addresses, dynamic = [] }) => [
            ...addresses.map(({ address, prefix }) => `${address}/${prefix}`),
            ...dynamic,
          ]),
          port: interfacesOf(spec)
            .map(({ port }) => `${port.switch}:${port.port}`)
            .join(', '),
        })),
      links: await this.linkStates(),
      devices: [...this.testbed.devices.values()].map(({ name, platform }) => {
        const tainted = this.#tainted.get(name)?.message;
        const change = this.changes.pendingOf(name);
        return { name, platform, ...(tainted !== undefined && { tainted }), ...(change && { change }) };
      }),
      switches: switches.map(({ name, connected }) => ({ name, connected })),
      ...(lab && { lab: { name: this.testbed.lab ?? '', namespace: lab.spec.namespace } }),
    };
  }

  /** What a run comes to, at its end: what its scenarios left for later is reset first. */
  async report(): Promise<
    Pick<RunReport, 'resets' | 'cuts' | 'tainted' | 'changed' | 'leftCut' | 'skipped'>
  > {
    if (this.#resetLater) await this.reset([...this.devices.values()]);
    const changed = await this.#changedSinceGolden();
    const tainted = [...this.#tainted].map(([device, { text }]) => ({
      device,
      reason: { en: text.en.what, ja: text.ja.what },
    }));
    const leftCut = (await this.linkStates()).flatMap(({ name, cut }) => (cut ? [name] : []));
    return { resets: this.#resets, cuts: this.#cuts, tainted, changed, leftCut, skipped: this.#skipped };
  }

  /** Devices that are configured otherwise than they are to be; one that does not answer is told with its reason. */
  async #changedSinceGolden(): Promise<RunReport['changed']> {
    const wanted = this.#wanted;
    const looks = [...this.devices.values()].map(async device => {
      const difference = await device
        .configuration({ budgetMs: lastLookMs })
        .then(now => device.configurationDifference(now, wanted.get(device.name)?.configuration ?? []))
        .catch(error => asUserErrors(error).map(({ message }) => message));
      return { device: device.name, difference };
    });
    return (await Promise.all(looks)).filter(({ difference }) => difference.length > 0);
  }

  /** What cannot be done on this machine. */
  get #skipped(): RunReport['skipped'] {
    const { hosts } = this.#parts;
    if (hosts.hasRoomForNeighbours) return [];
    const count = hosts.hosts.length;
    return [
      {
        en: {
          what: `room in the kernel's neighbour table for a mesh of ${count} hosts`,
          why: "gc_thresh can only be raised in the machine's first namespace, as root: many pairs at once may lose packets",
        },
        ja: {
          what: `ホスト ${count} 台のメッシュに足りる近隣テーブルの確保`,
          why: 'gc_thresh はマシンの最初の名前空間で root だけが変更できるため、多数の組が同時に通信するとパケットが失われることがあります',
        },
      },
    ];
  }

  /** Starts the account of a new run. */
  resetAccount(): void {
    this.#resets = 0;
    this.#cuts = 0;
  }

  /** Takes everything down. @throws TsunaguError `scope.cleanup` with everything that failed. */
  async close(): Promise<void> {
    this.handCuts.close();
    const left = await this.changes.rollBackAll(this.changes.devices);
    if (this.#resetLater) {
      const results = await this.reset([...this.devices.values()]);
      left.push(...results.flatMap(({ tainted }) => tainted ?? []));
    }
    for (const problem of left) this.#parts.log(problem);
    await this.#parts.close();
    if (left.length > 0) throw left[0];
  }
}
