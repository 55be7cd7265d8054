import { execa } from 'execa';
import { runMininet } from '../mininet/run.js';
import type { Fabric } from './fabric.js';

/** How long a mesh took, and how many of its pairs were called dead, all of which are alive. */
export interface Mesh {
  ms: number;
  wrong: number;
}

/** Mininet's own pingAll, in its own process; the time is taken in there. */
const SCRIPT = `
import json, sys, time
from mininet.net import Mininet
from mininet.node import OVSSwitch
count, datapath = int(sys.argv[1]), sys.argv[2]
net = Mininet(controller=None, ipBase='10.97.0.0/16')
switch = net.addSwitch('s1', cls=OVSSwitch, failMode='standalone', datapath=datapath)
for index in range(count):
    net.addLink(net.addHost('h%d' % index), switch)
try:
    net.start()
    for host in net.hosts:
        host.cmd('ethtool -K %s tx off' % host.defaultIntf())
    started = time.monotonic()
    lost = net.pingAll(timeout='1')
    ms = (time.monotonic() - started) * 1000
finally:
    net.stop()
print(json.dumps({'ms': ms, 'wrong': round(lost * count * (count - 1) / 100)}))
`;

/** Undefined where it is not installed. */
export function mininetPingAll(count: number): Promise<Mesh | undefined> {
  return runMininet(SCRIPT, count);
}

/** `ping -c1` from each host to each other, one after the other. */
export async function pingInTurn({ pool }: Fabric): Promise<Mesh> {
  const started = performance.now();
  let wrong = 0;
  for (const from of pool.hosts) {
    const targets = pool.hosts.filter(host => host !== from).map(host => host.addresses[0]);
    // One shell a host: what is compared is ping, not how its process is started.
    const script = targets
      .map(target => `ping -n -q -c1 -W1 ${target} >/dev/null || echo ${target}`)
      .join('\n');
    const { stdout } = await execa('ip', ['netns', 'exec', from.ns.name ?? '', 'sh'], { input: script });
    wrong += stdout.split('\n').filter(line => line !== '').length;
  }
  return { ms: performance.now() - started, wrong };
}

/** One fping a host, all at once; undefined where it is not installed (the package `fping`). */
export async function fpingEach({ pool }: Fabric): Promise<Mesh | undefined> {
  const there = await execa('fping', ['-v'], { reject: false });
  if (there.failed && there.code === 'ENOENT') return undefined;
  const started = performance.now();
  const dead = await Promise.all(
    pool.hosts.map(async from => {
      const targets = pool.hosts.filter(host => host !== from).map(host => host.addresses[0] ?? '');
      const args = ['netns', 'exec', from.ns.name ?? '', 'fping', '-u', ...targets];
      const { stdout } = await execa('ip', args, { reject: false });
      return stdout.split('\n').filter(line => line !== '').length;
    }),
  );
  return { ms: performance.now() - started, wrong: dead.reduce((sum, count) => sum + count, 0) };
}
