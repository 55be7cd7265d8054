import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

/** Everybody may import these. */
const common = ['errors', 'scope', 'wait'];
const testbed = 'testbed';

/** Who may import whom, by room: the rules of the house as data. */
const rules: Record<string, string[]> = {
  errors: [],
  scope: ['errors'],
  wait: [],
  setting: ['scope'],
  yaml: ['errors'],
  telnet: [],
  testbed: ['errors', 'yaml'],
  requirements: ['errors'],
  netns: common,
  host: [...common, testbed, 'setting', 'netns', 'telnet'],
  traffic: [...common, testbed, 'netns', 'host'],
  patch: [...common, testbed, 'setting'],
  device: [...common, testbed, 'telnet'],
  lab: [...common, testbed, 'yaml', 'netns', 'patch'],
  report: ['errors'],
  // Types only: what test hosts and the traffic layer report, and what devices' tables hold, goes to the client as it is.
  'agent/protocol': ['errors', 'host', 'traffic', 'device', 'requirements'],
  'agent/client': ['errors', 'device', 'requirements', 'report', 'agent/protocol'],
  'agent/server': [
    ...common,
    testbed,
    'setting',
    'netns',
    'host',
    'traffic',
    'patch',
    'device',
    'lab',
    'requirements',
    'agent/protocol',
  ],
  plugin: ['errors', testbed, 'report', 'agent/client', 'agent/protocol'],
  // Planning is pure: `validate` finds what cannot be wired without an agent.
  cli: ['errors', 'wait', testbed, 'patch', 'lab', 'agent/client', 'agent/protocol'],
  steps: ['errors', 'agent/client', 'plugin'],
  drivers: ['errors', 'device'],
  index: ['errors', testbed, 'agent/client', 'agent/protocol', 'plugin', 'device', 'report', 'drivers'],
};

/** Only these may import cucumber. */
const cucumberRooms = ['steps', 'plugin'];

/** The agent's process is where drivers are handed to the device layer; commands look them over. */
const registry = [
  { file: 'src/agent/server/main.ts', may: ['drivers'] },
  { file: 'src/cli/commands.ts', may: ['drivers', 'device'] },
  { file: 'src/cli/read.ts', may: ['device'] },
  { file: 'src/cli/driver.ts', may: ['drivers', 'device'] },
];

interface Import {
  file: string;
  room: string;
  target: string;
}

function roomOf(path: string): string | undefined {
  const [top, second = '', third = ''] = path.split('/');
  if (top === 'steps' || top === 'drivers') return top;
  if (top !== 'src') return undefined;
  if (second === 'index.ts') return 'index';
  if (second !== 'agent') return second;
  return third.endsWith('.ts') ? 'agent/protocol' : `agent/${third}`;
}

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => join(folder, name));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const room = roomOf(file);
  if (!room) return [];
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, target = '']) => ({
    file,
    room,
    target,
  }));
}

const all = ['src', 'steps', 'drivers'].flatMap(sources).flatMap(importsOf);

describe('the import rules', () => {
  it('see the whole house', () => {
    const rooms = new Set(all.map(({ room }) => room));
    expect([...rooms].filter(room => !rules[room])).to.deep.equal([]);
    expect(rooms.size).to.be.greaterThan(15);
  });

  it('let a room import only what it may', () => {
    const wrong = all.flatMap(({ file, room, target }) => {
      if (!target.startsWith('.')) return [];
      const path = relative(root, resolve(root, dirname(file), target)).replace(/\.js$/, '.ts');
      const other = roomOf(path);
      if (other === room || (other !== undefined && rules[room]?.includes(other))) return [];
      if (registry.some(({ file: one, may }) => one === file && may.includes(other ?? ''))) return [];
      return [`${file} imports ${path}`];
    });
    expect(wrong).to.deep.equal([]);
  });

  it('let only steps and the plugin import cucumber', () => {
    const wrong = all.filter(
      ({ room, target }) => target.startsWith('@cucumber/') && !cucumberRooms.includes(room),
    );
    expect(wrong).to.deep.equal([]);
  });

  it('let only the patch panel and the agent import node-openflow', () => {
    const rooms = all.filter(({ target }) => target === 'node-openflow').map(({ room }) => room);
    expect([...new Set(rooms)].filter(room => room !== 'patch' && room !== 'agent/server')).to.deep.equal([]);
  });

  it('let node-openflow import nothing of ours', () => {
    const files = sources('node-openflow/src');
    expect(files).not.to.have.lengthOf(0);
    const wrong = files.flatMap(file => {
      const targets = [
        ...readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g),
      ];
      return targets
        .map(([, target = '']) => target)
        .filter(target => !target.startsWith('node:'))
        .filter(target =>
          relative(join(root, 'node-openflow'), resolve(root, dirname(file), target)).startsWith('..'),
        )
        .map(target => `${file} imports ${target}`);
    });
    expect(wrong).to.deep.equal([]);
  });
});
