import type { Platform } from '../../src/device/platform.js';
import { account, asking, pager, privileged } from '../common/answers.js';
import { byInterface } from '../common/failover.js';
import { commonSecrets } from '../common/secrets.js';
import { net } from './net.js';
import { readRole } from './role.js';
import { tables } from './tables.js';
import { templates } from './templates/index.js';

/** Cisco IOS and IOS-XE. */
export const ciscoIos: Platform = {
  id: 'cisco_ios',
  title: 'Cisco IOS / IOS-XE',
  newline: '\n',
  telnetNewline: '\r',
  // The name is cut to 20 letters in the prompt of the mode config.
  modes: {
    user: { prompt: /^(?<name>[A-Za-z0-9][^\s()#>]*)>\s*$/ },
    priv: {
      prompt: /^(?<name>[A-Za-z0-9][^\s()#>]*)#\s*$/,
      parent: 'user',
      enter: privileged('enable', /^(?:enable\s)?[Pp]assword:\s?$/),
      leave: 'disable',
    },
    config: {
      prompt: /^(?<name>[A-Za-z0-9][^\s()#>]*)\((?!tcl)[^\s()]+\)#\s*$/,
      parent: 'priv',
      enter: 'configure terminal',
      leave: 'end',
    },
  },
  commandMode: 'priv',
  answers: [pager(/^ ?--More-- ?$/)],
  login: [
    ...account(/^Username:\s*$/, /^Password:\s*$/),
    { when: /initial configuration dialog\? \[yes\/no\]:\s*$/, send: 'no\n' },
  ],
  errors: [
    /^% ?Invalid input detected/,
    /^% ?Incomplete command/,
    /^% ?Ambiguous command/,
    /^% ?Unknown command/,
    /^% ?Bad (?:secrets|passwords)/,
    /^% ?\S+ ?overlaps with/,
    /^%? ?Please turn config archive on/,
    /^(?:% ?)?Command authorization failed/,
  ],
  onOpen: ['terminal length 0', 'terminal width 511'],
  secrets: commonSecrets,
  configuration: {
    show: 'show running-config',
    mode: 'config',
    ignore: [
      /^Current configuration : /,
      /^! Last configuration change at/,
      /^! NVRAM config last updated/,
      /^ntp clock-period /,
      /^Building configuration/,
      /^\s*!/,
      /^end$/,
    ],
    standing: [/^interface (?!Loopback|Tunnel|Vlan|Port-channel)/i, /^line /],
    edit: { kind: 'blocks', negation: 'no ', exit: 'exit' },
  },
  state: [{ name: 'interface', command: 'show ip interface brief', format: 'text', ignore: [] }],
  clear: {
    arp: ['clear arp-cache'],
    nd: ['clear ipv6 neighbors'],
    mac: ['clear mac address-table dynamic'],
    nat: ['clear ip nat translation *'],
    sessions: ['clear zone-pair inspect sessions'],
    counters: [asking('clear counters', /\[confirm\]\s*$/, '\n')],
    logs: [asking('clear logging', /\[confirm\]\s*$/, '\n')],
    routing: [
      'clear ip bgp *',
      asking('clear ip ospf process', /Reset ALL OSPF processes\? \[no\]:\s*$/, 'yes\n'),
      'clear ip route *',
    ],
  },
  show: {
    arp: 'show ip arp',
    mac: 'show mac address-table',
    sessions: 'show ip nat translations',
    interfaces: 'show ip interface brief',
    routes: 'show ip route',
    ha: 'show vrrp brief',
  },
  templates,
  tables,
  save: 'write memory',
  net,
  role: { commands: ['show vrrp brief', 'show standby brief'], read: readRole },
  failover: byInterface,
  unverified: [
    'tables.neighbours.1',
    'modes.config.leave',
    'configuration.ignore.4',
    'configuration.ignore.5',
    'configuration.ignore.6',
    'configuration.standing',
    'configuration.edit',
    'clear.sessions',
    'failover',
  ],
};
