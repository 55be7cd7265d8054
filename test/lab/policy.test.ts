import { join } from 'node:path';
import { expect } from 'chai';
import { labUp, type RunningLab } from '../../src/lab/index.js';
import {
  checksumOffloadOff,
  connectTcp,
  createNamespaces,
  ipBatch,
  listenTcp,
  Namespace,
  removeNamespaces,
  runIn,
} from '../../src/netns/index.js';
import { LINKS, loadCopy, MemoryLedger, makeFolder, NAMESPACE, patch, run } from './support.js';

/** Hosts of the testbed file: the patch switch's port, and the VLAN that they tag their frames with there. */
const HOSTS = {
  office: { address: '10.1.10.10', gateway: '10.1.10.1', port: 2 },
  developer: { address: '10.1.10.11', gateway: '10.1.10.1', port: 4, vlan: 10 },
  guest: { address: '10.1.30.10', gateway: '10.1.30.1', port: 3 },
  web: { address: '10.2.20.80', gateway: '10.2.20.1', port: 9 },
  dns: { address: '10.2.20.53', gateway: '10.2.20.1', port: 11, vlan: 20 },
  admin: { address: '10.2.40.10', gateway: '10.2.40.1', port: 10 },
};
type Host = keyof typeof HOSTS;
const NAMES = Object.keys(HOSTS) as Host[];

describe('the lab two-routes, for its hosts', function () {
  this.timeout(60_000);
  const { folder, remove } = makeFolder();
  const namespaces = new Map<Host, Namespace>();
  const listeners: { close(): void }[] = [];
  let lab: RunningLab;

  before(async () => {
    lab = await labUp(loadCopy(folder), { ledger: new MemoryLedger(), runDir: join(folder, 'run') });
    await createNamespaces(
      NAMES.map(name => `${NAMESPACE}-${name}`),
      new MemoryLedger(),
    );
    for (const [index, name] of NAMES.entries()) await plug(name, 101 + index);
    for (const [name, port] of [
      ['web', 80],
      ['web', 8080],
      ['admin', 443],
      ['office', 9100],
    ] as const) {
      listeners.push(await listenTcp(at(name), { host: HOSTS[name].address, port }));
    }
    await patch(lab, ...LINKS);
    await lab.waitReady({ budgetMs: 15_000 });
  });

  after(async () => {
    for (const listener of listeners) listener.close();
    for (const namespace of namespaces.values()) namespace.close();
    const left = await removeNamespaces(NAMES.map(name => `${NAMESPACE}-${name}`));
    await lab?.down();
    remove();
    expect(left).to.deep.equal([]);
  });

  const at = (name: Host): Namespace => {
    const namespace = namespaces.get(name) ?? Namespace.open(`${NAMESPACE}-${name}`);
    namespaces.set(name, namespace);
    return namespace;
  };

  /** Plugs a host into the patch switch and joins it with its port, tagged where it is on a trunk. */
  async function plug(name: Host, port: number): Promise<void> {
    const { address, gateway, port: to, vlan } = { vlan: undefined, ...HOSTS[name] };
    const labNamespace = Namespace.open(NAMESPACE);
    await ipBatch(
      [`link add h-${name} type veth peer name eth0 netns ${NAMESPACE}-${name}`, `link set h-${name} up`],
      { namespace: labNamespace },
    );
    labNamespace.close();
    const lines = [
      'link set eth0 up',
      `address add ${address}/24 dev eth0`,
      `route add default via ${gateway}`,
    ];
    await ipBatch(lines, { namespace: at(name) });
    checksumOffloadOff(at(name), 'eth0');
    const request = ['--', 'set', 'interface', `h-${name}`, `ofport_request=${port}`];
    await run(lab, 'PS1', 'ovs-vsctl', 'add-port', 'PS1', `h-${name}`, ...request);
    if (vlan === undefined) return patch(lab, [port, to]);
    const add = (flow: string) => run(lab, 'PS1', 'ovs-ofctl', '-O', 'OpenFlow13', 'add-flow', 'PS1', flow);
    await add(`in_port=${port},actions=push_vlan:0x8100,set_field:${0x1000 + vlan}->vlan_vid,output:${to}`);
    await add(`in_port=${to},dl_vlan=${vlan},actions=pop_vlan,output:${port}`);
  }

  async function canPing(from: Host, to: Host): Promise<boolean> {
    const args = ['-c', '2', '-i', '0.2', '-W', '1', HOSTS[to].address];
    return (await runIn(at(from), 'ping', args, { budgetMs: 5_000 })).exitCode === 0;
  }

  /** How a connection ends: `connected`, or the system's error. */
  async function connect(from: Host, to: Host, port: number): Promise<string> {
    try {
      (await connectTcp(at(from), { host: HOSTS[to].address, port, budgetMs: 1_000 })).destroy();
      return 'connected';
    } catch (error) {
      return String((error as NodeJS.ErrnoException).code);
    }
  }

  it('lets the office reach servers and administration, from access ports and from the trunk', async () => {
    expect(await canPing('office', 'web')).to.equal(true);
    expect(await canPing('office', 'admin')).to.equal(true);
    expect(await canPing('developer', 'dns')).to.equal(true);
    expect(await canPing('developer', 'office')).to.equal(true);
    expect(await connect('developer', 'web', 8080)).to.equal('connected');
    expect(await connect('office', 'admin', 443)).to.equal('connected');
  });

  it('lets guests fetch web pages and nothing else, which they are told', async () => {
    expect(await connect('guest', 'web', 80)).to.equal('connected');
    expect(await connect('guest', 'web', 8080)).to.equal('EHOSTUNREACH');
    expect(await canPing('guest', 'web')).to.equal(false);
  });

  it('shows guests nothing of administration and of the office', async () => {
    expect(await connect('guest', 'admin', 443)).to.equal('ETIMEDOUT');
    expect(await connect('guest', 'office', 9100)).to.equal('ETIMEDOUT');
    expect(await canPing('guest', 'admin')).to.equal(false);
    expect(await canPing('office', 'guest'), 'the office may begin').to.equal(true);
  });

  it('lets answers pass, and the servers begin with the office', async () => {
    expect(await connect('dns', 'office', 9100)).to.equal('connected');
    expect(await canPing('web', 'guest')).to.equal(false);
  });

  it('is no way into the management network', async () => {
    const before = await runIn(at('office'), 'ping', ['-c', '1', '-W', '1', '10.1.10.1'], {
      budgetMs: 5_000,
    });
    expect(before.exitCode, 'the router itself answers').to.equal(0);
    for (const address of ['192.0.2.1', '192.0.2.254']) {
      const { exitCode } = await runIn(at('office'), 'ping', ['-c', '1', '-W', '1', address], {
        budgetMs: 5_000,
      });
      expect(exitCode, address).to.not.equal(0);
    }
  });
});
