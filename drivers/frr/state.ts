import type { StateView } from '../../src/device/platform.js';

/** What is compared on FRR. Each list names the keys that change although nothing happened (FRR 8.4.4). */
export const state: StateView[] = [
  {
    name: 'interface',
    command: 'show interface brief json',
    format: 'json',
    ignore: [],
  },
  {
    name: 'ospf neighbour',
    command: 'show ip ospf neighbor json',
    format: 'json',
    // `role` and what stands behind the slash of `Full/DR` depend on who was elected last; `state`, `priority`
    // and `address` say again what `nbrState`, `nbrPriority` and `ifaceAddress` say.
    ignore: [
      /^(?:upTime|deadTime|lastPrg)/,
      /Timer/,
      /Counter$/,
      /^(?:role|state|converged|priority|address)$/,
    ],
    rewrite: [{ from: /("nbrState":"[^"/]+)\/[^"]*/, to: '$1' }],
  },
  {
    name: 'bfd peer',
    command: 'show bfd peers json',
    format: 'json',
    // The diagnostic keeps the reason of the last fault; the intervals are negotiated after each one.
    ignore: [/^(?:remote-)?id$/, /time$/, /diagnostic$/, /interval$/, /^rtt-/],
  },
  {
    name: 'bgp',
    command: 'show bgp summary json',
    format: 'json',
    // Not yet observed with neighbours.
    ignore: [
      /^msg/,
      /^peerUptime/,
      /^(?:inq|outq|tableVersion|connectionsEstablished|connectionsDropped)$/,
      /^(?:ribCount|ribMemory|peerCount|peerMemory|dynamicPeers|bestPath|idType)$/,
    ],
  },
  {
    name: 'vrrp',
    command: 'show vrrp json',
    format: 'json',
    ignore: [/^stats$/],
  },
  {
    name: 'route',
    command: 'show ip route json',
    format: 'json',
    ignore: [
      /uptime/i,
      /GroupId$/,
      /^internal/,
      /^(?:flags|interfaceIndex|vrfId|vrfName|table|prefix|prefixLen)$/,
    ],
  },
];
