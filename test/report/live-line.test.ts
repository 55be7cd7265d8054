import { expect } from 'chai';
import fc from 'fast-check';
import { displayWidth, formatDuration, LiveLine, pad, truncate } from '../../src/report/index.js';
import { FakeClock } from '../support/fake-clock.js';

/** A stream that remembers what was written, and the line that a terminal would show. */
function stream(columns?: number) {
  const writes: string[] = [];
  return {
    writes,
    isTTY: columns !== undefined,
    columns,
    write: (text: string) => writes.push(text),
    get line() {
      return writes.join('').split('\r\u001b[2K').at(-1)?.replace('\u001b8', '');
    },
  };
}

describe('the live line', () => {
  let clock: FakeClock;
  beforeEach(() => {
    clock = new FakeClock();
  });
  afterEach(() => clock.restore());

  it('stands below the cursor, counts the time, and goes back to where the cursor was', () => {
    const terminal = stream(80);
    const live = new LiveLine(terminal);
    live.show('waiting');
    clock.pass(1200);
    expect(terminal.line).to.equal('waiting (1.2 s)');
    expect(terminal.writes.at(-1)?.startsWith('\u001b7\u001b[B')).to.equal(true);
    expect(terminal.writes.at(-1)?.endsWith('\u001b8')).to.equal(true);
    expect(terminal.writes.join('')).not.to.include('\n');
  });

  it('is gone after clearing, and clearing twice writes nothing more', () => {
    const terminal = stream(80);
    const live = new LiveLine(terminal);
    live.show('waiting');
    clock.pass(200);
    live.clear();
    expect(terminal.line).to.equal('');
    const { length } = terminal.writes;
    live.clear();
    clock.pass(1000);
    expect(terminal.writes).to.have.length(length);
  });

  it('leaves quick steps alone', () => {
    const terminal = stream(80);
    const live = new LiveLine(terminal);
    live.show('waiting');
    clock.pass(50);
    live.clear();
    expect(terminal.writes).to.deep.equal([]);
  });

  it('stays on one line and leaves the last column free, full-width letters counted twice', () => {
    const terminal = stream(26);
    new LiveLine(terminal).show('社内PC から DMZ のサーバへの疎通を待っています');
    clock.pass(100);
    expect(displayWidth(terminal.line ?? '')).to.be.within(22, 25);
    expect(terminal.line).to.match(/^社内PC から .*… \(100 ms\)$/);
  });

  it('shows what a device said without its line breaks and escape sequences', () => {
    const terminal = stream(80);
    new LiveLine(terminal).show('last seen: \u001b[31mR1#\u001b[0m show\r\n  ok\u0007');
    clock.pass(100);
    expect(terminal.line).to.equal('last seen: R1# show ok (100 ms)');
  });

  it('says nothing for five seconds where there is no terminal, then a line each five seconds', () => {
    const log = stream();
    const live = new LiveLine(log);
    live.show('one');
    clock.pass(4900);
    live.show('two');
    clock.pass(6000);
    live.clear();
    clock.pass(10_000);
    expect(log.writes).to.deep.equal(['\ntwo (5 s)\n', '\ntwo (10 s)\n']);
  });
});

describe('the width of a text in a terminal', () => {
  it('is two columns for full-width letters, none for combining marks', () => {
    const widths = {
      abc: 3,
      社内PC: 6,
      ﾊﾝｶｸ: 4,
      Ａ: 2,
      が: 2,
      'か\u3099': 2,
      é: 1,
      'e\u0301': 1,
      '→': 1,
      '🙂': 2,
      한: 2,
      '': 0,
    };
    expect(displayWidth('\u200b')).to.equal(0);
    for (const [text, width] of Object.entries(widths)) expect(displayWidth(text), text).to.equal(width);
  });

  it('fills up to a column', () => {
    expect(pad('社内', 6)).to.equal('社内  ');
    expect(pad('社内', 2)).to.equal('社内');
  });

  it('is never more than what a text was truncated to', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(30), (text, columns) => {
        expect(displayWidth(truncate(text, columns))).to.be.at.most(columns);
      }),
    );
  });
});

describe('a length of time', () => {
  it('is written in the unit that people would take', () => {
    const cases: [number, string, string][] = [
      [0, '0 ms', '0 ms'],
      [0.44, '0.4 ms', '0.4 ms'],
      [412.4, '412 ms', '412 ms'],
      [999.7, '1 s', '1 秒'],
      [1234, '1.23 s', '1.23 秒'],
      [18_234, '18.2 s', '18.2 秒'],
      [59_960, '1 min', '1 分'],
      [65_000, '1 min 5 s', '1 分 5 秒'],
    ];
    for (const [ms, en, ja] of cases) {
      expect(formatDuration(ms, 'en')).to.equal(en);
      expect(formatDuration(ms, 'ja')).to.equal(ja);
    }
  });
});
