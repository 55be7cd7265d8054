import type { Platform } from '../../src/device/platform.js';
import { account, pager, privileged } from '../common/answers.js';
import { byInterface } from '../common/failover.js';
import { readBlocks } from '../common/roles.js';
import { commonSecrets } from '../common/secrets.js';
import { net } from './net.js';
import { tables } from './tables.js';
import { templates } from './templates/index.js';

/** Arista EOS. It wants keyboard-interactive logins, and may ask no password for the privileged mode. */
export const aristaEos: Platform = {
  id: 'arista_eos',
  title: 'Arista EOS',
  newline: '\n',
  telnetNewline: '\r\n',
  // `(s1)` behind the name tells the member of a stack, no mode.
  modes: {
    user: { prompt: /^(?<name>[A-Za-z0-9][^\n#>(]*)(?:\(s\d\))?>\s*$/ },
    priv: {
      prompt: /^(?<name>[A-Za-z0-9][^\n#>(]*)(?:\(s\d\))?#\s*$/,
      parent: 'user',
      enter: privileged('enable', /^[Pp]assword:\s?$/),
      leave: 'disable',
    },
    config: {
      prompt: /^(?<name>[A-Za-z0-9][^\n#>(]*)(?:\(s\d\))?\(config[^\s()]*\)#\s*$/,
      parent: 'priv',
      enter: 'configure terminal',
      leave: 'end',
    },
  },
  commandMode: 'priv',
  answers: [pager(/^ ?--More-- ?$/)],
  login: account(/^ *(?:\S+ )?login: *$/, /^Password:\s*$/),
  errors: [
    /^% ?Invalid input/,
    /^% ?Incomplete command/,
    /^% ?Ambiguous command/,
    /^% ?Error/,
    /^% ?Unavailable command/,
    /^% ?Cannot commit/,
    /^% ?Duplicate sequence number/,
    /Maximum number of pending sessions/,
  ],
  onOpen: ['terminal length 0', 'terminal width 32767'],
  secrets: commonSecrets,
  configuration: {
    show: 'show running-config | no-more',
    mode: 'config',
    ignore: [/^! Time:/, /^\s*!/, /^end$/],
    standing: [/^interface (?:Ethernet|Management)/],
    edit: { kind: 'blocks', negation: 'no ', exit: 'exit' },
  },
  state: [{ name: 'interface', command: 'show interfaces status', format: 'text', ignore: [] }],
  clear: {
    arp: ['clear arp-cache'],
    mac: ['clear mac address-table dynamic'],
    nat: ['clear ip nat translation *'],
    counters: ['clear counters'],
    logs: ['clear logging'],
    routing: ['clear ip bgp *', 'clear ip ospf neighbor *'],
  },
  show: {
    arp: 'show ip arp',
    mac: 'show mac address-table',
    sessions: 'show ip nat translation',
    interfaces: 'show interfaces status',
    ha: 'show vrrp',
  },
  templates,
  tables,
  save: 'write memory',
  net,
  role: {
    commands: ['show vrrp'],
    read: (output = '') =>
      readBlocks('vrrp', /^(?<on>\S+) - Group (?<id>\d+)/, /^\s*State is (?<word>\w+)/, output),
  },
  failover: byInterface,
  unverified: [
    'tables',
    'modes.priv.leave',
    'modes.config.enter',
    'modes.config.leave',
    'answers.0',
    'configuration.ignore.1',
    'configuration.ignore.2',
    'configuration.standing',
    'configuration.edit',
    'clear',
    'show.sessions',
    'show.ha',
    'role',
    'net.timer',
    'failover',
  ],
};
