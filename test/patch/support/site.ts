import { rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import {
  Connections,
  createSoftwareSwitch,
  Panel,
  type SoftwareSwitch,
  type Wiring,
  waitForPorts,
} from '../../../src/patch/index.js';
import type { Scope } from '../../../src/scope/index.js';
import type { PatchSwitchSpec, PortRef } from '../../../src/testbed/model.js';
import { MemoryLedger } from './memory-ledger.js';
import { carrier, host, ip, namespace, PrivateOvs } from './rig.js';

export const LIMITS = { budgetMs: 5000 };
export const DATAPATH_ID = 0x7063_6801n;
export const BRIDGE = 'pch-sw';

/** Host by its port of the software switch; the patch-switch port and VLAN that it is on. */
export const HOSTS = [
  { name: 'pch-h1', mac: '02:00:00:00:01:01', address: '10.77.0.1', port: 2 },
  { name: 'pch-h2', mac: '02:00:00:00:01:02', address: '10.77.0.2', port: 2 },
  { name: 'pch-h3', mac: '02:00:00:00:01:03', address: '10.77.0.3', port: 3, vlan: 10 },
];
export const SERVER = '10.77.0.100';

export const SPEC: PatchSwitchSpec = {
  ...{ name: 'hw', site: 'here', datapathId: DATAPATH_ID },
  control: { mode: 'listen', host: 'unix', port: 0 },
  uplink: { port: 1, interface: 'pch-up' },
  ports: new Map(
    [
      [2, 'p2'],
      [3, 'p3'],
      [4, 'd1'],
      [5, 'd2'],
    ].map(([number, name]) => [Number(number), { number: Number(number), name: String(name) }]),
  ),
  where: { file: 'testbed.yaml' },
};

const at = (port: number): PortRef => ({ switch: 'hw', port });

/** Hosts on ports 2 (untagged) and 3 (VLAN 10), and the link `wan` from port 4 to port 5. */
export const WIRING: Wiring = {
  hosts: HOSTS.map(({ name, mac, port, vlan }, index) => ({
    ...{ name, mac, port: at(port), softwarePort: 101 + index },
    ...(vlan && { vlan }),
  })),
  links: [{ name: 'wan', pairs: [[at(4), at(5)]] }],
};

/** Where the network under test and the patch switch are; the latter connects to `controlPath`. */
export interface Plant {
  ovs: PrivateOvs;
  controlPath: string;
  /** Makes the patch switch connect at once: by itself it would wait for up to 8 s (ovs-vswitchd ignores max_backoff there). */
  call(): Promise<void>;
}

/**
 * A patch switch `hw` and a network under test, on an Open vSwitch of their own in one namespace: port 2 and 3 of `hw`
 * lead to the L2 switch `l2` (access VLAN 10 and trunk), where a server is; pch-d1 and pch-d2 are on ports 4 and 5.
 */
export async function plant(scope: Scope): Promise<Plant> {
  await namespace(scope, 'pch-net');
  const ovs = await PrivateOvs.start(scope, 'pch-net');
  // The only Unix path that ovs-vswitchd takes for a controller.
  const controlPath = join(ovs.folder, 'hw.controller');
  await ip([
    'link add pch-up type veth peer name u1 netns pch-net',
    '-n pch-net link set dev u1 mtu 1508 up',
    ...['2', '3'].flatMap(port => [
      `-n pch-net link add p${port} type veth peer name a${port}`,
      `-n pch-net link set p${port} up`,
      `-n pch-net link set a${port} up`,
    ]),
  ]);
  await host(scope, 'pch-srv', 'srv', 'pch-net', SERVER);
  await host(scope, 'pch-d1', 'd1', 'pch-net', '10.78.0.1');
  await host(scope, 'pch-d2', 'd2', 'pch-net', '10.78.0.2');
  for (const { name, mac, address } of HOSTS) await host(scope, name, `${name}v`, undefined, address, mac);
  const on = (bridge: string, name: string, number: number): string[] => [
    ...['--', 'add-port', bridge, name, '--', 'set', 'Interface', name, `ofport_request=${number}`],
  ];
  await ovs.vsctl(
    ...['--', 'add-br', 'hw', '--', 'set', 'Bridge', 'hw', 'datapath_type=netdev', 'fail_mode=secure'],
    ...['protocols=OpenFlow13', `other_config:datapath-id=${DATAPATH_ID.toString(16).padStart(16, '0')}`],
    ...[
      ...on('hw', 'u1', 1),
      ...on('hw', 'p2', 2),
      ...on('hw', 'p3', 3),
      ...on('hw', 'd1', 4),
      ...on('hw', 'd2', 5),
    ],
    ...[
      '--',
      'set-controller',
      'hw',
      `unix:${controlPath}`,
      '--',
      'set',
      'Controller',
      'hw',
      'max_backoff=1000',
    ],
    ...['--', 'add-br', 'l2', '--', 'set', 'Bridge', 'l2', 'datapath_type=netdev', 'fail_mode=standalone'],
    ...['--', 'add-port', 'l2', 'a2', 'tag=10', '--', 'add-port', 'l2', 'a3', 'trunks=10'],
    ...['--', 'add-port', 'l2', 'srv', 'tag=10'],
  );
  let slashes = '/';
  const call = async (): Promise<void> => {
    // Another spelling of the path is another controller; with none in between, its flows would be flushed.
    slashes = slashes === '/' ? '//' : '/';
    await ovs.vsctl('set-controller', 'hw', `unix:${ovs.folder}${slashes}hw.controller`);
  };
  return { ovs, controlPath, call };
}

/** Our side: the tester's software switch, and a panel that the patch switch connects to. */
export class Site {
  readonly ledger = new MemoryLedger();
  readonly connections = new Connections('the test’s socket');
  readonly panel: Panel;
  readonly #server: Server;

  constructor(
    readonly scope: Scope,
    readonly software: SoftwareSwitch | undefined,
    controlPath: string,
  ) {
    this.panel = new Panel({
      switches: new Map([['hw', SPEC]]),
      uplinks: software?.uplinks ?? new Map(),
      ledger: this.ledger,
      carrier: async ({ port }) => (port >= 4 ? await carrier(`pch-d${port - 3}`) : undefined),
    });
    this.connections.expect(this.panel.switch('hw'));
    if (software) this.dialSoftware(software);
    // A killed agent leaves its socket's file.
    rmSync(controlPath, { force: true });
    this.#server = createServer(socket => void this.connections.accept(socket)).listen(controlPath);
    scope.defer('site', () => this.close());
  }

  dialSoftware({ socketPath }: SoftwareSwitch): void {
    void this.connections.dial(
      this.panel.software,
      () =>
        new Promise((resolve, reject) => {
          const socket = connect(socketPath, () => resolve(socket)).once('error', reject);
        }),
    );
  }

  /** Without hosts, and so without a software switch. */
  static async startBare(scope: Scope, { controlPath, call }: Plant): Promise<Site> {
    const site = new Site(scope, undefined, controlPath);
    await call();
    await site.ready();
    return site;
  }

  static async start(scope: Scope, { controlPath, call }: Plant): Promise<Site> {
    const ledger = new MemoryLedger();
    const software = await createSoftwareSwitch({
      ...{ bridge: BRIDGE, uplinks: ['pch-up'], hosts: HOSTS.map(({ name }) => `${name}v`) },
      ...{ innerTags: true, ledger },
    });
    scope.defer('software switch', () => software.remove());
    const site = new Site(scope, software, controlPath);
    await call();
    await site.ready();
    return site;
  }

  async ready(): Promise<void> {
    await this.connections.waitForSwitch(this.panel.switch('hw'), LIMITS);
    if (!this.software) return;
    await this.connections.waitForSwitch(this.panel.software, LIMITS);
    await waitForPorts(this.panel.software, this.software, LIMITS);
  }

  /** Drops all connections and takes none any more, as an agent does that dies. */
  close(): void {
    this.#server.close();
    this.connections.close();
  }
}
