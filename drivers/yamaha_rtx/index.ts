import type { Platform } from '../../src/device/platform.js';
import { account, asking, pager, privileged } from '../common/answers.js';
import { readBlocks } from '../common/roles.js';
import { commonSecrets } from '../common/secrets.js';
import { tables } from './tables.js';
import { templates } from './templates/index.js';

/**
 * Yamaha RTX, NVR and vRX. Each line is active at once. The width and language of the console are configuration:
 * they are set because else lines wrap and errors cannot be read, but they are never saved.
 */
export const yamahaRtx: Platform = {
  id: 'yamaha_rtx',
  title: 'Yamaha RTX / NVR / vRX',
  newline: '\n',
  // The name is empty unless `console prompt` gives one.
  modes: {
    user: { prompt: /^(?<name>[\w.-]*)>\s?$/ },
    priv: {
      prompt: /^(?<name>[\w.-]*)#\s?$/,
      parent: 'user',
      enter: privileged('administrator', /^[Pp]assword:\s*$/),
      leave: asking('exit', /Save new configuration ?\? \(Y\/N\)\s*$/, 'N'),
    },
  },
  commandMode: 'priv',
  answers: [pager(/^---more---$/)],
  login: account(/^Username:\s*$/, /^Password:\s*$/),
  errors: [/^Error: /, /^エラー[：:]/, /^Invalid command name/, /^Administrator use only/],
  onOpen: ['console character ascii', 'console lines infinity', 'console columns 200'],
  secrets: commonSecrets,
  configuration: {
    show: 'show config',
    mode: 'priv',
    ignore: [/^# Reporting Date:/, /^\s*#/],
    standing: [/^(?:pp|tunnel) select /],
    // The prompt changes its name within `pp select`; each line is good in whatever is selected.
    edit: { kind: 'blocks', negation: 'no ', exit: 'pp select none' },
  },
  state: [],
  clear: {
    arp: ['clear arp'],
    nd: ['clear ipv6 neighbor cache'],
    mac: ['clear switching-hub macaddress', 'clear bridge learning'],
    logs: ['clear log'],
    routing: ['clear ip dynamic routing'],
  },
  show: {
    arp: 'show arp',
    mac: 'show status switching-hub macaddress',
    sessions: 'show ip connection',
    interfaces: 'show status lan1',
    routes: 'show ip route',
    ha: 'show status vrrp',
  },
  templates,
  tables,
  save: 'save',
  role: {
    commands: ['show status vrrp'],
    read: (output = '') =>
      readBlocks(
        'vrrp',
        /^\s*(?<on>\S+) ID:(?<id>\d+)/,
        /(?:My (?:state|status)|自分の状態)\s*[:：]\s*(?<word>\w+)/i,
        output,
      ),
  },
  unverified: [
    'tables.neighbours',
    'login.0',
    'configuration.ignore.1',
    'configuration.standing',
    'configuration.edit',
    'show.interfaces',
    'role.read',
  ],
};
