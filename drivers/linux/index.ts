import type { Platform } from '../../src/device/platform.js';
import { account, privileged } from '../common/answers.js';
import { commonSecrets } from '../common/secrets.js';
import { net } from './net.js';
import { readKeepalived } from './role.js';
import { tables } from './tables.js';
import { templates } from './templates.js';

const DATA = '/tmp/keepalived.json';

/**
 * A Linux router or firewall: bash as the login shell, as root or by sudo. The firewall's rules are its
 * configuration, and are restored as a whole; addresses and routes are its state.
 */
export const linux: Platform = {
  id: 'linux',
  title: 'Linux (bash, ip, nft, conntrack, keepalived)',
  newline: '\n',
  modes: {
    user: { prompt: /^(?<name>\[?[\w.-]+@[\w.-]+[^$#]*|[\w.-]*)\$\s?$/ },
    priv: {
      prompt: /^(?<name>\[?[\w.-]+@[\w.-]+[^$#]*|[\w.-]*)#\s?$/,
      parent: 'user',
      enter: privileged('sudo -s', /^\[sudo\] password for .*: ?$/),
      leave: 'exit',
    },
  },
  commandMode: 'priv',
  answers: [],
  login: account(/^(?:\S+ )?(?:Username|[Ll]ogin):\s*$/, /^[Pp]assword:\s*$/),
  errors: [
    /^Error: syntax error, unexpected/,
    /: command not found$/,
    /^RTNETLINK answers:/,
    /: Operation not permitted/,
  ],
  // A console does not say how wide it is. Without UTF-8 the shell shows typed letters as numbers.
  onOpen: [
    '[ $(stty size | cut -d" " -f2) -ge 200 ] || stty columns 511',
    'export LC_ALL=C.UTF-8 PAGER=cat SYSTEMD_PAGER=',
  ],
  secrets: commonSecrets,
  configuration: {
    show: 'nft -s list ruleset',
    mode: 'priv',
    ignore: [],
    standing: [],
    // One transaction: the rules are never half-way.
    edit: { kind: 'file', heading: 'flush ruleset', load: 'nft -f {file}' },
  },
  state: [
    {
      name: 'address',
      command: 'ip -j addr show',
      format: 'json',
      ignore: [/life_time$/],
    },
    { name: 'route', command: 'ip -j route show', format: 'json', ignore: [/^expires$/] },
  ],
  clear: {
    // Both families; permanent entries stay.
    arp: ['ip neigh flush all'],
    // Also forgets the address translations.
    sessions: ['conntrack -F'],
    counters: ['nft reset counters'],
    routing: ['ip route flush cache'],
  },
  show: {
    arp: 'ip neigh show',
    mac: 'bridge fdb show',
    sessions: 'conntrack -L',
    interfaces: 'ip -s link show',
    routes: 'ip route show',
  },
  net,
  templates,
  tables,
  role: {
    // keepalived writes the file some time after the signal (SIGRTMIN+2).
    commands: [
      `rm -f ${DATA}; kill -s RTMIN+2 $(pgrep -ox keepalived) && timeout 3 sh -c 'until grep -q "]" ${DATA}; do sleep 0.05; done' 2>/dev/null; cat ${DATA}; rm -f ${DATA}`,
    ],
    read: readKeepalived,
  },
  unverified: ['modes.priv.leave', 'state.1.ignore'],
};
