import { expect } from 'chai';
import fc from 'fast-check';
import {
  displayWidth,
  formatDuration,
  LiveLine,
  pad,
  truncate,
  waitingText,
} from '../../src/report/index.js';

/** A stream that remembers what was written, and the line that a terminal would show. */
function stream(columns?: number) {
  const writes: string[] = [];
  return {
    writes,
    isTTY: columns !== undefined,
    columns,
    write: (text: string) => writes.push(text),
    get line() {
      return writes.join('').split('\r\u001b[2K').at(-1);
    },
  };
}

describe('the live line on a terminal', () => {
  it('replaces what was shown before', () => {
    const terminal = stream(80);
    const live = new LiveLine(terminal);
    live.show('waiting: 1 s');
    live.show('waiting: 2 s');
    expect(terminal.line).to.equal('waiting: 2 s');
    expect(terminal.writes.join('')).not.to.include('\n');
  });

  it('is gone after clearing, and clearing twice writes nothing more', () => {
    const terminal = stream(80);
    const live = new LiveLine(terminal);
    live.show('waiting');
    live.clear();
    expect(terminal.line).to.equal('');
    const { length } = terminal.writes;
    live.clear();
    expect(terminal.writes).to.have.length(length);
  });

  it('writes nothing when there is nothing new', () => {
    const terminal = stream(80);
    const live = new LiveLine(terminal);
    live.show('waiting');
    live.show('waiting');
    expect(terminal.writes).to.have.length(1);
  });

  it('stays on one line, full-width letters counted twice', () => {
    const terminal = stream(20);
    new LiveLine(terminal).show('社内PC から DMZ のサーバへの疎通を待っています');
    expect(displayWidth(terminal.line ?? '')).to.be.within(16, 19);
    expect(terminal.line).to.match(/^社内PC から .*…$/);
  });

  it('leaves the last column free: a terminal goes to the next line there', () => {
    const terminal = stream(10);
    new LiveLine(terminal).show('0123456789');
    expect(terminal.line).to.equal('0123456…');
  });

  it('shows what a device said without its line breaks and escape sequences', () => {
    const terminal = stream(80);
    new LiveLine(terminal).show('last seen: \u001b[31mR1#\u001b[0m show\r\n  ok\u0007');
    expect(terminal.line).to.equal('last seen: R1# show ok');
  });
});

describe('the live line elsewhere', () => {
  it('says nothing for five seconds, then a line each five seconds', () => {
    const log = stream();
    let now = 1000;
    const live = new LiveLine(log, () => now);
    for (let i = 0; i <= 110; i++) {
      live.show(`waiting: ${i}`);
      now += 100;
    }
    live.clear();
    expect(log.writes).to.deep.equal(['waiting: 50\n', 'waiting: 100\n']);
  });

  it('begins anew after clearing', () => {
    const log = stream();
    let now = 0;
    const live = new LiveLine(log, () => now);
    live.show('one');
    live.clear();
    now = 6000;
    live.show('two');
    expect(log.writes).to.deep.equal([]);
  });
});

describe('the text of a live line', () => {
  const waiting = { what: 'ping office PC -> web', elapsedMs: 1278, budgetMs: 10_000, seen: 'no reply' };

  it('says what is waited for, how long, and what was last seen', () => {
    expect(waitingText(waiting, 'en')).to.equal(
      'waiting for ping office PC -> web: 1.2 s of 10 s, last seen: no reply',
    );
    expect(waitingText({ ...waiting, what: 'ping の復旧' }, 'ja')).to.equal(
      'ping の復旧を待っています: 1.2 秒 / 10 秒、直近の状態: no reply',
    );
    expect(waitingText({ what: 'x', elapsedMs: 20 }, 'en')).to.equal('waiting for x: 0 ms');
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
