import { expect } from 'chai';
import fc from 'fast-check';
import { Screen } from '../../src/device/channel/screen.js';

function shown(...pieces: string[]): string[] {
  const screen = new Screen();
  for (const piece of pieces) screen.write(piece);
  return [...screen.lines, screen.current];
}

describe('a screen', () => {
  it('ends lines whatever carriage returns surround the line feed', () => {
    expect(shown('a\r\nb\r\r\nc\n\rd')).to.deep.equal(['a', 'b', 'c', 'd']);
  });

  it('lets a carriage return write over the line', () => {
    expect(shown('loading 10%\rloading 99%\r\n')).to.deep.equal(['loading 99%', '']);
  });

  it('lets backspaces wipe out a pager', () => {
    expect(shown(`--More--${'\b'.repeat(8)}${' '.repeat(8)}${'\b'.repeat(8)}next line\r\n`)).to.deep.equal([
      'next line',
      '',
    ]);
  });

  it('shows no blanks behind the cursor, where a line was wiped and begun again', () => {
    expect(shown(`old prompt#\r${' '.repeat(80)}\rnew#`)).to.deep.equal(['new#']);
    expect(shown('prompt# ')).to.deep.equal(['prompt# ']);
  });

  it('shows no colours, titles, keypad modes and bracketed paste', () => {
    expect(shown('\x1b]0;title\x07\x1b[?2004h\x1b[1;31mred\x1b[0m\x1b=\x1b(B text\x1b[K')).to.deep.equal([
      'red text',
    ]);
  });

  it('erases to the end of the line', () => {
    expect(shown('abcdef\x1b[3D\x1b[K!')).to.deep.equal(['abc!']);
  });

  it('takes a move to another place of the screen for a new line', () => {
    expect(shown('one\x1b[24;1Htwo\x1bEthree')).to.deep.equal(['one', 'two', 'three']);
  });

  it('is not swallowed by a sequence that never ends', () => {
    expect(shown(`\x1b]${'x'.repeat(300)}\r\nafter\r\n`).join('')).to.contain('after');
  });

  it('shows the same whatever the pieces', () => {
    const part = fc.constantFrom(
      'a',
      'ルータ',
      ' ',
      '\r',
      '\n',
      '\b',
      '\t',
      '\x1b[K',
      '\x1b[2D',
      '\x1b[31m',
      '\x1bE',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), parts => {
        const text = parts.join('');
        expect(shown(...text)).to.deep.equal(shown(text));
      }),
    );
  });
});
