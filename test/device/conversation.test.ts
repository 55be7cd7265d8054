import { expect } from 'chai';
import fc from 'fast-check';
import { Device, type RecordedStep, replay } from '../../src/device/index.js';
import { TsunaguError } from '../../src/errors/index.js';
import { recorded, toy } from './support/toy.js';

const LIMITS = { budgetMs: 2000 };

async function failure(promise: Promise<unknown>): Promise<TsunaguError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).to.be.instanceOf(TsunaguError);
  return error as TsunaguError;
}

for (const pieces of ['blocks', 'bytes'] as const) {
  describe(`a conversation that comes in ${pieces}`, () => {
    const say = (...steps: RecordedStep[]) => recorded(steps, pieces);

    it('gives what stands between the echo and the prompt', async () => {
      const device = say({ sent: 'show clock\n', received: 'show clock\r\n\r\n12:00\r\n JST\r\n\r\nSW1# ' });
      expect(await device.run('show clock', LIMITS)).to.equal('12:00\n JST');
    });

    it('gives all pages of long output, and nothing of the pager', async () => {
      const wipe = `\r${' '.repeat(9)}\r`;
      const device = say(
        { sent: 'show run\n', received: 'show run\r\none\r\n --More-- ' },
        { sent: ' ', received: `${wipe}two\r\n --More-- ` },
        { sent: ' ', received: `${'\b'.repeat(10)}three\r\nSW1# ` },
      );
      expect(await device.run('show run', LIMITS)).to.equal('one\ntwo\nthree');
    });

    it('is not fooled by output that looks like a prompt of another', async () => {
      const device = say({ sent: 'show log\n', received: 'show log\r\nSW2# was here\r\ndisk#1 ok\r\nSW1# ' });
      expect(await device.run('show log', LIMITS)).to.equal('SW2# was here\ndisk#1 ok');
    });

    it('finds the echo behind a log line and a prompt that is shown again', async () => {
      const received = '%LINK-3-UPDOWN: Gi1 up\r\nSW1# show clock\r\n12:00\r\nSW1# ';
      expect(await say({ sent: 'show clock\n', received }).run('show clock', LIMITS)).to.equal('12:00');
    });

    it('finds the echo of a long line that the terminal wrapped', async () => {
      const typed = 'show ip route vrf tenant-a 192.0.2.0 255.255.255.0 longer-prefixes';
      const received = `${typed.slice(0, 30)}\r\n${typed.slice(30, 60)}\r\n${typed.slice(60)}\r\nnone\r\nSW1# `;
      expect(await say({ sent: `${typed}\n`, received }).run(typed, LIMITS)).to.equal('none');
    });

    it('follows a prompt whose name changes', async () => {
      const device = say(
        { sent: 'configure\n', received: 'configure\r\nSW1(conf)# ' },
        { sent: 'hostname NEW\n', received: 'hostname NEW\r\nNEW(conf)# ' },
        { sent: 'end\n', received: 'end\r\nNEW# ' },
        { sent: 'show clock\n', received: 'show clock\r\n12:00\r\nNEW# ' },
      );
      expect(await device.run('hostname NEW', { ...LIMITS, mode: 'config' })).to.equal('');
      expect(await device.run('show clock', LIMITS)).to.equal('12:00');
    });

    it('answers a question that the command declares', async () => {
      const device = say(
        { sent: 'clear arp\n', received: 'clear arp\r\nClear the ARP table [confirm]' },
        { sent: '\n', received: '\r\nSW1# ' },
      );
      await device.clear(['arp', 'mac'], LIMITS);
    });

    it('answers the question that leaving a mode may bring', async () => {
      const device = say(
        { sent: 'configure\n', received: 'configure\r\nSW1(conf)# ' },
        { sent: 'vlan 2\n', received: 'vlan 2\r\nSW1(conf-vlan)# ' },
        { sent: 'end\n', received: 'end\r\nUncommitted changes, commit? ' },
        { sent: 'no\n', received: 'no\r\nSW1# ' },
        { sent: 'show clock\n', received: 'show clock\r\n12:00\r\nSW1# ' },
      );
      await device.run('vlan 2', { ...LIMITS, mode: 'config' });
      expect(await device.run('show clock', LIMITS)).to.equal('12:00');
    });

    it('quotes the device and the command when the command is refused', async () => {
      const device = say({ sent: 'shw\n', received: 'shw\r\n% Invalid input\r\nSW1# ' });
      const error = await failure(device.run('shw', LIMITS));
      expect(error.code).to.equal('device.commandRefused');
      expect(error.text.en).to.deep.include({
        what: 'SW1 refuses the command "shw"',
        why: '% Invalid input',
      });
    });

    it('reads text of several bytes a letter', async () => {
      const device = say({ sent: 'show log\n', received: 'show log\r\nエラー：回線断 🔌\r\nSW1# ' });
      expect(await device.run('show log', LIMITS)).to.equal('エラー：回線断 🔌');
    });
  });
}

