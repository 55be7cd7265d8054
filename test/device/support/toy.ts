import { Device, type Platform, type RecordedStep, replay } from '../../../src/device/index.js';

/** A platform with a pager, three modes and questions, for recorded sessions. */
export const toy: Platform = {
  id: 'toy',
  title: 'Toy',
  newline: '\n',
  modes: {
    user: { prompt: /^(?<name>[\w.-]+)>\s*$/ },
    priv: { prompt: /^(?<name>[\w.-]+)#\s*$/, parent: 'user', enter: 'enable', leave: 'disable' },
    config: {
      prompt: /^(?<name>[\w.-]+)\(conf[^)]*\)#\s*$/,
      parent: 'priv',
      enter: 'configure',
      leave: { line: 'end', answers: [{ when: /^Uncommitted changes.*\?\s*$/, send: 'no\n' }] },
    },
  },
  commandMode: 'priv',
  answers: [{ when: /^ ?--More-- ?$/, send: ' ', hide: true }],
  errors: [/^% /],
  onOpen: [],
  secrets: [/(?<=password )\S+/g],
  configuration: {
    show: 'show run',
    mode: 'config',
    ignore: [/^!/, /^\s*exit$/],
    standing: [/^interface /],
    edit: { kind: 'blocks', negation: 'no ', exit: 'exit' },
  },
  state: [{ name: 'clock', command: 'show clock', format: 'text', ignore: [/^uptime/] }],
  clear: { arp: [{ line: 'clear arp', answers: [{ when: /\[confirm\]$/, send: '\n' }] }] },
  show: {},
};

/** A device whose session was recorded; it greets with its prompt. */
export function recorded(steps: RecordedStep[], pieces: 'blocks' | 'bytes' = 'blocks', name = 'SW1'): Device {
  return new Device(name, toy, replay([{ sent: '', received: '\r\nWelcome\r\nSW1# ' }, ...steps], pieces));
}
