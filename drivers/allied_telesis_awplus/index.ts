import type { Platform } from '../../src/device/platform.js';
import { account, pager, privileged } from '../common/answers.js';
import { commonSecrets } from '../common/secrets.js';
import { tables } from './tables.js';
import { templates } from './templates/index.js';

/** Allied Telesis AlliedWare Plus. Commands of AMF (`atmf ...`) reach other devices too and have no place here. */
export const alliedTelesisAwplus: Platform = {
  id: 'allied_telesis_awplus',
  title: 'Allied Telesis AlliedWare Plus',
  newline: '\r\n',
  modes: {
    user: { prompt: /^(?<name>[\w.\-@:/]+)>\s?$/ },
    priv: {
      prompt: /^(?<name>[\w.\-@:/]+)#\s?$/,
      parent: 'user',
      enter: privileged('enable', /^[Pp]assword: ?$/),
      leave: 'disable',
    },
    config: {
      prompt: /^(?<name>[\w.\-@:/]+)\(config[\w.-]*\)#\s?$/,
      parent: 'priv',
      enter: 'configure terminal',
      leave: 'end',
    },
  },
  commandMode: 'priv',
  answers: [pager(/^\s*--More--\s*$/)],
  login: account(/^(?:\S+ )?login:\s*$/, /^Password:\s*$/),
  errors: [
    /^% ?Invalid input/,
    /^% ?(?:Incomplete|Ambiguous) command/,
    /^% ?Error/,
    /^% ?Bad secret/,
    /^(?:% ?)?Command authorization failed/,
  ],
  onOpen: ['terminal length 0'],
  secrets: commonSecrets,
  configuration: {
    show: 'show running-config',
    mode: 'config',
    ignore: [/^\s*!/, /^end$/],
    standing: [/^interface (?:port|eth|vlan)/, /^line /],
    edit: { kind: 'blocks', negation: 'no ', exit: 'exit' },
  },
  state: [],
  clear: {
    arp: ['clear arp-cache'],
    mac: ['clear mac address-table dynamic'],
    sessions: ['clear firewall connections'],
    counters: ['clear port counter'],
    logs: ['clear log'],
    routing: ['clear bgp *', 'clear ip ospf process'],
  },
  show: {
    arp: 'show arp',
    mac: 'show mac address-table',
    sessions: 'show firewall connections',
    interfaces: 'show interface',
    ha: 'show vrrp',
  },
  templates,
  tables,
  save: 'write memory',
  unverified: [
    'modes.priv.leave',
    'modes.config.enter',
    'modes.config.leave',
    'configuration.ignore',
    'configuration.standing',
    'configuration.edit',
    'clear',
    'show.sessions',
    'show.ha',
    'save',
  ],
};