describe('a conversation', () => {
  it('gives the same for one byte at a time as for one block, whatever the output', async () => {
    const word = fc.constantFrom(
      'SW2# ',
      'up',
      '\x1b[1m',
      '--',
      'ルータ',
      '\b',
      '\t',
      ' ',
      '>',
      '#',
      'a#b',
      'x',
    );
    const line = fc.array(word, { maxLength: 6 }).map(words => `|${words.join('')}`);
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 8 }), async lines => {
        const received = `show log\r\n${lines.map(text => `${text}\r\n`).join('')}SW1# `;
        const read = (pieces: 'blocks' | 'bytes') =>
          recorded([{ sent: 'show log\n', received }], pieces).run('show log', LIMITS);
        expect(await read('bytes')).to.equal(await read('blocks'));
      }),
      { numRuns: 15 },
    );
  });

  it('ends with what was last seen when the device asks what nobody declared', async () => {
    const device = recorded([{ sent: 'reload\n', received: 'reload\r\nSave? [yes/no]: ' }]);
    const error = await failure(device.run('reload', { budgetMs: 150 }));
    expect(error.code).to.equal('device.timedOut');
    expect(error.text.en.why).to.equal('last seen: reload / Save? [yes/no]: ');
  });

  it('is dead after a spent budget, and the next command logs in again', async () => {
    let logins = 0;
    const greeting = { sent: '', received: 'SW1# ' };
    const sessions = [
      [greeting, { sent: 'show log\n', received: 'show log\r\nnever ending' }],
      [greeting, { sent: 'show clock\n', received: 'show clock\r\n12:00\r\nSW1# ' }],
    ];
    const dialer = {
      at: 'replay',
      open: () => replay(sessions[logins++] ?? []).open(AbortSignal.timeout(1000)),
    };
    const device = new Device('SW1', toy, dialer);
    expect((await failure(device.run('show log', { budgetMs: 150 }))).code).to.equal('device.timedOut');
    expect(await device.run('show clock', LIMITS)).to.equal('12:00');
    expect(logins).to.equal(2);
  });

  it('says so when the device closes in the middle of a command', async () => {
    const device = recorded([{ sent: 'show log\n', received: 'show log\r\nhalf of', closes: true }]);
    const error = await failure(device.run('show log', LIMITS));
    expect(error.code).to.equal('device.closed');
    expect(error.text.en.why).to.contain('half of');
  });

  it('ends at once, with the reason, when it is aborted', async () => {
    const device = recorded([{ sent: 'show log\n', received: 'show log\r\nhalf of' }]);
    const abort = new AbortController();
    const running = device.run('show log', { ...LIMITS, signal: abort.signal });
    const reason = new Error('enough');
    setTimeout(() => abort.abort(reason), 20);
    expect(await running.catch((error: unknown) => error)).to.equal(reason);
  });

  it('runs commands that are asked for together one after the other', async () => {
    const device = recorded([
      { sent: 'one\n', received: 'one\r\n1\r\nSW1# ' },
      { sent: 'two\n', received: 'two\r\n2\r\nSW1# ' },
    ]);
    expect(await Promise.all([device.run('one', LIMITS), device.run('two', LIMITS)])).to.deep.equal([
      '1',
      '2',
    ]);
  });

  it('drops a command whose caller gave up while it waited for its turn', async () => {
    const device = recorded([
      { sent: 'one\n', received: 'one\r\n1\r\nSW1# ' },
      { sent: 'three\n', received: 'three\r\n3\r\nSW1# ' },
    ]);
    const abort = new AbortController();
    const one = device.run('one', LIMITS);
    const two = device.run('two', { ...LIMITS, signal: abort.signal });
    abort.abort(new Error('enough'));
    expect(await two.catch((error: Error) => error.message)).to.equal('enough');
    expect([await one, await device.run('three', LIMITS)]).to.deep.equal(['1', '3']);
  });

  it('that is closed by us ends what runs, and can be taken up again', async () => {
    const steps = [
      { sent: '', received: 'SW1# ' },
      { sent: 'show log\n', received: 'show log\r\nhalf of' },
    ];
    const device = new Device('SW1', toy, {
      at: 'replay',
      open: async signal => {
        const transport = await replay(steps).open(signal);
        const write = transport.write.bind(transport);
        transport.write = text => {
          write(text);
          closing = device.close();
        };
        return transport;
      },
    });
    let closing: Promise<void> | undefined;
    expect(await device.run('show log', LIMITS).catch((error: Error) => error.message)).to.equal(
      'SW1 was closed by us',
    );
    await closing;
    await device.open(LIMITS);
  });

  it('never shows a secret, neither of the command nor of the device', async () => {
    const device = recorded([
      {
        sent: 'username a password hunter2\n',
        received: 'username a password hunter2\r\n% no password hunter2\r\nSW1# ',
      },
    ]);
    const error = await failure(device.run('username a password hunter2', LIMITS));
    expect(JSON.stringify(error.toData())).to.contain('***').and.to.not.contain('hunter2');
  });

  it('says it in Japanese too', async () => {
    const device = recorded([{ sent: 'shw\n', received: 'shw\r\n% Invalid input\r\nSW1# ' }]);
    const error = await failure(device.run('shw', LIMITS));
    expect(error.render('ja')).to.contain('SW1 がコマンド "shw" を拒否しました');
  });
});
