import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { expect } from 'chai';
import fc from 'fast-check';
import { platforms } from '../../drivers/index.js';
import { linux } from '../../drivers/linux/index.js';
import { connectTcp, createDevice, Device, telnetDialer } from '../../src/device/index.js';
import type { TsunaguError } from '../../src/errors/index.js';
import { Scope } from '../../src/scope/index.js';
import { TelnetOptions } from '../../src/telnet/options.js';
import { telnetd } from './support/telnetd.js';

const [IAC, DONT, DO, WONT, WILL, SB, SE] = [255, 254, 253, 252, 251, 250, 240] as const;
const [ECHO, SGA, TTYPE, NAWS] = [1, 3, 24, 31] as const;
const LIMITS = { budgetMs: 8000 };

/** The text in what came, and what was answered, byte by byte or at once. */
function exchange(bytes: number[], size = bytes.length): { text: number[]; answers: number[] } {
  const answers: number[] = [];
  const options = new TelnetOptions(reply => answers.push(...reply));
  const text: number[] = [];
  for (let at = 0; at < bytes.length; at += Math.max(1, size)) {
    text.push(...options.read(Uint8Array.from(bytes.slice(at, at + Math.max(1, size)))));
  }
  return { text, answers };
}

describe("telnet's options", () => {
  it('are agreed to where the device echoes and sends on without being told', () => {
    const { answers } = exchange([IAC, WILL, ECHO, IAC, WILL, SGA, IAC, DO, SGA]);
    expect(answers).to.deep.equal([IAC, DO, ECHO, IAC, DO, SGA, IAC, WILL, SGA]);
  });

  it('tell the size of the window when it is asked for', () => {
    const { answers } = exchange([IAC, DO, NAWS]);
    expect(answers).to.deep.equal([IAC, WILL, NAWS, IAC, SB, NAWS, 1, 244, 3, 232, IAC, SE]);
  });

  it('are refused, and each time answered, where we know nothing of them', () => {
    const { answers } = exchange([IAC, DO, TTYPE, IAC, WILL, 200, IAC, DO, TTYPE]);
    expect(answers).to.deep.equal([IAC, WONT, TTYPE, IAC, DONT, 200, IAC, WONT, TTYPE]);
  });

  it('are not confirmed twice, so that no two confirm to each other for ever', () => {
    const { answers } = exchange([IAC, WILL, ECHO, IAC, WILL, ECHO, IAC, WONT, ECHO, IAC, WONT, ECHO]);
    expect(answers).to.deep.equal([IAC, DO, ECHO, IAC, DONT, ECHO]);
  });

  it('are no part of the text; a doubled 255 is one letter of it', () => {
    const { text } = exchange([
      65,
      IAC,
      249,
      66,
      IAC,
      SB,
      TTYPE,
      1,
      IAC,
      IAC,
      SE,
      9,
      IAC,
      SE,
      67,
      IAC,
      IAC,
      68,
    ]);
    expect(text).to.deep.equal([65, 66, 67, 255, 68]);
  });

  it('are read the same from a block and from single bytes', () => {
    const byte = fc.oneof(fc.constantFrom(IAC, DO, DONT, WILL, WONT, SB, SE, ECHO, NAWS), fc.nat(255));
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 60 }), bytes => {
        expect(exchange(bytes, 1)).to.deep.equal(exchange(bytes));
      }),
    );
  });
});

describe('a telnet login', () => {
  let scope: Scope;

  beforeEach(() => {
    scope = new Scope('telnet test');
  });
  afterEach(() => scope.close());

  it('says that no telnet server is there', async () => {
    const server = createServer();
    const port = await listen(server);
    await new Promise(resolve => server.close(resolve));
    const spec = {
      name: 'D1',
      aliases: [],
      platform: 'linux',
      address: '127.0.0.1',
      port,
      where: { file: 't' },
    };
    const device = createDevice({ ...spec, user: 'admin', transport: 'telnet' }, platforms, connectTcp);
    const error = await device.open(LIMITS).then(
      () => expect.fail('it succeeded'),
      (failure: TsunaguError) => failure,
    );
    expect(error.code).to.equal('device.refused');
    expect(error.message).to.contain('start the telnet server');
  });

  it('to a real telnetd gives a shell that is driven as any other device', async () => {
    const device = new Device(
      'H1',
      linux,
      telnetDialer({ device: 'H1', address: '127.0.0.1', port: await telnetd(scope) }, connectTcp),
    );
    scope.defer('device', () => device.close());
    expect(await device.run('echo "$((6 * 7))" ルータ', LIMITS)).to.equal('42 ルータ');
    // The window is as wide and long as we said, so nothing wraps.
    expect(await device.run('stty size', LIMITS)).to.equal('1000 500');
    const long = 'x'.repeat(400);
    expect(await device.run(`echo ${long}`, LIMITS)).to.equal(long);
    const many = await device.run('seq 1 3000', LIMITS);
    expect(many.split('\n')).to.have.length(3000);
    const error = await device.run('no-such-command', LIMITS).catch((failure: TsunaguError) => failure);
    expect(error).to.have.property('code', 'device.commandRefused');
  });
});

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
