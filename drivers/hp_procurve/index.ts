import type { Platform } from '../../src/device/platform.js';
import { account, pager } from '../common/answers.js';
import { steps } from '../common/net.js';
import { readRows } from '../common/roles.js';
import { commonSecrets } from '../common/secrets.js';
import { net } from './net.js';
import { tables } from './tables.js';
import { templates } from './templates/index.js';

const VRRP_ROW = /^\s*(?<on>\d+)\s+(?<id>\d+)\s+\d+\s.*?\s(?<word>Master|Backup|Init\w*)\b/;

/** HP ProCurve and ArubaOS-Switch. Names may hold spaces; `no page` needs the manager's level. */
export const hpProcurve: Platform = {
  id: 'hp_procurve',
  title: 'HP ProCurve / ArubaOS-Switch',
  newline: '\n',
  modes: {
    user: { prompt: /^(?<name>[\w.-]+(?: [\w.-]+)*)>\s?$/ },
    priv: {
      prompt: /^(?<name>[\w.-]+(?: [\w.-]+)*)#\s?$/,
      parent: 'user',
      enter: {
        line: 'enable',
        answers: [
          { when: /^(?:Login Name|[Uu]sername):\s*$/, send: { secret: 'user' } },
          { when: /^[Pp]assword:\s*$/, send: { secret: 'enablePassword' } },
        ],
      },
      leave: 'exit',
    },
    config: {
      prompt: /^(?<name>[\w.-]+(?: [\w.-]+)*)\([\w .-]+\)#\s?$/,
      parent: 'priv',
      enter: 'configure terminal',
      leave: 'end',
    },
  },
  commandMode: 'priv',
  answers: [pager(/^-- MORE --,.*$/)],
  login: [
    ...account(/^(?:Login Name|[Uu]sername):\s*$/, /^[Pp]assword:\s*$/),
    { when: /Press any key to continue\s*$/, send: '\n' },
  ],
  errors: [/^Invalid input: /, /^Ambiguous input: /, /^Incomplete input: /, /^Error setting value/],
  onOpen: ['no page', 'terminal width 511'],
  secrets: commonSecrets,
  configuration: {
    show: 'show running-config',
    mode: 'config',
    ignore: [/^; Ver /, /^;/, /^Running configuration:/, /^\s*exit\s*$/],
    standing: [/^interface /, /^vlan 1$/],
    edit: { kind: 'blocks', negation: 'no ', exit: 'exit' },
  },
  state: [],
  clear: {
    arp: ['clear arp'],
    counters: ['clear statistics global'],
    logs: ['clear logging'],
    routing: ['clear ip route'],
  },
  show: {
    arp: 'show arp',
    mac: 'show mac-address',
    interfaces: 'show interfaces brief',
    ha: 'show vrrp summary',
  },
  templates,
  tables,
  save: 'write memory',
  net,
  role: {
    commands: ['show vrrp summary'],
    read: (output = '') => readRows('vrrp', VRRP_ROW, output),
  },
  failover: {
    giveUp: steps('config', 'vlan {on}', 'vrrp vrid {id}', 'failover'),
    takeBack: steps('config', 'vlan {on}', 'vrrp vrid {id}', 'failback'),
  },
  unverified: [
    'modes.priv.leave',
    'modes.config.enter',
    'modes.config.leave',
    'answers',
    'errors.1',
    'errors.2',
    'errors.3',
    'configuration.ignore',
    'configuration.standing',
    'configuration.edit',
    'clear.arp',
    'clear.logs',
    'clear.routing',
    'net.timer',
    'net.confirm',
    'failover',
  ],
};
