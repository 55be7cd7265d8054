import { z } from 'zod';
import { type Expected, expected } from './expected.js';
import {
  parseAddress,
  parseBaud,
  parseDatapath,
  parseDuration,
  parseDynamic,
  parseEndpoint,
  parseFlag,
  parseHost,
  parseHostKey,
  parseInterface,
  parseInterfaceAddress,
  parseMac,
  parseMtu,
  parsePath,
  parsePort,
  parsePortReference,
  parseSubnet,
  parseTable,
  parseTcpPort,
  parseTpid,
  parseVlan,
} from './notation.js';
import { list, map, number, section, text } from './schema-parts.js';

const endpoint = (what: Expected) => text(what, parseEndpoint);
const portReference = text('portReference', parsePortReference);
const aliases = list('aliases', text('name'));
const wire = list('wire', portReference, 2, 2);

const site = map('site', {
  management: map('management', { namespace: text('namespace') }).optional(),
});

const port = z.union(
  [portName(), map('port', { name: portName().optional(), description: text('description').optional() })],
  { error: 'port' },
);

const uplinkParts = {
  port: number('portNumber', parsePort),
  interface: text('interface', parseInterface),
  tagging: z
    .enum(['stacked', 'translate', 'direct'], { error: 'tagging' })
    .meta({ description: expected.tagging.en })
    .optional(),
  tpid: number('tpid', parseTpid).optional(),
  ports: list('carried', text('carriedPort'), 1).optional(),
};

const patchSwitch = map('switch', {
  site: text('siteName').optional(),
  datapath: number('datapath', parseDatapath),
  listen: endpoint('listen').optional(),
  connect: endpoint('connect').optional(),
  uplink: map('uplink', uplinkParts).optional(),
  uplinks: list('uplinks', map('uplink', uplinkParts), 1).optional(),
  table: number('table', parseTable).optional(),
  profile: text('profileFile').optional(),
  ports: section('ports', text('portNumber', parsePort), port),
});

const hostAddress = text('hostAddress', address => parseDynamic(address) ?? parseInterfaceAddress(address));
const gateway = text('gateway', parseAddress);

const vlan = z
  .union([number('vlanId', parseVlan), list('twoVlans', number('vlanId', parseVlan), 2, 2)], {
    error: 'vlan',
  })
  .meta({ description: expected.vlan.en });

const interfaceParts = {
  address: hostAddress.optional(),
  addresses: list('addresses', hostAddress, 1).optional(),
  gateway: gateway.optional(),
  gateways: list('gateways', gateway, 1).optional(),
  routes: section('routes', text('subnet', parseSubnet), gateway),
  vlan: vlan.optional(),
  mac: text('mac', mac => (mac === 'fresh' ? mac : parseMac(mac))).optional(),
  mtu: number('mtu', parseMtu).optional(),
};

// A host has either one interface, whose parts are its own, or several.
const host = map('host', {
  aliases: aliases.optional(),
  ...interfaceParts,
  port: portReference.optional(),
  interfaces: list(
    'interfaces',
    map('hostInterface', { ...interfaceParts, port: portReference }),
    1,
    26,
  ).optional(),
  dns: text('dns', parseAddress).optional(),
  publicAddress: text('publicAddress', parseAddress).optional(),
});

const link = map('link', {
  aliases: aliases.optional(),
  ports: wire.optional(),
  pairs: list('pairs', wire, 1).optional(),
  untagged: text('untagged', parseFlag)
    .meta({ type: ['boolean', 'string'], description: expected.untagged.en })
    .optional(),
});

const algorithm = list('algorithms', text('algorithm'), 1).optional();
const algorithms = map('algorithms', {
  kex: algorithm,
  cipher: algorithm,
  hmac: algorithm,
  serverHostKey: algorithm,
});

const account = {
  port: number('tcpPort', parseTcpPort).optional(),
  user: text('user'),
  password: text('password').optional(),
  key: text('key').optional(),
  passphrase: text('password').optional(),
  agent: text('sshAgent').optional(),
  hostKey: text('hostKey', parseHostKey).optional(),
  knownHosts: text('knownHosts').optional(),
};

const device = map('device', {
  ...account,
  aliases: aliases.optional(),
  platform: text('platform'),
  address: text('deviceAddress', address => parseHost(address) ?? parsePath(address)),
  transport: z
    .enum(['ssh', 'telnet', 'console', 'serial', 'replay'], { error: 'transport' })
    .meta({ description: expected.transport.en })
    .optional(),
  baud: number('baud', parseBaud).optional(),
  jump: map('jump', { ...account, address: text('jumpAddress', parseHost) }).optional(),
  enablePassword: text('password').optional(),
  algorithms: algorithms.optional(),
});

const reset = map('reset', {
  when: z
    .enum(['always', 'touched', 'never'], { error: 'when' })
    .meta({ description: expected.when.en })
    .optional(),
  budget: text('budget', parseDuration).optional(),
});

/** The shape of a testbed file. What its parts mean together is checked when the testbed is put together. */
export const schema = map('testbed', {
  version: z
    .literal('1', { error: 'version' })
    .meta({ type: 'integer', const: 1, description: expected.version.en }),
  lab: text('lab').optional(),
  drivers: list('drivers', text('driverFile'), 1).optional(),
  sites: z.record(text('name'), site.nullable(), { error: 'sites' }).meta({ description: expected.sites.en }),
  switches: section(
    'switches',
    text('switchName', name => (/[:：]/.test(name) ? undefined : name)),
    patchSwitch,
  ),
  trunks: list('trunks', wire).nullish().meta({ description: expected.trunks.en }),
  hosts: section('hosts', text('name'), host),
  groups: section('groups', text('name'), list('groupHosts', text('name'), 1)),
  links: section('links', text('name'), link),
  devices: section('devices', text('name'), device),
  reset: reset.optional(),
});

/** The testbed file's JSON Schema (draft 2020-12), for editors. */
export function testbedJsonSchema(): Record<string, unknown> {
  return { title: 'tsunagu testbed', ...z.toJSONSchema(schema, { io: 'input' }) };
}

function portName() {
  return text('portName', name => (/^\d+$/.test(name) ? undefined : name));
}
