import { z } from 'zod';
import { type Expected, expected } from './expected.js';
import {
  parseAddress,
  parseDatapath,
  parseDuration,
  parseEndpoint,
  parseHost,
  parseInterfaceAddress,
  parseMac,
  parsePort,
  parsePortReference,
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
  interface: text('interface'),
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

const host = map('host', {
  aliases: aliases.optional(),
  address: text('interfaceAddress', parseInterfaceAddress).optional(),
  addresses: list('addresses', text('interfaceAddress', parseInterfaceAddress), 1).optional(),
  gateway: text('gateway', parseAddress).optional(),
  port: portReference,
  vlan: number('vlan', parseVlan).optional(),
  mac: text('mac', parseMac).optional(),
});

const link = map('link', {
  aliases: aliases.optional(),
  ports: wire.optional(),
  pairs: list('pairs', wire, 1).optional(),
});

const algorithm = list('algorithms', text('algorithm'), 1).optional();
const algorithms = map('algorithms', {
  kex: algorithm,
  cipher: algorithm,
  hmac: algorithm,
  serverHostKey: algorithm,
});

const device = map('device', {
  aliases: aliases.optional(),
  platform: text('platform'),
  address: text('deviceAddress', parseHost),
  port: number('tcpPort', parseTcpPort).optional(),
  transport: z
    .enum(['ssh', 'telnet'], { error: 'transport' })
    .meta({ description: expected.transport.en })
    .optional(),
  user: text('user'),
  password: text('password').optional(),
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
  sites: z.record(text('name'), site.nullable(), { error: 'sites' }).meta({ description: expected.sites.en }),
  switches: section(
    'switches',
    text('switchName', name => (/[:：]/.test(name) ? undefined : name)),
    patchSwitch,
  ),
  hosts: section('hosts', text('name'), host),
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
