import { spawn } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import { platforms } from '../../drivers/index.js';
import { connectTcp, createDevice, type Device } from '../../src/device/index.js';
import type { TsunaguError } from '../../src/errors/index.js';
import { Scope } from '../../src/scope/index.js';
import { waitFor } from '../../src/wait/index.js';
import { folder, freePort, SHELL } from './support/openssh.js';

const LIMITS = { budgetMs: 5000 };
const PASSWORD = 'console-Secret';

/** A console like those of routers: idle until a key is pressed, then a login, then a shell, and again. */
const CONSOLE = `#!/bin/bash
stty -echo
while true; do
  printf 'Press RETURN to get started.\\r\\n\\r\\n'
  read -r _ || exit
  printf 'Username: '; read -r name
  printf '\\r\\nPassword: '; read -r password
  echo "login $name" >> "$1"
  [ "$password" = ${PASSWORD} ] || { printf '\\r\\nLogin incorrect\\r\\n'; continue; }
  stty echo; printf '\\r\\n'
  ${SHELL}
  stty -echo
  echo logout >> "$1"
done
`;

describe('a device on a console', () => {
  const scope = new Scope('console test');
  let place: string;
  let script: string;

  before(() => {
    place = folder(scope);
    script = join(place, 'console');
    writeFileSync(script, CONSOLE);
    chmodSync(script, 0o755);
  });
  after(() => scope.close());

  function socat(...args: string[]) {
    const child = spawn('socat', args, { stdio: ['pipe', 'pipe', 'ignore'] });
    const ended = new Promise<void>(resolve => child.once('exit', () => resolve()));
    scope.defer('socat', async () => {
      child.kill();
      await ended;
    });
    return child;
  }

  function device(spec: {
    transport: 'console' | 'serial';
    address: string;
    port: number;
    password?: string;
  }): Device {
    const made = createDevice(
      {
        ...{ name: 'R1', aliases: [], platform: 'linux', user: 'admin', password: PASSWORD },
        ...{ where: { file: 't' }, ...spec },
      },
      platforms,
      connectTcp,
    );
    scope.defer('device', () => made.close());
    return made;
  }

  /** Logs in, out, and in again: nobody inherits a login. */
  async function usesAndLeaves(made: Device, log: string): Promise<void> {
    expect(await made.run('echo $((6 * 7))', LIMITS)).to.equal('42');
    expect(await made.run('echo ルータ', LIMITS)).to.equal('ルータ');
    await made.close();
    await waitFor(
      () =>
        readFileSync(log, 'utf8').includes('logout')
          ? { done: true, value: null }
          : { done: false, seen: readFileSync(log, 'utf8') },
      { budgetMs: 3000, everyMs: 20 },
    );
    expect(await made.run('echo again', LIMITS)).to.equal('again');
    expect(readFileSync(log, 'utf8')).to.equal('login admin\nlogout\nlogin admin\n');
    await made.close();
  }

  it('behind a server of serial lines is woken, logged in to, and logged out of', async () => {
    const port = await freePort();
    const log = join(place, 'tcp.log');
    const line = socat('-', `EXEC:${script} ${log},pty,setsid,ctty,stderr`);
    // One line, whoever connects: as a server of serial lines has it.
    const server = createServer(socket => {
      const show = (bytes: Buffer) => socket.write(bytes);
      line.stdout.on('data', show);
      socket.on('data', bytes => line.stdin.write(bytes));
      socket.on('error', () => undefined);
      socket.once('close', () => line.stdout.off('data', show));
    });
    scope.defer('server', () => new Promise(resolve => server.close(resolve)));
    await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve));
    await usesAndLeaves(device({ transport: 'console', address: '127.0.0.1', port }), log);
  });

  it('on a serial line is woken, logged in to, and logged out of', async () => {
    const line = join(place, 'ttyUSB');
    const log = join(place, 'serial.log');
    socat(`PTY,link=${line},raw,echo=0`, `EXEC:${script} ${log},pty,setsid,ctty,stderr`);
    await waitFor(() => (existsSync(line) ? { done: true, value: null } : { done: false, seen: '' }), {
      budgetMs: 3000,
      everyMs: 20,
    });
    await usesAndLeaves(device({ transport: 'serial', address: line, port: 0 }), log);
  });

  it('on a serial line that is not there says so', async () => {
    const missing = join(place, 'ttyUSB9');
    const error = await device({ transport: 'serial', address: missing, port: 0 })
      .open(LIMITS)
      .catch((reason: TsunaguError) => reason);
    expect(error).to.have.property('code', 'device.cannotOpen');
    expect((error as TsunaguError).message).to.contain(missing);
  });
});
