import type { Platform } from '../../src/device/platform.js';
import { account, asking, pager } from '../common/answers.js';
import { steps } from '../common/net.js';
import { commonSecrets } from '../common/secrets.js';
import { net } from './net.js';
import { readHaStatus } from './role.js';
import { tables } from './tables.js';
import { templates } from './templates/index.js';

/**
 * Fortinet FortiOS. Paging is left on and answered: turning it off is a change that is saved at once, for all.
 * Sessions are not cleared: the command has no form that spares the session it is typed in. A read-only account
 * stays in the mode user.
 */
export const fortinetFortios: Platform = {
  id: 'fortinet_fortios',
  title: 'Fortinet FortiGate (FortiOS)',
  newline: '\n',
  modes: {
    user: { prompt: /^(?<name>(?:\(\w\) )?[\w.~-]+)(?:\(\w+\))? (?:\([\w.-]+\) )?\$\s?$/ },
    priv: {
      prompt: /^(?<name>(?:\(\w\) )?[\w.~-]+)(?:\(\w+\))? (?:\([\w.-]+\) )?#\s?$/,
      parent: 'user',
    },
  },
  commandMode: 'priv',
  answers: [pager(/^--More--\s*$/)],
  login: [
    ...account(/^(?:\S+ )?[lL]ogin:\s*$/, /^Password:\s*$/),
    { when: /\(Press 'a' to accept\):?\s*$/, send: 'a' },
  ],
  errors: [
    /^Command fail/,
    /^Unknown action \d+/,
    /command parse error before/,
    /node_check_object fail/,
    /^Permission denied/,
  ],
  onOpen: [],
  secrets: commonSecrets,
  configuration: {
    show: 'show | grep .',
    mode: 'priv',
    ignore: [
      /^#config-version=/,
      /^#conf_file_ver=/,
      /set \S+ ENC \S+/,
      /set private-key/,
      /^\s*(?:next|end)$/,
    ],
    standing: [],
  },
  state: [],
  clear: {
    arp: ['execute clear system arp table'],
    routing: ['execute router clear bgp all', 'execute router clear ospf process'],
  },
  show: {
    arp: 'get system arp',
    sessions: 'get system session list',
    interfaces: 'get system interface physical',
    ha: 'get system ha status',
  },
  templates,
  tables,
  net,
  role: { commands: ['get system ha status', 'get system status'], read: readHaStatus },
  failover: {
    giveUp: steps('priv', asking('execute ha failover set 1', /continue\? \(y\/n\)\s*$/, 'y')),
    takeBack: steps('priv', asking('execute ha failover unset 1', /continue\? \(y\/n\)\s*$/, 'y')),
  },
  unverified: [
    'tables.sessions',
    'errors.1',
    'errors.2',
    'errors.3',
    'errors.4',
    'configuration.ignore.4',
    'clear.routing',
    'show.sessions',
    'net.timer',
  ],
};
