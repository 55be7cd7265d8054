import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { connectTcp } from '../../../src/device/index.js';
import type { Scope } from '../../../src/scope/index.js';
import { waitFor } from '../../../src/wait/index.js';

/** A shell that looks like a router of the platform linux. */
export const SHELL = "env PS1='R1# ' bash --norc --noprofile -i";

/** A folder that goes with the scope. */
export function folder(scope: Scope): string {
  const path = mkdtempSync(join(tmpdir(), 'tsu-ssh-'));
  scope.defer('folder', () => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** A key pair in a file and FILE.pub. */
export async function keyPair(file: string, passphrase = ''): Promise<string> {
  await execa('ssh-keygen', ['-q', '-t', 'ed25519', '-N', passphrase, '-f', file]);
  return file;
}

/** A real OpenSSH server on a free port of 127.0.0.1, on which root logs in with the authorized keys. */
export async function openssh(
  scope: Scope,
  place: string,
  options: { hostKey: string; authorized: string; port?: number; more?: string[] },
): Promise<{ port: number; stop: () => Promise<void> }> {
  mkdirSync('/run/sshd', { recursive: true });
  const port = options.port ?? (await freePort());
  const config = join(place, `sshd-${port}-${Date.now()}`);
  writeFileSync(
    config,
    [
      `HostKey ${options.hostKey}`,
      `ListenAddress 127.0.0.1:${port}`,
      `AuthorizedKeysFile ${options.authorized}`,
      ...['PidFile none', 'StrictModes no', 'UsePAM no', 'PasswordAuthentication no'],
      ...['PermitRootLogin yes', 'PrintMotd no', 'PrintLastLog no', `ForceCommand ${SHELL}`],
      ...(options.more ?? []),
    ].join('\n'),
  );
  const server = spawn('/usr/sbin/sshd', ['-D', '-f', config], { stdio: 'ignore' });
  const ended = new Promise<void>(resolve => server.once('exit', () => resolve()));
  const stop = async () => {
    server.kill();
    await ended;
  };
  scope.defer('sshd', stop);
  await listening(port);
  return { port, stop };
}

/** A port that nobody has at the moment. */
export function freePort(): Promise<number> {
  return new Promise(resolve => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** Waits until somebody listens. */
export async function listening(port: number): Promise<void> {
  const look = () =>
    connectTcp('127.0.0.1', port, AbortSignal.timeout(1000)).then(
      socket => {
        socket.destroy();
        return { done: true as const, value: null };
      },
      (error: Error) => ({ done: false as const, seen: error.message }),
    );
  await waitFor(look, { budgetMs: 5000, everyMs: 20 });
}

/** An SSH agent with one key. @returns its socket */
export async function sshAgent(scope: Scope, place: string, key: string): Promise<string> {
  const socket = join(place, 'agent');
  const agent = spawn('ssh-agent', ['-D', '-a', socket], { stdio: 'ignore' });
  const ended = new Promise<void>(resolve => agent.once('exit', () => resolve()));
  scope.defer('ssh-agent', async () => {
    agent.kill();
    await ended;
  });
  const look = () =>
    execa('ssh-add', ['-q', key], { env: { SSH_AUTH_SOCK: socket } }).then(
      () => ({ done: true as const, value: null }),
      (error: Error) => ({ done: false as const, seen: error.message }),
    );
  await waitFor(look, { budgetMs: 5000, everyMs: 20 });
  return socket;
}
