import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { execa } from 'execa';
import { language } from '../errors/index.js';
import { findings } from './doctor-text.js';

/** One thing that was looked at. */
export interface Finding {
  what: string;
  /** ok; missing: nothing works without; limited: something is skipped without. */
  state: 'ok' | 'missing' | 'limited';
  /** What was seen, or what follows from its absence and what to do. */
  note: string;
}

/** Programs that the tester needs, with the Debian package that holds them. */
const testerPrograms = [
  { program: 'ip', package: 'iproute2' },
  { program: 'ethtool', package: 'ethtool' },
  { program: 'ovs-vsctl', package: 'openvswitch-switch' },
];

/** Programs that the embedded lab needs besides. */
const labPrograms = [
  { program: '/usr/lib/frr/zebra', package: 'frr' },
  { program: '/usr/sbin/sshd', package: 'openssh-server' },
  { program: 'nft', package: 'nftables' },
  { program: 'keepalived', package: 'keepalived' },
  { program: 'conntrackd', package: 'conntrackd' },
  { program: 'conntrack', package: 'conntrack' },
  { program: 'unshare', package: 'util-linux' },
];

const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'];

function isInstalled(program: string): boolean {
  return program.startsWith('/')
    ? existsSync(program)
    : folders.some(folder => existsSync(join(folder, program)));
}

/** Names of Debian packages that hold the programs which this machine lacks. */
export function missingPackages(): string[] {
  const missing = [...testerPrograms, ...labPrograms].filter(({ program }) => !isInstalled(program));
  return [...new Set(missing.map(entry => entry.package))];
}

/** Looks at the machine: what is there, what lacks, what will be skipped without it. Leaves nothing behind. */
export async function examine(): Promise<Finding[]> {
  const text = findings[language()];
  const programs = [
    ...testerPrograms.map(entry => program(entry, 'missing')),
    ...labPrograms.map(entry => program(entry, 'limited')),
  ];
  const root = await examineRoot();
  const kernel = root.state === 'ok' ? await examineKernel() : [];
  const node = Number(process.versions.node.split('.')[0]);
  return [
    { what: 'Node.js', state: node >= 20 ? 'ok' : 'missing', note: text.node(process.version) },
    root,
    ...programs,
    examineSwitchDaemon(),
    ...kernel,
  ];

  function program(entry: { program: string; package: string }, otherwise: Finding['state']): Finding {
    const there = isInstalled(entry.program);
    return {
      what: entry.program,
      state: there ? 'ok' : otherwise,
      note: there ? '' : text.install(entry.package),
    };
  }

  async function examineRoot(): Promise<Finding> {
    if (process.getuid?.() === 0) return { what: 'root', state: 'ok', note: text.isRoot };
    const sudo = await execa('sudo', ['-n', 'true'], { reject: false });
    if (sudo.exitCode === 0) return { what: 'root', state: 'ok', note: text.bySudo };
    return { what: 'root', state: 'missing', note: text.noRoot };
  }

  function examineSwitchDaemon(): Finding {
    const what = 'Open vSwitch';
    if (existsSync('/var/run/openvswitch/db.sock')) return { what, state: 'ok', note: text.runs };
    return { what, state: 'missing', note: text.startSwitch };
  }

  async function examineKernel(): Promise<Finding[]> {
    const trials: {
      what: string;
      command: string;
      lacking: keyof typeof text.kernel;
      state: Finding['state'];
    }[] = [
      {
        what: 'veth',
        command: 'ip link add try0 type veth peer name try1',
        lacking: 'veth',
        state: 'missing',
      },
      {
        what: '802.1Q (8021q)',
        command:
          'ip link add try0 type veth peer name try1 && ip link add link try0 name try0.5 type vlan id 5',
        lacking: 'vlan',
        state: 'limited',
      },
      { what: 'VRF', command: 'ip link add try0 type vrf table 10', lacking: 'vrf', state: 'limited' },
      {
        what: 'netem',
        command: 'ip link add try0 type veth peer name try1 && tc qdisc add dev try0 root netem delay 1ms',
        lacking: 'netem',
        state: 'limited',
      },
      { what: 'nf_tables', command: 'nft add table inet t', lacking: 'nft', state: 'limited' },
    ];
    const found = await Promise.all(trials.map(({ command }) => inNewNamespace(command)));
    const kernel = trials.map(({ what, lacking, state }, index): Finding => {
      return found[index] ? { what, state: 'ok', note: '' } : { what, state, note: text.kernel[lacking] };
    });
    const module = existsSync('/sys/module/openvswitch');
    const datapath: Finding = {
      what: 'openvswitch module',
      state: module ? 'ok' : 'limited',
      note: module ? '' : text.kernel.openvswitch,
    };
    return [...kernel, datapath];
  }
}

/** Tries a command in a network namespace that lives just for it. */
async function inNewNamespace(command: string): Promise<boolean> {
  const unshare = ['unshare', '--net', 'sh', '-c', `${command}`];
  const [program = '', ...args] = process.getuid?.() === 0 ? unshare : ['sudo', '-n', ...unshare];
  return (await execa(program, args, { reject: false })).exitCode === 0;
}
