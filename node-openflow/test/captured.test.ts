import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { decode, Experimenters, encode, type Message, nicira } from '../src/index.js';

// Recorded by test/record.ts from ovs-ofctl and ovs-vswitchd.
function captured(name: string): { line: number; bytes: Buffer }[] {
  const text = readFileSync(new URL(`../../test/captured/${name}`, import.meta.url), 'utf8');
  return text
    .split('\n')
    .flatMap((line, index) =>
      /^[<>] /.test(line) ? [{ line: index + 1, bytes: Buffer.from(line.slice(2), 'hex') }] : [],
    );
}

const bodyType = (message: Message) =>
  'body' in message ? `${message.type} ${message.body.type}` : message.type;

for (const [name, version, kinds] of [
  [
    'of10.hex',
    1,
    [
      'hello',
      'featuresReply',
      'flowMod',
      'statsReply flow',
      'statsReply port',
      'statsReply table',
      'statsReply desc',
      'statsReply queue',
      'statsReply aggregate',
      'portMod',
      'packetOut',
      'echoReply',
      'barrierReply',
      'getConfigReply',
      'setConfig',
      'error',
      'vendor',
    ],
  ],
  [
    'of13.hex',
    4,
    [
      'hello',
      'featuresReply',
      'flowMod',
      'multipartReply flow',
      'multipartReply portStats',
      'multipartReply table',
      'multipartReply tableFeatures',
      'multipartReply desc',
      'multipartReply queue',
      'multipartReply aggregate',
      'multipartReply portDesc',
      'multipartReply group',
      'multipartReply groupDesc',
      'multipartReply groupFeatures',
      'multipartReply meter',
      'multipartReply meterConfig',
      'multipartReply meterFeatures',
      'groupMod',
      'meterMod',
      'portMod',
      'packetOut',
      'echoReply',
      'barrierReply',
      'getConfigReply',
      'setConfig',
      'error',
      'queueGetConfigReply',
      'experimenter',
    ],
  ],
] as const) {
  describe(`What Open vSwitch said: ${name}`, () => {
    const messages = captured(name);

    it('decodes, and encodes to the same bytes', () => {
      for (const { line, bytes } of messages) {
        const message = decode(bytes);
        expect(message.version, `line ${line}`).to.be.oneOf([version, 1, 4]);
        expect(encode(message).toString('hex'), `line ${line}`).to.equal(bytes.toString('hex'));
      }
    });

    it("does so with Nicira's codecs as well", () => {
      const options = { experimenters: new Experimenters(nicira) };
      for (const { line, bytes } of messages) {
        expect(encode(decode(bytes, options), options).toString('hex'), `line ${line}`).to.equal(
          bytes.toString('hex'),
        );
      }
    });

    it('holds every kind of message that the recording is for', () => {
      const seen = new Set(messages.map(({ bytes }) => bodyType(decode(bytes))));
      expect(kinds.filter(kind => !seen.has(kind))).to.deep.equal([]);
    });
  });
}
