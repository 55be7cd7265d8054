import { execa } from 'execa';
import { datapathType } from '../../src/patch/ovs.js';
import { addressOf, macOf, type Times } from './hosts.js';

const BRIDGE = 'bench-nt';

/**
 * Makes hosts as NetTester (and Phut below it) does: a process for each command. Without its `sudo`, which would cost more.
 * Made means that the last command has ended: nothing is waited for.
 */
export async function netTesterWay(count: number): Promise<Times> {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const started = performance.now();
  let madeMs = 0;
  try {
    const datapath = `datapath_type=${await datapathType()}`;
    await run(`ovs-vsctl add-br ${BRIDGE} -- set Bridge ${BRIDGE} fail_mode=secure ${datapath}`);
    for (const index of numbers) for (const command of making(index)) await run(command);
    madeMs = performance.now() - started;
  } finally {
    for (const index of numbers) for (const command of removing(index)) await run(command);
    await run(`ovs-vsctl del-br ${BRIDGE}`);
  }
  return { madeMs, removedMs: performance.now() - started - madeMs };
}

function making(index: number): string[] {
  const [outside, inside, namespace] = [`bnt${index}`, `bnt${index}_e`, `bench-nt-${index}`];
  const within = `ip netns exec ${namespace}`;
  return [
    `ip link add name ${outside} type veth peer name ${inside}`,
    `ip link set dev ${outside} up`,
    `ip netns add ${namespace}`,
    `ip link set dev ${inside} netns ${namespace}`,
    `${within} ip link set dev ${inside} address ${macOf(index)}`,
    `${within} ip link set dev lo up`,
    `${within} ip link set dev ${inside} up`,
    `${within} ip addr add ${addressOf(index)}/16 dev ${inside}`,
    `${within} ip route add default via 10.96.255.254`,
    `ovs-vsctl add-port ${BRIDGE} ${outside}`,
  ];
}

function removing(index: number): string[] {
  return [
    `ovs-vsctl --if-exists del-port ${BRIDGE} bnt${index}`,
    `ip link delete bnt${index}`,
    `ip netns delete bench-nt-${index}`,
  ];
}

async function run(command: string): Promise<void> {
  const [program = '', ...args] = command.split(' ');
  await execa(program, args);
}
