import type { Platform } from '../../src/device/platform.js';
import { account, asking, pager, privileged } from '../common/answers.js';
import { byInterface } from '../common/failover.js';
import { commonSecrets } from '../common/secrets.js';
import { net } from './net.js';
import { readRole } from './role.js';
import { tables } from './tables.js';
import { templates } from './templates/index.js';

/** Cisco NX-OS. Many commands exist only after `feature ...`; else they are refused as invalid. */
export const ciscoNxos: Platform = {
  id: 'cisco_nxos',
  title: 'Cisco NX-OS',
  newline: '\n',
  modes: {
    user: { prompt: /^(?<name>[A-Za-z0-9][\w.-]*)(?:\(maint-mode\))?>\s*$/ },
    priv: {
      prompt: /^(?<name>[A-Za-z0-9][\w.-]*)(?:\(maint-mode\))?#\s*$/,
      parent: 'user',
      enter: privileged('enable', /^[Pp]assword:\s?$/),
      leave: 'disable',
    },
    config: {
      prompt: /^(?<name>[A-Za-z0-9][\w.-]*)(?:\(maint-mode\))?\(conf[^\s()]*\)#\s*$/,
      parent: 'priv',
      enter: 'configure terminal',
      leave: asking(
        'end',
        /Uncommitted changes found, commit them before exiting \(yes\/no\/cancel\)\?/,
        'no\n',
      ),
    },
  },
  commandMode: 'priv',
  answers: [pager(/^ ?--More-- ?$/)],
  login: account(/^(?:\S+ )?login:\s*$/, /^Password:\s*$/),
  errors: [
    /^% ?Invalid (?:command|input|number|parameter)/,
    /^% ?Incomplete command/,
    /^% ?Ambiguous command/,
    /invalid .+ at '\^' marker/i,
    /^ERROR:/,
    /configuration not allowed .+ at/i,
  ],
  onOpen: ['terminal length 0', 'terminal width 511'],
  secrets: commonSecrets,
  configuration: {
    show: 'show running-config',
    mode: 'config',
    ignore: [/^!Command: show/, /^!Time:/, /^Startup config saved at:/, /^\s*!/],
    standing: [/^interface (?:Ethernet|mgmt)/, /^vdc /, /^line /],
    edit: { kind: 'blocks', negation: 'no ', exit: 'exit' },
  },
  state: [{ name: 'interface', command: 'show interface status', format: 'text', ignore: [/^-+$/] }],
  clear: {
    arp: ['clear ip arp vrf all force-delete'],
    nd: ['clear ipv6 neighbor vrf all force-delete'],
    mac: ['clear mac address-table dynamic'],
    nat: ['clear ip nat translation all'],
    counters: ['clear counters interface all'],
    logs: ['clear logging logfile'],
    routing: ['clear bgp vrf all all *', 'clear ip ospf neighbor * vrf all', 'clear ip route vrf all *'],
  },
  show: {
    arp: 'show ip arp vrf all',
    mac: 'show mac address-table',
    sessions: 'show ip nat translations',
    interfaces: 'show interface status',
    ha: 'show hsrp all',
  },
  templates,
  tables,
  save: 'copy running-config startup-config',
  net,
  role: { commands: ['show hsrp all', 'show vpc'], read: readRole },
  failover: byInterface,
  unverified: [
    'modes.priv.leave',
    'answers.0',
    'configuration.ignore.3',
    'configuration.standing',
    'configuration.edit',
    'clear.arp',
    'clear.mac',
    'show.sessions',
    'failover',
  ],
};
