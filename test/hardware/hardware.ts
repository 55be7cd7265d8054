import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Scope } from '../../src/scope/index.js';
import { host, ip, namespace, PrivateOvs } from '../patch/support/rig.js';

const NET = 'tl4-net';

/** The testbed file that names it. */
export const testbed = `version: 1
sites:
  tl4:
    management: { namespace: ${NET} }
switches:
  HW:
    datapath: "0x00000000746c3400"
    listen: 127.0.0.1:6653
    uplink: { port: 1, interface: tl4-up }
    ports: { 2: p2, 3: p3, 4: d4, 5: d5, 6: c6, 7: c7, 8: p8, 9: p9 }
hosts:
  h1: { address: 10.94.0.1/24, port: HW:2 }
  h2: { address: 10.94.0.2/24, port: HW:3 }
links:
  wan: { aliases: [main line], ports: [HW:4, HW:5] }
  lan: { ports: [HW:8, HW:9] }
`;

/**
 * A patch switch that is not tsunagu's: a bridge of an Open vSwitch in a namespace, which stays when sites come and go, with
 * a testbed file that names it. Ports 4 and 5 lead to the namespaces tl4-d4 and tl4-d5; a cable joins 6 and 7.
 */
export class Hardware {
  readonly folder = mkdtempSync(join(tmpdir(), 'tl4-hardware-'));

  private constructor(readonly ovs: PrivateOvs) {
    writeFileSync(join(this.folder, 'testbed.yaml'), testbed);
  }

  static async start(scope: Scope): Promise<Hardware> {
    await namespace(scope, NET);
    scope.defer('uplink', async () => {
      await ip(['link del tl4-up']).catch(() => {});
    });
    await ip([`link add tl4-up type veth peer name u1 netns ${NET}`, `-n ${NET} link set u1 mtu 1508 up`]);
    for (const name of ['p2', 'p3', 'p8', 'p9']) {
      await ip([`-n ${NET} link add ${name} type veth peer name ${name}-far`]);
      await ip([`-n ${NET} link set ${name} up`, `-n ${NET} link set ${name}-far up`]);
    }
    await ip([`-n ${NET} link add c6 type veth peer name c7`]);
    await ip([`-n ${NET} link set c6 up`, `-n ${NET} link set c7 up`]);
    await host(scope, 'tl4-d4', 'd4', NET, '10.95.0.4');
    await host(scope, 'tl4-d5', 'd5', NET, '10.95.0.5');
    const ovs = await PrivateOvs.start(scope, NET);
    const hardware = new Hardware(ovs);
    scope.defer('folder', () => rmSync(hardware.folder, { recursive: true, force: true }));
    const ports = ['u1', 'p2', 'p3', 'd4', 'd5', 'c6', 'c7', 'p8', 'p9'];
    await ovs.vsctl(
      ...['add-br', 'hw', '--', 'set', 'Bridge', 'hw', 'datapath_type=netdev', 'fail_mode=secure'],
      ...['protocols=OpenFlow10,OpenFlow13', 'other_config:datapath-id=00000000746c3400'],
      ...ports.flatMap((name, index) => [
        ...['--', 'add-port', 'hw', name, '--', 'set', 'Interface', name, `ofport_request=${index + 1}`],
      ]),
    );
    await hardware.callAt(6653);
    return hardware;
  }

  /** Has the testbed file name a profile of the switch, or none. */
  name(profile: string | undefined): void {
    const line = profile === undefined ? '' : `    profile: ${profile}\n`;
    writeFileSync(join(this.folder, 'testbed.yaml'), testbed.replace('    uplink:', `${line}    uplink:`));
  }

  /** Has the switch call its controllers at these ports, from now on. */
  async callAt(...ports: number[]): Promise<void> {
    await this.ovs.vsctl(
      ...['set', 'Bridge', 'hw', `controller=${ports.map(port => `@c${port}`).join()}`],
      ...ports.flatMap(port => [
        ...['--', `--id=@c${port}`, 'create', 'Controller', `target="tcp:127.0.0.1:${port}"`],
        ...['max_backoff=1000', 'connection_mode=out-of-band'],
      ]),
    );
  }

  /** Flows that are not tsunagu's, as ovs-ofctl prints them, without what counts; in order. */
  async foreignFlows(): Promise<string[]> {
    return (await this.#flows()).filter(line => !line.includes('cookie=0x74737567'));
  }

  /** Flows with tsunagu's cookie. */
  async ourFlows(): Promise<string[]> {
    return (await this.#flows()).filter(line => line.includes('cookie=0x74737567'));
  }

  async #flows(): Promise<string[]> {
    const text = await this.ovs.ofctl('dump-flows', 'hw', '--no-stats');
    return text
      .split('\n')
      .filter(line => line.includes('actions='))
      .sort();
  }
}
