import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { Scope } from '../../../src/scope/index.js';

/**
 * GNU inetutils' telnetd on loopback, started for each connection as inetd does, with a program of ours instead
 * of login(1). @returns its port
 */
export async function telnetd(scope: Scope, program = '/bin/bash --norc --noprofile'): Promise<number> {
  const running = new Set<ChildProcess>();
  const server = createServer({ pauseOnConnect: true }, (socket: Socket) => {
    const child = spawn('/usr/sbin/telnetd', ['--exec-login', program], {
      stdio: [socket, socket, 'ignore'],
    });
    running.add(child);
    child.once('spawn', () => socket.destroy());
  });
  scope.defer('telnetd', async () => {
    server.close();
    for (const child of running) {
      if (child.exitCode === null && child.signalCode === null && child.kill()) await once(child, 'exit');
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
