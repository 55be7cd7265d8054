import { isIP, isIPv4 } from 'node:net';
import { z } from 'zod';
import type { Expected } from './expected.js';

// Every scalar of the file is read as the text that stands there. An issue's message is the name of what was
// expected; that of an unknown key is the list of the known ones.

const interfaceName = text('interface', /^[A-Za-z0-9][\w.-]{0,14}$/);
const portName = text('portName', /^[A-Za-z0-9][\w-]*$/);
/** A port of a machine, or PORT.VLAN: one of the port's VLANs (IEEE 802.1Q), as Linux writes it. */
const machinePort = text('machinePort', /^[A-Za-z0-9][\w-]*(?:\.[1-9]\d{0,3})?$/);
const portNumber = text('portNumber', number => within(number, 1, 65279));
const vlan = text('vlan', id => within(id, 1, 4094));
const interfaceAddress = text('interfaceAddress', isAnyInterfaceAddress);
const port = text('port', /^[A-Za-z][\w-]*:[A-Za-z0-9][\w-]*$/);
const file = text('file', name => name.trim() !== '' && !name.includes('/'));

/** The daemons of FRR that a router can run beside zebra (FRR's user guide, "Basic Setup"). */
const daemon = z.enum(
  [
    'babeld',
    'bfdd',
    'bgpd',
    'eigrpd',
    'fabricd',
    'isisd',
    'ldpd',
    'nhrpd',
    'ospf6d',
    'ospfd',
    'pathd',
    'pbrd',
    'pim6d',
    'pimd',
    'ripd',
    'ripngd',
    'staticd',
    'vrrpd',
  ],
  { error: 'daemon' },
);

const patchSwitch = map('node', {
  type: z.literal('patchswitch'),
  datapath: text('datapath', /^0x(?!0+$)[0-9a-fA-F]{1,16}$/),
  controller: text('controller', /^tcp:\d+\.\d+\.\d+\.\d+:\d+$/),
  uplink: map('uplink', { port: portNumber, interface: interfaceName }),
  ports: z.record(portNumber, interfaceName, { error: 'namedPorts' }),
});

const l2Switch = map('node', {
  type: z.literal('l2switch'),
  ports: z.record(
    portName,
    z.union(
      [
        map('switchPort', { access: vlan }),
        map('switchPort', { trunk: list('vlans', vlan).min(1, { error: 'vlans' }) }),
      ],
      { error: 'switchPort' },
    ),
    { error: 'switchPorts' },
  ),
});

/** What routers, firewalls and other Linux machines have in common. */
const machine = {
  management: text('address', isIPv4).optional(),
  ports: list('portNames', machinePort).optional(),
  addresses: z
    .record(
      machinePort,
      z.union([interfaceAddress, list('interfaceAddresses', interfaceAddress)], {
        error: 'interfaceAddresses',
      }),
      { error: 'addresses' },
    )
    .optional(),
  routes: z
    .record(text('destination', isDestination), text('nextHop', isNextHop), { error: 'routes' })
    .optional(),
  run: text('text', /./).optional(),
};

const router = map('node', {
  type: z.literal('router'),
  ...machine,
  daemons: list('daemons', daemon).optional(),
  config: file,
  firewall: file.optional(),
});

const firewall = map('node', {
  type: z.literal('firewall'),
  ...machine,
  rules: file,
  keepalived: file.optional(),
  conntrackd: file.optional(),
});

const linux = map('node', { type: z.literal('linux'), ...machine, rules: file.optional() });

const nodes = [patchSwitch, l2Switch, router, firewall, linux] as const;

/** The types that a node can have. */
export const nodeTypes = nodes.map(node => node.shape.type.value);

/** The shape of a lab file. */
export const schema = map('lab', {
  version: z.literal('1', { error: 'version' }),
  namespace: text('namespace', /^[A-Za-z0-9][\w-]{0,63}$/),
  management: map('management', { address: text('interfaceAddress', isInterfaceAddress) }),
  login: map('login', {
    user: text('user', /^[a-z][a-z0-9_-]{0,31}$/),
    password: text('password', isPassword),
  }),
  nodes: z.record(
    text('nodeName', /^[A-Za-z][\w-]*$/),
    z.discriminatedUnion('type', nodes, {
      error: issue => (issue.code === 'invalid_union' ? 'nodeType' : 'node'),
    }),
    { error: 'nodes' },
  ),
  cables: list('cables', list('cable', port).length(2, { error: 'cable' })),
  ready: list(
    'conditions',
    map('condition', {
      node: text('nodeName', /./),
      command: text('text', /./),
      contains: text('text', /./),
    }),
  ).optional(),
});

/** What a lab file of the right shape says. */
export type Draft = z.infer<typeof schema>;

function text(what: Expected, test: RegExp | ((text: string) => boolean)) {
  const holds = typeof test === 'function' ? test : (text: string) => test.test(text);
  return z.string({ error: what }).refine(holds, { error: what });
}

function list<T extends z.ZodType>(what: Expected, item: T) {
  return z.array(item, { error: what });
}

function map<T extends z.ZodRawShape>(what: Expected, shape: T) {
  const known = Object.keys(shape).join(' ');
  return z.strictObject(shape, { error: issue => (issue.code === 'unrecognized_keys' ? known : what) });
}

function within(text: string, least: number, most: number): boolean {
  return /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most;
}

function isInterfaceAddress(text: string): boolean {
  const [address = '', prefix = '', ...rest] = text.split('/');
  return isIPv4(address) && within(prefix, 8, 30) && rest.length === 0;
}

function isAnyInterfaceAddress(text: string): boolean {
  const [address = '', prefix = '', ...rest] = text.split('/');
  const family = isIP(address);
  return family !== 0 && within(prefix, 1, family === 4 ? 32 : 128) && rest.length === 0;
}

function isDestination(text: string): boolean {
  return text === 'default' || isAnyInterfaceAddress(text);
}

function isNextHop(text: string): boolean {
  return isIP(text) !== 0;
}

/** A line break would end the password where it is handed to openssl. */
function isPassword(text: string): boolean {
  return text !== '' && !/[\r\n\0]/.test(text);
}
