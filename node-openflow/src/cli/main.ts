import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { VERSIONS, type Version } from '../codec.js';
import { type Endpoint, OPENFLOW_PORT } from '../control/endpoint.js';
import { OpenFlowError } from '../errors.js';
import { decodeInput, encodeInput, type Output, roundtripInput } from './convert.js';
import { monitor } from './monitor.js';

const HELP = `node-openflow: reads and writes OpenFlow 1.0 and 1.3

  node-openflow decode [FILE] [--port N]...   hex lines, or a pcap of port 6653 and 6633, to JSON lines
  node-openflow encode [FILE]                 JSON lines to hex lines
  node-openflow roundtrip [FILE]              hex lines: "ok", or the first offset that differs, for each
  node-openflow monitor [--listen PLACE | --connect PLACE] [--version 1|4]...
                                              a controller that prints what switches say

FILE is standard input if absent. PLACE is HOST:PORT, PORT or the path of a Unix socket; *:6653 if absent.
In JSON, 64-bit values are decimal texts and bytes are hexadecimal texts.
`;

/** The place of `HOST:PORT`, `PORT` or a path. */
function placeOf(text: string): Omit<Endpoint, 'tls'> {
  if (text.includes('/')) return { path: text };
  const [, host, port] = /^(?:(.*):)?(\d+)$/.exec(text) ?? [];
  if (port === undefined) return { host: text, port: OPENFLOW_PORT };
  return { host: host === '*' ? undefined : host?.replace(/^\[|\]$/g, ''), port: Number(port) };
}

async function readInput(file: string | undefined): Promise<Buffer> {
  if (file !== undefined && file !== '-') return readFile(file);
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Runs the command; returns its exit code: 0, 1 when some input was bad, 2 when the command line was. */
export async function main(args: string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        port: { type: 'string', multiple: true },
        listen: { type: 'string' },
        connect: { type: 'string' },
        version: { type: 'string', multiple: true },
      },
    });
    const [command, file] = positionals;
    if (values.help || command === undefined) {
      process.stdout.write(HELP);
      return values.help ? 0 : 2;
    }
    const ports = values.port?.map(Number) ?? [6653, 6633];
    if (command === 'decode') return await print(decodeInput(await readInput(file), ports));
    if (command === 'encode') return await print(encodeInput(await readInput(file)), true);
    if (command === 'roundtrip') return await print(roundtripInput(await readInput(file)));
    if (command === 'monitor') return await watch(values);
    throw new OpenFlowError(`there is no command "${command}"; see node-openflow --help`);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EPIPE') return 0;
    if (!(error instanceof OpenFlowError) && code === undefined) throw error;
    process.stderr.write(`node-openflow: ${message}\n`);
    return 2;
  }
}

/** Prints lines; faults of `encode` go to standard error, as its output is for machines. */
async function print(lines: Iterable<Output>, faultsApart = false): Promise<number> {
  let exit = 0;
  for (const { text, failed } of lines) {
    if (failed) exit = 1;
    const stream = failed && faultsApart ? process.stderr : process.stdout;
    if (!stream.write(`${text}\n`)) await new Promise(resolve => stream.once('drain', resolve));
  }
  return exit;
}

async function watch(values: { listen?: string; connect?: string; version?: string[] }): Promise<number> {
  const versions = values.version?.map(text => {
    const version = VERSIONS.find(known => String(known) === text);
    if (version === undefined)
      throw new OpenFlowError(`"${text}" is not a version: 1 is OpenFlow 1.0, 4 is 1.3`);
    return version as Version;
  });
  const abort = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => abort.abort());
  const listen = values.listen === undefined ? undefined : placeOf(values.listen);
  const connect = values.connect === undefined ? undefined : placeOf(values.connect);
  await monitor({ listen, connect, versions }, line => process.stdout.write(`${line}\n`), abort.signal);
  return 0;
}
