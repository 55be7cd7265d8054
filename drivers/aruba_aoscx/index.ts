import type { Platform } from '../../src/device/platform.js';
import { account, pager, privileged } from '../common/answers.js';
import { byInterface } from '../common/failover.js';
import { roleOf } from '../common/roles.js';
import { commonSecrets } from '../common/secrets.js';
import { readVrrpBrief } from '../common/vrrp-brief.js';
import { net } from './net.js';
import { tables } from './tables.js';
import { templates } from './templates/index.js';

/** HPE Aruba AOS-CX. A space completes words, so commands are written in full. */
export const arubaAoscx: Platform = {
  id: 'aruba_aoscx',
  title: 'HPE Aruba AOS-CX',
  newline: '\r',
  modes: {
    user: { prompt: /^(?<name>[\w.-]+(?: [\w.-]+)*)>\s?$/ },
    priv: {
      prompt: /^(?<name>[A-Za-z0-9][^\s()#>]*)#\s*$/,
      parent: 'user',
      enter: privileged('enable', /^[Pp]assword:\s*$/),
      leave: 'disable',
    },
    config: {
      prompt: /^(?<name>[A-Za-z0-9][^\s()#>]*)\(config[^\s()]*\)#\s*$/,
      parent: 'priv',
      enter: 'configure terminal',
      leave: 'end',
    },
  },
  commandMode: 'priv',
  answers: [pager(/^(?:-- MORE --.*|Press any key to continue.*)$/)],
  login: account(/^Username:\s*$/, /^Password:\s*$/),
  errors: [/^Invalid input:/, /^% Command incomplete/, /doesn't exist/],
  onOpen: ['no page', 'terminal width 512'],
  secrets: commonSecrets,
  configuration: {
    show: 'show running-config',
    mode: 'config',
    ignore: [/^!Version/, /^!export-password/, /^\s*!/, /^Current configuration:/],
    standing: [/^interface (?:\d|mgmt)/],
    edit: { kind: 'blocks', negation: 'no ', exit: 'exit' },
  },
  state: [],
  clear: {
    arp: ['clear arp vrf all-vrfs'],
    counters: ['clear interface statistics'],
    logs: ['clear logging'],
    routing: ['clear bgp *', 'clear ip ospf neighbors'],
  },
  show: {
    arp: 'show arp all-vrfs',
    mac: 'show mac-address-table',
    interfaces: 'show interface',
    ha: 'show vrrp brief',
  },
  templates,
  tables,
  save: 'write memory',
  net,
  role: {
    commands: ['show vrrp brief', 'show vsx brief'],
    read: (vrrp = '', vsx = '') => {
      const word = /^Device Role\s*:\s*(\w+)/m.exec(vsx)?.[1];
      return [...readVrrpBrief(vrrp), ...(word === undefined ? [] : [roleOf('vsx', word)])];
    },
  },
  failover: byInterface,
  unverified: [
    'modes.user.prompt',
    'modes.priv.enter.answers',
    'modes.priv.leave',
    'modes.config.leave',
    'configuration.ignore',
    'configuration.standing',
    'configuration.edit',
    'clear.counters',
    'clear.logs',
    'clear.routing',
    'save',
    'failover',
  ],
};
