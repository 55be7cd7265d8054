import type { Platform } from '../../src/device/platform.js';
import { account, asking, pager, privileged } from '../common/answers.js';
import { commonSecrets } from '../common/secrets.js';

/**
 * Furukawa FITELnet. The mode config edits a candidate (working.cfg), which `refresh` makes the running one
 * (current.cfg) and `save` the one that is loaded at the start.
 */
export const furukawaFitelnet: Platform = {
  id: 'furukawa_fitelnet',
  title: 'Furukawa FITELnet (F70, F220, FX201)',
  newline: '\r\n',
  modes: {
    user: { prompt: /^(?<name>[^\s>]*)>\s?$/ },
    priv: {
      prompt: /^(?<name>[^\s(#]*)#\s?$/,
      parent: 'user',
      enter: privileged('enable', /^password:\s?$/),
      leave: 'disable',
    },
    config: {
      prompt: /^(?<name>[^\s(]*)\(config[^)]*\)#\s*$/,
      parent: 'priv',
      enter: 'config terminal',
      leave: 'end',
    },
  },
  commandMode: 'priv',
  answers: [pager(/^:$/)],
  login: account(/^(?:\S+ )?login: *$/, /^password: *$/),
  errors: [
    /^<ERROR> Invalid input detected at '\^' marker/,
    /^<ERROR> .*Unrecognized command/,
    /^<ERROR> Authentication failed/,
    /: No such file or directory/,
  ],
  onOpen: ['no more'],
  secrets: commonSecrets,
  configuration: {
    show: 'show current.cfg',
    mode: 'config',
    ignore: [/^\s*!/],
    standing: [/^interface GigaEthernet/],
    edit: {
      kind: 'blocks',
      negation: 'no ',
      exit: 'exit',
      commit: { command: asking('refresh', /refresh ok\?\s?\[y\/N\]:\s*$/, 'y\n'), mode: 'priv' },
      discard: { command: asking('restore', /restore ok\?\s?\[y\/N\]:\s*$/, 'y\n'), mode: 'priv' },
    },
  },
  state: [],
  clear: {
    arp: ['clear arp-cache'],
    mac: ['clear mac-address-table'],
    nat: ['clear ip nat translation *'],
    sessions: ['clear ip session'],
    counters: ['clear counters'],
    logs: ['clear logging'],
    routing: ['clear ip bgp *'],
  },
  show: {
    arp: 'show arp',
    mac: 'show mac-address-table',
    sessions: 'show ip nat translation',
    interfaces: 'show ip interface brief',
    ha: 'show vrrp',
  },
  save: asking('save', /save ok\?\s?\[y\/N\]:\s*$/, 'y\n'),
  unverified: [
    'newline',
    'modes.priv.leave',
    'modes.config.leave',
    'configuration.ignore',
    'configuration.standing',
    'configuration.edit.negation',
    'configuration.edit.exit',
    'clear',
    'show.arp',
    'show.mac',
    'show.sessions',
    'show.ha',
  ],
};
