import { runMininet } from '../mininet/run.js';
import type { Times } from './hosts.js';

/** Mininet's own API, in its own process; the times are taken in there, without the start of Python. */
const SCRIPT = `
import json, sys, time
from mininet.net import Mininet
from mininet.node import OVSSwitch
count, datapath = int(sys.argv[1]), sys.argv[2]
started = time.monotonic()
net = Mininet(controller=None, ipBase='10.96.0.0/16')
switch = net.addSwitch('s1', cls=OVSSwitch, failMode='secure', datapath=datapath)
for index in range(count):
    net.addLink(net.addHost('h%d' % index, defaultRoute='via 10.96.255.254'), switch)
net.start()
made = time.monotonic()
net.stop()
removed = time.monotonic()
print(json.dumps({'madeMs': (made - started) * 1000, 'removedMs': (removed - made) * 1000}))
`;

/** Makes hosts by Mininet's API and removes them; undefined where it is not installed. */
export function mininet(count: number): Promise<Times | undefined> {
  return runMininet(SCRIPT, count);
}
