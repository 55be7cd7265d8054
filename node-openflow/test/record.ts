// Records what Open vSwitch says: node dist/test/record.js writes test/captured/of10.hex and of13.hex.
// Every ovs-ofctl command below goes through a proxy to a bridge of a private ovs-vswitchd; each message that crosses is a
// line, `> hex` from ovs-ofctl and `< hex` from the switch. Repetitions of the same kind and huge ones are left out.

import { mkdir, writeFile } from 'node:fs/promises';
import net from 'node:net';
import { fileURLToPath } from 'node:url';
import { Ovs } from './support/ovs.js';

const IN = fileURLToPath(new URL('../../test/captured/', import.meta.url));
const MAX_BYTES = 17_000;

const both = (bridge: string): string[][] => [
  ['show', bridge],
  [
    'add-flow',
    bridge,
    'cookie=0x1,priority=5,tcp,in_port=1,dl_vlan=100,nw_src=10.0.0.0/8,tp_dst=22,actions=strip_vlan,output:2',
  ],
  [
    'add-flow',
    bridge,
    'priority=6,udp,nw_dst=192.0.2.1,nw_tos=184,actions=mod_dl_src:02:00:00:00:00:01,mod_dl_dst:02:00:00:00:00:02,mod_nw_src:1.2.3.4,mod_nw_dst:4.3.2.1,mod_nw_tos:4,mod_tp_src:5,mod_tp_dst:6,output:2',
  ],
  [
    'add-flow',
    bridge,
    'priority=7,arp,arp_spa=10.0.0.1,arp_tpa=10.0.0.2,actions=mod_vlan_vid:7,mod_vlan_pcp:3,output:2',
  ],
  ['add-flow', bridge, 'priority=8,icmp,icmp_type=8,icmp_code=0,actions=CONTROLLER:128'],
  [
    'add-flow',
    bridge,
    'priority=9,actions=resubmit:2,resubmit(,3),load:0x5->NXM_NX_REG0[],move:NXM_NX_REG0[]->NXM_NX_REG1[],note:01.02.03',
  ],
  [
    'add-flow',
    bridge,
    'priority=10,actions=learn(table=4,hard_timeout=60,NXM_OF_VLAN_TCI[0..11],NXM_OF_ETH_DST[]=NXM_OF_ETH_SRC[],output:NXM_OF_IN_PORT[])',
  ],
  ['add-flow', bridge, 'priority=11,reg0=5,tcp6,ipv6_src=2001:db8::/32,actions=NORMAL'],
  ['add-flow', bridge, 'priority=12,ct_state=+trk,ip,actions=ct(commit,zone=5),enqueue:2:0'],
  ['add-flow', bridge, 'priority=13,hard_timeout=60,idle_timeout=30,send_flow_rem,in_port=3,actions=drop'],
  ['mod-flows', bridge, 'in_port=1,actions=FLOOD'],
  ['dump-flows', bridge],
  ['-F', 'OpenFlow10', 'dump-flows', bridge],
  ['dump-aggregate', bridge],
  ['-F', 'OpenFlow10', 'dump-aggregate', bridge],
  ['dump-desc', bridge],
  ['dump-tables', bridge],
  ['dump-ports', bridge],
  ['dump-ports-desc', bridge],
  ['queue-stats', bridge],
  ['get-frags', bridge],
  ['set-frags', bridge, 'drop'],
  ['set-frags', bridge, 'normal'],
  ['mod-port', bridge, 'ofl1', 'down'],
  ['mod-port', bridge, 'ofl1', 'up'],
  ['packet-out', bridge, `in_port=1,packet=ffffffffffff02000000000188b5${'00'.repeat(46)},actions=output:2`],
  ['ping', bridge],
  ['del-flows', bridge, 'in_port=3'],
  ['--strict', 'del-flows', bridge, 'priority=8,icmp,icmp_type=8,icmp_code=0'],
  ['add-flow', bridge, 'check_overlap,priority=7,actions=drop'],
  ['del-flows', bridge],
];

