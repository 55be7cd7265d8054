import type { Platform } from '../../src/device/platform.js';
import { steps } from '../common/net.js';
import { net } from './net.js';
import { readVrrp } from './role.js';
import { state } from './state.js';
import { tables } from './tables.js';
import { templates } from './templates.js';

/** FRRouting, by vtysh: as the login's command, or from its shell. Observed on FRR 8.4.4, except where a comment says otherwise. */
export const frr: Platform = {
  id: 'frr',
  title: 'FRRouting (vtysh)',
  newline: '\n',
  modes: {
    // Where the login is not vtysh itself.
    shell: { prompt: /^(?<name>\[?[\w.-]+@[\w.-]+[^$#]*|bash-[\d.]+)[$#]\s?$/ },
    // vtysh starts in the privileged mode.
    priv: {
      prompt: /^(?<name>[\w.-]+)#\s*$/,
      parent: 'shell',
      enter: 'VTYSH_PAGER=cat vtysh',
      leave: 'exit',
    },
    user: { prompt: /^(?<name>[\w.-]+)>\s*$/, parent: 'priv', enter: 'disable', leave: 'enable' },
    config: {
      prompt: /^(?<name>[\w.-]+)\(config[^)]*\)#\s*$/,
      parent: 'priv',
      enter: 'configure terminal',
      leave: 'end',
    },
  },
  commandMode: 'priv',
  answers: [{ when: /^--More--.*$/, send: ' ', hide: true }],
  errors: [
    /^% ?(?:\[[^\]]*\] )?Unknown command/,
    /^% ?Command incomplete/,
    /^% ?Ambiguous command/,
    /^% ?Configuration failed/,
    /^% ?Malformed/,
    /^% ?Invalid/,
    /^% ?Cannot/,
    /^% ?Can't/,
  ],
  onOpen: ['terminal length 0'],
  secrets: [
    /(?<=\b(?:md5|password|authentication-key|key-string|secret|hmac-sha-\d+)(?: \d)? )(?!\d \S)\S+/g,
  ],
  configuration: {
    show: 'show running-config',
    mode: 'config',
    ignore: [
      /^Building configuration/,
      /^Current configuration:/,
      /^frr version /,
      /^\s*!/,
      /^\s*exit(?:-[\w-]+)?$/,
      /^end$/,
    ],
    standing: [/^interface /, /^vrf /],
    edit: { kind: 'blocks', negation: 'no ', exit: 'exit' },
  },
  state,
  // The neighbour table is the kernel's: vtysh has no command to clear it (8.4.4).
  clear: { routing: ['clear ip ospf process', 'clear bgp *'] },
  show: {
    interfaces: 'show interface brief',
    routes: 'show ip route',
    ha: 'show vrrp',
  },
  tables,
  templates,
  save: 'write memory',
  net,
  role: { commands: ['show vrrp json'], read: readVrrp },
  failover: {
    giveUp: steps('config', 'interface {on}', 'vrrp {id} shutdown'),
    takeBack: steps('config', 'interface {on}', 'no vrrp {id} shutdown'),
  },
  unverified: ['modes.user', 'answers.0', 'state.3'],
};
