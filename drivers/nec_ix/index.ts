import type { Platform } from '../../src/device/platform.js';
import { account, pager } from '../common/answers.js';
import { commonSecrets } from '../common/secrets.js';
import { tables } from './tables.js';
import { templates } from './templates/index.js';

/**
 * NEC UNIVERGE IX. The whole box has one configuration mode for one user; much is only shown there. We go in for
 * a moment, never throw anybody out (`svintr-config`), and therefore answer the pager instead of turning it off.
 */
export const necIx: Platform = {
  id: 'nec_ix',
  title: 'NEC UNIVERGE IX',
  newline: '\n',
  telnetNewline: '\r',
  modes: {
    // `#` is an administrator, `%` one who may only look.
    user: { prompt: /^(?<name>[^\s(]+)[#%]\s?$/ },
    config: {
      prompt: /^(?<name>[^\s(]+)\(config[^)]*\)#\s?$/,
      parent: 'user',
      enter: 'enable-config',
      leave: 'exit',
    },
  },
  commandMode: 'user',
  answers: [pager(/^--More--$/)],
  login: account(/^(?:Username:|(?:\S+ )?login:)\s*$/, /^Password:\s*$/),
  errors: [
    /^% .* -- Invalid command/,
    /^% .* -- (?:Incomplete|Ambiguous) command/,
    /CONFIG process is occupied/,
  ],
  onOpen: [],
  secrets: commonSecrets,
  configuration: {
    show: 'show running-config',
    mode: 'config',
    showMode: 'config',
    ignore: [/Current time/, /^\s*!/],
    standing: [/^interface (?:GigaEthernet|FastEthernet)/, /^device /],
    edit: { kind: 'blocks', negation: 'no ', exit: 'exit' },
  },
  state: [],
  clear: {
    arp: ['clear arp'],
    mac: ['clear bridge'],
    nat: ['clear ip napt cache'],
    sessions: ['clear ip ufs-cache'],
    counters: ['clear interface counters'],
    logs: ['clear logging'],
    routing: ['clear ip bgp *', 'clear ip ospf'],
  },
  show: {
    arp: 'show arp entry',
    mac: 'show bridge',
    sessions: 'show ip ufs-cache',
    interfaces: 'show interfaces',
    routes: 'show ip route',
  },
  templates,
  tables,
  unverified: [
    'newline',
    'errors.1',
    'configuration.ignore.1',
    'configuration.standing',
    'configuration.edit',
    'clear',
    'show.arp',
    'show.mac',
    'show.sessions',
  ],
};
