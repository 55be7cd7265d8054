import type { Platform } from '../../src/device/platform.js';
import { readVrrp } from './role.js';
import { state } from './state.js';
import { tables } from './tables.js';

/** FRRouting, by vtysh as the login's command. Observed on FRR 8.4.4, except where a comment says otherwise. */
export const frr: Platform = {
  id: 'frr',
  title: 'FRRouting (vtysh)',
  newline: '\n',
  modes: {
    // vtysh starts in the privileged mode.
    user: { prompt: /^(?<name>[\w.-]+)>\s*$/ },
    priv: { prompt: /^(?<name>[\w.-]+)#\s*$/, parent: 'user', enter: 'enable', leave: 'disable' },
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
  save: 'write memory',
  role: { commands: ['show vrrp json'], read: readVrrp },
  unverified: ['modes.user', 'answers.0', 'state.3'],
};
