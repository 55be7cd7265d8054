import type { Platform } from '../../src/device/platform.js';
import { account, privileged } from '../common/answers.js';
import { commonSecrets } from '../common/secrets.js';
import { net } from './net.js';
import { tables } from './tables.js';
import { templates } from './templates/index.js';

/**
 * Pica8 PicOS in OVS mode, with one bridge `br0`. Flows are state, as they are lost at a restart; nothing here
 * removes any, as they may be those of the patch panel.
 */
export const pica8PicosOvs: Platform = {
  id: 'pica8_picos_ovs',
  title: 'Pica8 PicOS (OVS mode)',
  newline: '\n',
  modes: {
    // Where some builds put a login.
    cli: { prompt: /^(?<name>\w+@[\w-]+)>\s?$/ },
    user: {
      prompt: /^(?<name>(?!root@)\w+@[\w-]+)(?::\S*)?\$\s?$/,
      parent: 'cli',
      enter: 'start shell sh',
      leave: 'exit',
    },
    priv: {
      prompt: /^(?<name>root@[\w-]+)(?::\S*)?[#$]\s?$/,
      parent: 'user',
      enter: privileged('su', /^Password:\s?$/),
      leave: 'exit',
    },
  },
  commandMode: 'priv',
  answers: [],
  login: account(/^(?:\S+ )?login:\s*$/, /^(?:.+)?[Pp]assword\s*:\s*$/),
  errors: [
    /^ovs-(?:ofctl|vsctl|appctl): /,
    /: command not found$/,
    /The PicOS CLI can only be launched in L2\/L3 Mode/,
  ],
  onOpen: [],
  secrets: commonSecrets,
  // The first line is the database's own name, which a restored one does not keep.
  configuration: {
    show: 'ovs-vsctl show',
    mode: 'priv',
    ignore: [/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/],
    standing: [],
  },
  state: [
    {
      name: 'flow',
      command: 'ovs-ofctl dump-flows br0',
      format: 'text',
      ignore: [/^(?:NXST|OFPST)_FLOW reply/],
      rewrite: [{ from: /(?:duration|n_packets|n_bytes|idle_age|hard_age)=[^ ,]+,? ?/g, to: '' }],
    },
  ],
  clear: { arp: ['ip neigh flush all'], mac: ['ovs-appctl fdb/flush br0'] },
  show: {
    arp: 'ip neigh',
    mac: 'ovs-appctl fdb/show br0',
    sessions: 'ovs-ofctl dump-flows br0',
    interfaces: 'ovs-ofctl dump-ports-desc br0',
  },
  templates,
  tables,
  net,
  unverified: [
    'tables.neighbours',
    'tables.macTable',
    'tables.interfaces',
    'newline',
    'modes.user.leave',
    'modes.priv.leave',
    'login.0',
    'errors.0',
    'errors.1',
    'state.0.ignore',
    'clear.arp',
    'show.arp',
    'net',
  ],
};
