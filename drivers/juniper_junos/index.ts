import type { Platform } from '../../src/device/platform.js';
import { account, asking, pager } from '../common/answers.js';
import { steps } from '../common/net.js';
import { commonSecrets } from '../common/secrets.js';
import { net } from './net.js';
import { readCluster } from './role.js';
import { tables } from './tables.js';
import { templates } from './templates/index.js';

/**
 * Juniper Junos. The candidate is taken exclusively, so that nobody else's changes are committed with ours; what
 * is not committed is dropped when the mode is left. Clearing all flow sessions may cut our own.
 */
export const juniperJunos: Platform = {
  id: 'juniper_junos',
  title: 'Juniper Junos (SRX, EX, MX, QFX)',
  newline: '\n',
  telnetNewline: '\r\n',
  modes: {
    // Where root lands.
    shell: { prompt: /^(?:%|(?<name>[\w.-]+@\S+?)(?:%|:~ ?#))\s*$/ },
    user: {
      prompt: /^(?<name>[\w.-]+@[^\s#%>]+)>\s*$/,
      parent: 'shell',
      enter: 'cli',
      leave: 'start shell',
    },
    config: {
      prompt: /^(?<name>[\w.-]+@[^\s#%>~]+)#\s*$/,
      parent: 'user',
      enter: 'configure exclusive',
      leave: asking('exit configuration-mode', /Exit with uncommitted changes\? \[yes,no\]/, 'yes\n'),
    },
  },
  commandMode: 'user',
  answers: [pager(/^---\(more[^)]*\)---\s*$/)],
  login: account(/^(?:\S+ )?login:\s*$/, /^Password:\s*$/),
  errors: [
    /^error:/,
    /^\s*syntax error/,
    /^\s*unknown command/,
    /is ambiguous\.?$/,
    /^\s*No valid completions/,
    /^\s*missing mandatory argument/,
    /^\s*invalid numeric value/,
  ],
  noise: [/^\{\w+(?::\w+)?\}(?:\[edit[^\]]*\])?$/, /^\[edit[^\]]*\]$/],
  onOpen: ['set cli screen-length 0', 'set cli screen-width 511', 'set cli complete-on-space off'],
  secrets: [...commonSecrets, /\$[1569]\$[^\s";]+/g],
  configuration: {
    show: 'show configuration | display set',
    mode: 'config',
    ignore: [/^## Last commit:/, /^\s*#/],
    standing: [],
    edit: {
      kind: 'set',
      set: 'set ',
      delete: 'delete ',
      commit: { command: 'commit', mode: 'config' },
      discard: { command: 'rollback 0', mode: 'config' },
    },
  },
  state: [],
  clear: {
    arp: ['clear arp'],
    mac: ['clear ethernet-switching table'],
    nat: ['clear security nat source persistent-nat-table all'],
    sessions: ['clear security flow session all'],
    counters: ['clear interfaces statistics all'],
    logs: ['clear log messages'],
    routing: ['clear bgp neighbor all', 'clear ospf neighbor all'],
  },
  show: {
    arp: 'show arp no-resolve',
    mac: 'show ethernet-switching table',
    sessions: 'show security flow session',
    interfaces: 'show interfaces terse',
    ha: 'show chassis cluster status',
  },
  templates,
  tables,
  net,
  role: { commands: ['show chassis cluster status'], read: readCluster },
  // A manual failover overrides priority and preemption until it is reset.
  failover: {
    giveUp: steps('user', 'request chassis cluster failover redundancy-group {id} node {peer}'),
    takeBack: steps(
      'user',
      'request chassis cluster failover reset redundancy-group {id}',
      'request chassis cluster failover redundancy-group {id} node {self}',
      'request chassis cluster failover reset redundancy-group {id}',
    ),
  },
  unverified: [
    'tables.neighbours',
    'tables.routes',
    'tables.interfaces',
    'modes.user.leave',
    'configuration.show',
    'configuration.ignore',
    'clear.nat',
    'net.timer',
  ],
};
