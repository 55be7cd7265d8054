import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connections, Panel, type PanelChange, type Wiring } from '../../src/patch/index.js';
import type { PatchSwitchSpec, PortRef } from '../../src/testbed/model.js';
import { MemoryLedger } from '../patch/support/memory-ledger.js';
import { EmulatedSwitch } from '../support/emulated-switch/emulated-switch.js';
import type { Quirks } from '../support/emulated-switch/quirks.js';

export const LIMITS = { budgetMs: 2000 };
export const DATAPATH_ID = 0x746c34n;

/** The switch's ports by number; 1 is the uplink. */
export const PORTS = { 1: 'eth1', 2: 'eth2', 3: 'eth3', 4: 'eth4' };
const at = (port: number): PortRef => ({ switch: 'sw1', port });

/** The link `wan` from port 3 to port 4. */
export const LINK: Wiring = { hosts: [], links: [{ name: 'wan', pairs: [[at(3), at(4)]] }] };
/** That, and a host on port 2. */
export const HOST_AND_LINK: Wiring = {
  hosts: [{ name: 'h1', port: at(2), mac: '02:00:00:00:00:11', softwarePort: 2 }],
  links: LINK.links,
};

export function spec(
  ports: Record<number, string> = PORTS,
  more: Partial<PatchSwitchSpec> = {},
): PatchSwitchSpec {
  const declared = Object.entries(ports).filter(([number]) => number !== '1');
  return {
    ...{ name: 'sw1', site: 'here', datapathId: DATAPATH_ID, where: { file: 'testbed.yaml' } },
    control: { mode: 'listen', host: 'unix', port: 0 },
    uplink: { port: 1, interface: 'up' },
    ports: new Map(
      declared.map(([number, name]) => [Number(number), { number: Number(number), name }] as const),
    ),
    ...more,
  };
}

/** A panel with one emulated patch switch, and a software switch that is emulated too and behaves. */
export class EmulatedSite {
  readonly device: EmulatedSwitch;
  readonly ledger = new MemoryLedger();
  readonly connections = new Connections('the test’s socket');
  readonly panel: Panel;
  readonly changes: PanelChange[] = [];
  readonly #folder = mkdtempSync(join(tmpdir(), 'tl4-'));
  readonly #servers: Server[] = [];

  constructor(
    device: EmulatedSwitch,
    ports: Record<number, string> = PORTS,
    more: Partial<PatchSwitchSpec> = {},
  ) {
    this.device = device;
    this.panel = new Panel({
      ...{
        switches: new Map([['sw1', spec(ports, more)]]),
        uplinks: new Map([['up', 1]]),
        ledger: this.ledger,
      },
    });
    this.panel.on('change', change => this.changes.push(change));
    this.connections.expect(this.panel.switch('sw1'));
    this.#listen('controller', socket => void this.connections.accept(socket));
    const software = new EmulatedSwitch(1n, { 1: 'up', 2: 'h1' });
    this.#listen('software', socket => void software.take(socket));
    void this.connections.dial(
      this.panel.software,
      () =>
        new Promise((resolve, reject) => {
          const socket = connect(this.#path('software'), () => resolve(socket)).once('error', reject);
        }),
    );
  }

  /** A site whose switch is connected and misbehaves like this. */
  static async open(
    quirks: Quirks = {},
    ports: Record<number, string> = PORTS,
    more: Partial<PatchSwitchSpec> = {},
  ): Promise<EmulatedSite> {
    const site = new EmulatedSite(new EmulatedSwitch(DATAPATH_ID, ports, quirks), ports, more);
    await site.connect();
    return site;
  }

  /** The switch calls, and is taken. */
  async connect(): Promise<void> {
    const taken = this.connections.waitForSwitch(this.panel.switch('sw1'), LIMITS);
    await Promise.all([this.device.call(this.#path('controller')), taken]);
    await this.connections.waitForSwitch(this.panel.software, LIMITS);
  }

  /** Its connection breaks, and both sides know. */
  async disconnect(): Promise<void> {
    const noticed = once(this.panel.switch('sw1'), 'disconnected');
    await Promise.all([this.device.hangUp(), noticed]);
  }

  /** The switch calls, and whatever becomes of it. */
  async call(): Promise<void> {
    await this.device.call(this.#path('controller'));
  }

  /** Ends as an agent does that dies: nothing is restored. */
  close(): void {
    this.connections.close();
    for (const server of this.#servers) server.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #listen(name: string, onConnection: Parameters<typeof createServer>[1]): void {
    this.#servers.push(createServer(onConnection as () => void).listen(this.#path(name)));
  }

  #path(name: string): string {
    return join(this.#folder, name);
  }
}
