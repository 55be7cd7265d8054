import type { AddressInfo } from 'node:net';
import { createServer, type Server as TcpServer } from 'node:net';
import { expect } from 'chai';
import ssh2 from 'ssh2';
import { platforms } from '../../drivers/index.js';
import { type Connect, connectTcp, createDevice, type Device } from '../../src/device/index.js';
import type { TsunaguError } from '../../src/errors/index.js';
import { Scope } from '../../src/scope/index.js';

const PASSWORD = 'dvx-only-Secret';
const HOST_KEY = ssh2.utils.generateKeyPairSync('ecdsa', { bits: 256 }).private;

describe('an SSH login', () => {
  let scope: Scope;

  beforeEach(() => {
    scope = new Scope('ssh test');
  });
  afterEach(() => scope.close());

  it('answers a device that asks for the password by keyboard-interactive', async () => {
    const port = await listen(scope, sshServer('keyboard-interactive'));
    expect(await device(scope, port).run('show clock', { budgetMs: 3000 })).to.equal('12:00');
  });

  it('says that a password is wrong, whose it is and where it comes from', async () => {
    const port = await listen(scope, sshServer('password'));
    const error = await failure(device(scope, port, { password: 'wrong-Secret' }));
    expect(error.code).to.equal('device.wrongPassword');
    expect(error.message)
      .to.contain('user admin')
      .and.to.contain('`password`')
      .and.to.contain(`127.0.0.1:${port}`);
    expect(JSON.stringify(error.toData())).to.not.contain('wrong-Secret');
  });

  it('says that a password is wanted where none is given', async () => {
    const port = await listen(scope, sshServer('password'));
    expect((await failure(device(scope, port, { password: null }))).code).to.equal('device.noPassword');
  });

  for (const [option, offered] of [
    ['kex', 'diffie-hellman-group1-sha1'],
    ['cipher', '3des-cbc'],
    ['hmac', 'hmac-md5'],
  ] as const) {
    it(`names the option that lets in an old device (${option})`, async () => {
      const port = await listen(
        scope,
        sshServer('password', { cipher: ['aes128-ctr'], [option]: [offered] }),
      );
      const error = await failure(device(scope, port));
      expect(error.code).to.equal('device.noCommonAlgorithm');
      expect(error.message).to.contain(`algorithms.${option}`).and.to.contain(offered);
    });
  }

  it('says that a port refuses', async () => {
    const server = createServer();
    const port = await listen(scope, server);
    await new Promise(resolve => server.close(resolve));
    const error = await failure(device(scope, port));
    expect(error.code).to.equal('device.refused');
    expect(error.message).to.contain(`127.0.0.1:${port}`);
  });

  it('says that there is no way to the address', async () => {
    const unreachable: Connect = () =>
      Promise.reject(Object.assign(new Error('connect EHOSTUNREACH'), { code: 'EHOSTUNREACH' }));
    const error = await failure(device(scope, 22, {}, unreachable));
    expect(error.code).to.equal('device.noRoute');
  });

  it('says that an address does not answer, and destroys a socket that comes too late', async () => {
    const port = await listen(scope, createServer());
    let late: Awaited<ReturnType<Connect>> | undefined;
    const slow: Connect = async (host, at) => {
      late = await connectTcp(host, at, AbortSignal.timeout(5000));
      await new Promise(resolve => setTimeout(resolve, 100));
      return late;
    };
    const error = await failure(device(scope, port, {}, slow), 50);
    expect(error.code).to.equal('device.noAnswer');
    await new Promise(resolve => setTimeout(resolve, 100));
    expect(late?.destroyed).to.equal(true);
  });

  it('tells a port that accepts and keeps silent from one that does not answer', async () => {
    const port = await listen(scope, createServer());
    const error = await failure(device(scope, port), 200);
    expect(error.code).to.equal('device.loginFailed');
    expect(error.text.en.why).to.contain('connected');
  });

  it('says that the device closed before the login was done', async () => {
    const port = await listen(
      scope,
      createServer(socket => socket.end()),
    );
    const error = await failure(device(scope, port));
    expect(error.code).to.equal('device.loginFailed');
    expect(error.text.en.remedy).to.contain('free session');
  });

  it('ends with the reason when the caller gives up', async () => {
    const port = await listen(scope, createServer());
    const opening = device(scope, port).open({ budgetMs: 5000, signal: AbortSignal.timeout(50) });
    expect(await opening.catch((error: Error) => error.name)).to.equal('TimeoutError');
  });

  it('names the platforms there are when it is asked for another', () => {
    expect(() => device(scope, 22, { platform: 'fr' }))
      .to.throw()
      .with.property('message')
      .that.contains('did you mean frr?');
  });
});

function device(
  scope: Scope,
  port: number,
  { password = PASSWORD, platform = 'frr' }: { password?: string | null; platform?: string } = {},
  connect: Connect = connectTcp,
): Device {
  const made = createDevice(
    {
      name: 'R1',
      aliases: [],
      platform,
      address: '127.0.0.1',
      port,
      user: 'admin',
      ...(password && { password }),
      where: { file: 't' },
    },
    platforms,
    connect,
  );
  scope.defer('device', () => made.close());
  return made;
}

async function failure(device: Device, budgetMs = 3000): Promise<TsunaguError> {
  return device.open({ budgetMs }).then(
    () => expect.fail('the login succeeded'),
    (error: TsunaguError) => error,
  );
}

/** An SSH server that plays a router with one command. */
function sshServer(method: 'password' | 'keyboard-interactive', algorithms: ssh2.Algorithms = {}): TcpServer {
  const server = new ssh2.Server({ hostKeys: [HOST_KEY], algorithms }, client => {
    client.on('error', () => undefined);
    client.on('authentication', auth => {
      if (auth.method !== method) auth.reject([method]);
      else if (auth.method === 'password') auth.password === PASSWORD ? auth.accept() : auth.reject([method]);
      else if (auth.method === 'keyboard-interactive') {
        auth.prompt([{ prompt: 'Password:', echo: false }], ([answer]) =>
          answer === PASSWORD ? auth.accept() : auth.reject([method]),
        );
      }
    });
    client.on('session', accept => {
      const session = accept();
      session.on('pty', allow => allow());
      session.on('shell', allow => {
        const stream = allow();
        stream.write('R1# ');
        stream.on('data', (line: Buffer) => stream.write(`${line.toString().trim()}\r\n12:00\r\nR1# `));
      });
    });
  });
  return server as unknown as TcpServer;
}

async function listen(scope: Scope, server: TcpServer): Promise<number> {
  const sockets = new Set<{ destroy(): void }>();
  server.on('connection', socket => sockets.add(socket));
  scope.defer('server', () => {
    for (const socket of sockets) if ('destroy' in socket) socket.destroy();
    return new Promise(resolve => server.close(resolve));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
