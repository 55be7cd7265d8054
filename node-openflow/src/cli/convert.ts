import { decode, encode, type Message } from '../codec.js';
import { type DecodeError, OpenFlowError } from '../errors.js';
import { MessageStream, type StreamItem } from '../stream.js';
import { fromJson, toJson } from './json.js';
import { isPcap, segmentsOf } from './pcap.js';

/** A line of output, and whether it reports a fault. */
export interface Output {
  text: string;
  failed: boolean;
}

const good = (text: string): Output => ({ text, failed: false });
const bad = (text: string): Output => ({ text, failed: true });

/** The lines that say something: not empty, not a comment. */
function* linesOf(input: Buffer): Generator<[line: string, number: number]> {
  for (const [index, line] of input.toString('utf8').split('\n').entries()) {
    const text = line.replace(/#.*/, '').trim();
    if (text !== '') yield [text, index + 1];
  }
}

function bytesOf(line: string): Buffer | undefined {
  const digits = line.replaceAll(/[\s:]/g, '');
  return /^([0-9a-f]{2})+$/i.test(digits) ? Buffer.from(digits, 'hex') : undefined;
}

const describe = (error: DecodeError) => ({
  error: error.message,
  reason: error.reason,
  offset: error.offset,
  path: error.path,
  ...(error.openflow && { openflow: error.openflow }),
});

function show(item: StreamItem, extra: object = {}): Output {
  return 'message' in item
    ? good(toJson({ ...extra, ...(item.message as Message) }))
    : bad(toJson({ ...extra, ...describe(item.error) }));
}

/** Hexadecimal lines, one message or more in each, or a capture, to lines of JSON. */
export function* decodeInput(input: Buffer, ports: readonly number[]): Generator<Output> {
  if (isPcap(input)) {
    const streams = new Map<string, MessageStream>();
    for (const { flow, time, data } of segmentsOf(input, ports)) {
      const stream = streams.get(flow) ?? new MessageStream();
      streams.set(flow, stream);
      for (const item of stream.push(data)) yield show(item, { time, flow });
    }
    return;
  }
  for (const [line, number] of linesOf(input)) {
    const bytes = bytesOf(line);
    if (!bytes) {
      yield bad(toJson({ line: number, error: 'not pairs of hexadecimal digits' }));
      continue;
    }
    const stream = new MessageStream();
    for (const item of stream.push(bytes)) yield show(item);
    if (stream.buffered > 0)
      yield bad(toJson({ line: number, error: `${stream.buffered} bytes are not a whole message` }));
  }
}

/** Lines of JSON to hexadecimal lines. A message without version is one of 1.3. */
export function* encodeInput(input: Buffer): Generator<Output> {
  for (const [index, line] of input.toString('utf8').split('\n').entries()) {
    if (line.trim() === '') continue;
    try {
      yield good(encode(fromJson(line), { version: 4 }).toString('hex'));
    } catch (error) {
      if (!(error instanceof OpenFlowError || error instanceof SyntaxError)) throw error;
      yield bad(`line ${index + 1}: ${error.message}`);
    }
  }
}

/** Decodes and encodes each hexadecimal line: `ok`, or where the result differs. */
export function* roundtripInput(input: Buffer): Generator<Output> {
  for (const [line] of linesOf(input)) {
    const bytes = bytesOf(line);
    if (!bytes) {
      yield bad('not pairs of hexadecimal digits');
      continue;
    }
    try {
      const again = encode(decode(bytes));
      const offset = bytes.findIndex((byte, i) => byte !== again[i]);
      if (bytes.equals(again)) yield good('ok');
      else yield bad(`differs at offset ${offset < 0 ? bytes.length : offset}`);
    } catch (error) {
      if (!(error instanceof OpenFlowError)) throw error;
      yield bad(`error: ${error.message}`);
    }
  }
}
