import type { Platform } from '../../src/device/platform.js';
import { account, pager } from '../common/answers.js';
import { steps } from '../common/net.js';
import { commonSecrets } from '../common/secrets.js';
import { net } from './net.js';
import { readNsrp } from './role.js';
import { tables } from './tables.js';
import { templates } from './templates.js';

/**
 * Juniper ScreenOS. Each `set` and `unset` is active at once. Paging is left on and answered, because turning it
 * off is a change of the configuration, which NSRP sends to the other member. The prompt changes at a failover.
 */
export const juniperScreenos: Platform = {
  id: 'juniper_screenos',
  title: 'Juniper ScreenOS (SSG, NetScreen, ISG)',
  newline: '\n',
  telnetNewline: '\r\n',
  modes: { priv: { prompt: /^(?<name>(?:[\w.-]+:)?[\w.-]+)(?:\([A-Z]\))?->\s?$/ } },
  commandMode: 'priv',
  answers: [pager(/^--- more ---\s*$/)],
  login: [
    ...account(/^login:\s*$/, /^password:\s*$/),
    { when: /Accept this agreement y\/\[n\]\s*$/, send: 'y\n' },
  ],
  errors: [/^\s*\^-+ ?unknown keyword/, /^\s*\^-+ ?ambiguous keyword/, /^\s*\^-+ ?incomplete command/],
  onOpen: [],
  secrets: commonSecrets,
  configuration: {
    show: 'get config',
    mode: 'priv',
    ignore: [/^Date .*/, /^Up .*/, /current bw/, /^Total Config size/],
    standing: [],
    edit: { kind: 'set', set: 'set ', delete: 'unset ' },
  },
  state: [],
  clear: {
    arp: ['clear arp all'],
    mac: ['clear mac-learn'],
    sessions: ['clear session all'],
    counters: ['clear counters all'],
    logs: ['clear log traffic', 'clear event', 'clear alarm'],
  },
  show: {
    arp: 'get arp',
    mac: 'get mac-learn',
    sessions: 'get session',
    interfaces: 'get interface',
    routes: 'get route',
    ha: 'get nsrp',
  },
  templates,
  tables,
  save: 'save config',
  net,
  role: { commands: ['get nsrp'], read: readNsrp },
  failover: {
    giveUp: steps('priv', 'exec nsrp vsd-group {id} mode backup'),
    takeBack: steps('priv', 'exec nsrp vsd-group id {id} mode init'),
  },
  unverified: [
    'tables.neighbours',
    'newline',
    'telnetNewline',
    'errors',
    'configuration.edit',
    'configuration.ignore.3',
    'clear.sessions',
    'clear.counters',
    'clear.logs',
    'show.sessions',
    'show.interfaces',
    'net',
    'failover.takeBack',
  ],
};
