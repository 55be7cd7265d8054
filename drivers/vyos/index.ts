import type { Platform } from '../../src/device/platform.js';
import { account, asking, pager } from '../common/answers.js';
import { steps } from '../common/net.js';
import { readRows } from '../common/roles.js';
import { commonSecrets } from '../common/secrets.js';
import { net } from './net.js';
import { tables } from './tables.js';
import { templates } from './templates/index.js';

const VRRP_ROW = /^(?<name>\S+)\s+(?<on>\S+)\s+(?<id>\d+)\s+(?<word>MASTER|BACKUP|FAULT|INIT|DISABLED)\b/;

/** VyOS 1.3 to 1.5. The operational mode is bash: `$`, `!` and quotes in a command mean what they mean there. */
export const vyos: Platform = {
  id: 'vyos',
  title: 'VyOS',
  newline: '\n',
  modes: {
    user: { prompt: /^(?<name>[\w.-]+@[\w.-]+):[^\n]*\$\s?$/ },
    config: {
      prompt: /^(?<name>[\w.-]+@[\w.-]+)#\s?$/,
      parent: 'user',
      enter: 'configure',
      // A plain `exit` is refused while something is not committed.
      leave: 'exit discard',
    },
  },
  commandMode: 'user',
  answers: [pager(/^(?::|--More--)\s*$/), { when: /^\(END\)\s*$/, send: 'q', hide: true }],
  login: account(/^(?:\S+ )?login:\s*$/, /^Password:\s*$/),
  errors: [
    /^\s*Invalid command:/,
    /^\s*Set failed/,
    /^\s*Delete failed/,
    /^\s*Commit failed/,
    /^\s*Failed to generate committed config/,
    /^\s*Ambiguous command/,
    /^\s*Incomplete command/,
    /^\s*Configuration path: .* (?:is not valid|already exists)/,
  ],
  noise: [/^\[edit[^\]]*\]$/],
  onOpen: ['set terminal length 0', 'set terminal width 512'],
  secrets: commonSecrets,
  configuration: {
    show: 'show configuration commands | no-more',
    mode: 'config',
    ignore: [],
    standing: [],
    edit: {
      kind: 'set',
      set: 'set ',
      delete: 'delete ',
      commit: { command: 'commit', mode: 'config' },
      discard: { command: 'discard', mode: 'config' },
    },
  },
  state: [{ name: 'interface', command: 'show interfaces', format: 'text', ignore: [/^[- ]+$/] }],
  clear: {
    arp: ['reset ip arp table'],
    // Also forgets the address translations.
    sessions: [asking('reset conntrack', /Continue\?[^?]*$/, 'y\n')],
    counters: ['clear interfaces counters'],
    logs: ['clear log'],
    routing: ['reset ip bgp all'],
  },
  show: {
    arp: 'show arp',
    sessions: 'show conntrack table ipv4',
    interfaces: 'show interfaces',
    ha: 'show vrrp',
  },
  // `save` belongs to the mode config.
  templates,
  tables,
  net,
  role: { commands: ['show vrrp'], read: (output = '') => readRows('vrrp', VRRP_ROW, output) },
  failover: {
    giveUp: steps('config', 'set high-availability vrrp group {name} disable', 'commit'),
    takeBack: steps('config', 'delete high-availability vrrp group {name} disable', 'commit'),
  },
  unverified: [
    'tables.routes',
    'answers',
    'login',
    'errors.7',
    'configuration.edit.delete',
    'state',
    'net.timer',
  ],
};
