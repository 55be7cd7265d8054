import { expect } from 'chai';
import fc from 'fast-check';
import { MessageStream, decode, encode } from '../src/index.js';
import { arbitraryMessages } from './support/arbitrary.js';

describe('Random messages', () => {
  for (const [name, message] of arbitraryMessages) {
    it(`${name}: decoding what was encoded gives the message, and encoding that the same bytes`, () => {
      fc.assert(
        fc.property(message, value => {
          const wire = encode(value);
          expect(wire.readUInt16BE(2)).to.equal(wire.length);
          const decoded = decode(wire);
          expect(decoded).to.deep.equal(value);
          expect(encode(decoded).equals(wire)).to.equal(true);
        }),
        { numRuns: 100 },
      );
    });
  }

  it('come out of a stream whole and in order, however their bytes are cut', () => {
    const any = fc.oneof(...arbitraryMessages.values());
    const cuts = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 10 }), cuts, (messages, sizes) => {
        const bytes = Buffer.concat(messages.map(message => encode(message)));
        const stream = new MessageStream();
        const seen: unknown[] = [];
        for (let at = 0, i = 0; at < bytes.length; i++) {
          const end = at + (sizes[i % sizes.length] as number);
          seen.push(...stream.push(bytes.subarray(at, end)));
          at = end;
        }
        expect(seen).to.deep.equal(messages.map(message => ({ message })));
        expect(stream.buffered).to.equal(0);
      }),
      { numRuns: 100 },
    );
  });
});
