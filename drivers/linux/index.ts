import type { Platform } from '../../src/device/platform.js';
import { account, privileged } from '../common/answers.js';
import { steps } from '../common/net.js';
import { commonSecrets } from '../common/secrets.js';
import { net } from './net.js';
import { readKeepalived } from './role.js';
import { tables } from './tables.js';
import { templates } from './templates/index.js';

const DATA = '/tmp/keepalived.json';
/** The keepalived of this network, where several share a machine. */
const PROCESS = 'pgrep --ns $$ --nslist net -ox keepalived';

/** Whether it blocks or catches the signal (number 36, so bit 35) yet; else the signal would end it. */
const LISTENS =
  "set -- $(sed -n 's/^Sig[BC][lg][kt]:.//p' /proc/$p/status); [ $(((0x$1 | 0x$2) >> 35 & 1)) = 1 ]";

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
      `rm -f ${DATA}; p=$(${PROCESS}); (${LISTENS}) 2>/dev/null && kill -s RTMIN+2 $p && timeout 3 sh -c 'until grep -q "]" ${DATA}; do sleep 0.05; done' 2>/dev/null; cat ${DATA}; rm -f ${DATA}`,
    ],
    read: readKeepalived,
  },
  // Without systemd, keepalived is started again with the command line that it had.
  failover: {
    giveUp: steps(
      'priv',
      // Once for all groups of one keepalived, which must have ended before it can be started again.
      `if [ -d /run/systemd/system ]; then systemctl stop keepalived; else p=$(${PROCESS}); [ -z "$p" ] || [ -s /run/tsunagu-keepalived ] || { tr '\\0' ' ' </proc/$p/cmdline >/run/tsunagu-keepalived; kill $p; timeout 5 sh -c "while kill -0 $p 2>/dev/null; do sleep 0.05; done"; }; fi`,
    ),
    takeBack: steps(
      'priv',
      'if [ -d /run/systemd/system ]; then systemctl start keepalived; elif [ -s /run/tsunagu-keepalived ]; then line=$(cat /run/tsunagu-keepalived); rm /run/tsunagu-keepalived; (setsid sh -c "$line" </dev/null >/dev/null 2>&1 &); fi',
    ),
  },
  unverified: ['modes.priv.leave', 'state.1.ignore'],
};