const only13 = (bridge: string): string[][] => [
  ['dump-table-features', bridge],
  [
    'add-flow',
    bridge,
    'priority=1,mpls,mpls_label=16,mpls_tc=2,mpls_bos=1,actions=dec_mpls_ttl,pop_mpls:0x0800,goto_table:2',
  ],
  [
    'add-flow',
    bridge,
    'priority=2,ip,metadata=5/0xff,tun_id=7,actions=push_vlan:0x8100,set_field:4103->vlan_vid,dec_ttl,push_mpls:0x8847,set_mpls_ttl(3),set_queue:1,output:2',
  ],
  [
    'add-flow',
    bridge,
    'table=1,icmp6,icmp_type=135,nd_target=fe80::1,nd_sll=02:00:00:00:00:05,actions=write_actions(output:3),write_metadata:1/3',
  ],
  ['add-flow', bridge, 'table=1,sctp,sctp_src=1,sctp_dst=2,actions=clear_actions,goto_table:2'],
  [
    'add-flow',
    bridge,
    'table=1,tcp,tp_src=0x10/0xfff0,tcp_flags=+syn-ack,actions=set_field:10.0.0.9->ip_dst,output:1',
  ],
  ['add-group', bridge, 'group_id=1,type=all,bucket=output:1,bucket=output:2'],
  ['add-group', bridge, 'group_id=2,type=select,bucket=weight:10,output:1,bucket=weight:20,output:2'],
  ['add-group', bridge, 'group_id=3,type=indirect,bucket=output:1'],
  ['add-group', bridge, 'group_id=4,type=ff,bucket=watch_port:1,output:1,bucket=watch_group:3,output:2'],
  ['add-flow', bridge, 'priority=3,in_port=2,actions=group:4'],
  ['mod-group', bridge, 'group_id=1,type=all,bucket=output:3'],
  ['dump-groups', bridge],
  ['dump-group-stats', bridge],
  ['dump-group-features', bridge],
  ['del-groups', bridge, 'group_id=1'],
  ['add-meter', bridge, 'meter=1,kbps,burst,stats,bands=type=drop,rate=1000,burst_size=100'],
  ['add-flow', bridge, 'priority=4,in_port=3,actions=meter:1,output:1'],
  ['mod-meter', bridge, 'meter=1,pktps,bands=type=drop,rate=5'],
  ['dump-meters', bridge],
  ['meter-stats', bridge],
  ['meter-features', bridge],
  ['del-meters', bridge],
  ['dump-flows', bridge],
  ['queue-get-config', bridge, '1'],
  ['--bundle', 'add-flow', bridge, 'priority=1,actions=output:1'],
  ['del-flows', bridge],
];

/** The last part of the table features: 254 tables come in many huge ones. */
function isLastOfTables(message: Buffer): boolean {
  return message[1] === 19 && message.readUInt16BE(8) === 12 && message.readUInt16BE(10) === 0;
}

/** A place between ovs-ofctl and the switch that notes the messages of both. */
function proxy(target: string, note: (direction: '>' | '<', message: Buffer) => void): net.Server {
  return net.createServer(client => {
    const device = net.connect(target);
    client.on(
      'data',
      framing(message => note('>', message)),
    );
    device.on(
      'data',
      framing(message => note('<', message)),
    );
    client.on('error', () => device.destroy());
    device.on('error', () => client.destroy());
    client.pipe(device).pipe(client);
  });
}

function framing(take: (message: Buffer) => void): (chunk: Buffer) => void {
  let pending = Buffer.alloc(0);
  return chunk => {
    pending = Buffer.concat([pending, chunk]);
    while (pending.length >= 8 && pending.length >= pending.readUInt16BE(2)) {
      take(pending.subarray(0, pending.readUInt16BE(2)));
      pending = pending.subarray(pending.readUInt16BE(2));
    }
  };
}

async function record(ovs: Ovs, protocol: string, name: string): Promise<void> {
  const bridge = 'oflbr';
  const lines: string[] = [
    `# ovs-ofctl and ovs-vswitchd ${(await ovs.vsctl('--version')).split('\n')[0]?.replace(/^.* /, '')}, ${protocol}`,
  ];
  const seen = new Set<string>();
  const note = (direction: string, message: Buffer) => {
    const line = `${direction} ${message.toString('hex')}`;
    // The same but for the transaction id is the same; of the big ones, one of a kind is enough.
    const body = message.length > 2000 ? message.subarray(8, 10).toString('hex') : line.slice(18);
    const kind = `${direction}${line.slice(2, 6)}${body}`;
    if ((message.length > MAX_BYTES && !isLastOfTables(message)) || seen.has(kind)) return;
    lines.push(line);
    seen.add(kind);
  };
  const server = proxy(ovs.file(`${bridge}.mgmt`), note).listen(ovs.file('proxy.sock'));
  const commands = [
    ...both(`unix:${ovs.file('proxy.sock')}`),
    ...(protocol === 'OpenFlow13' ? only13(`unix:${ovs.file('proxy.sock')}`) : []),
  ];
  for (const command of commands) {
    const shown = command.filter(word => !word.startsWith('unix:')).join(' ');
    lines.push(`# ${shown}`);
    // Some of them are meant to be refused: the refusal is what we want to see.
    await ovs
      .ofctl('-O', protocol, ...command)
      .catch(error => process.stderr.write(`${shown}: ${error.stderr ?? error.message}`));
  }
  server.close();
  await mkdir(IN, { recursive: true });
  await writeFile(`${IN}${name}`, `${lines.join('\n')}\n`);
}

const ovs = await Ovs.start();
try {
  await ovs.addBridge('oflbr', ['ofl1', 'ofl2', 'ofl3']);
  await record(ovs, 'OpenFlow10', 'of10.hex');
  await record(ovs, 'OpenFlow13', 'of13.hex');
} finally {
  await ovs.stop();
}
