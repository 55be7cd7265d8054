import { createHash } from 'node:crypto';
import type net from 'node:net';
import { Client } from 'ssh2';
import type { Namespace } from '../../netns/index.js';
import type { AttemptOptions } from '../deadline.js';
import { msText, story } from '../story.js';
import type { ServiceResult } from './outcome.js';
import { overTcp, type Said } from './over-tcp.js';

export interface SshOptions extends AttemptOptions {
  /** Default 22. */
  port?: number;
  user: string;
  /** RFC 4252 section 8, or for every prompt of keyboard-interactive. */
  password: string;
  /** Run after the login. */
  command?: string;
}

/** answered: logged in (and the command ended); denied: the server did not let this user in. */
export interface SshResult extends ServiceResult, Partial<SshFacts> {}

interface SshFacts {
  /** The server's identification: `SSH-2.0-OpenSSH_9.2p1 Debian-2` (RFC 4253 section 4.2). */
  banner?: string;
  /** Of its host key, as OpenSSH writes it: `SHA256:` and base64. Any key is accepted. */
  fingerprint?: string;
  /** What the command printed. */
  output?: string;
  exitCode?: number;
}

/** Logs in by SSH, and runs a command there. */
export function sshLogin(ns: Namespace, address: string, options: SshOptions): Promise<SshResult> {
  const { port = 22 } = options;
  return overTcp<SshFacts>(ns, { address, port, service: 'SSH' }, options, async (socket, limit) => {
    const client = new Client();
    try {
      return await session(client, socket, options, limit);
    } finally {
      client.destroy();
    }
  });
}

async function session(
  client: Client,
  socket: net.Socket,
  { user, password, command }: SshOptions,
  limit: AbortSignal,
): Promise<Said<SshFacts>> {
  const facts: SshFacts = {};
  const denied = await new Promise<boolean>((resolve, reject) => {
    client.on('ready', () => resolve(false));
    client.on('error', error => (error.level === 'client-authentication' ? resolve(true) : reject(error)));
    client.on('close', () => reject(new Error('the server ended the connection before the login')));
    client.on('keyboard-interactive', (_name, _text, _language, prompts, answer) =>
      answer(prompts.map(({ echo }) => (echo ? user : password))),
    );
    client.connect({
      sock: socket as never,
      username: user,
      password,
      tryKeyboard: true,
      readyTimeout: 0,
      hostVerifier: (key: Buffer) => {
        facts.fingerprint = `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
        return true;
      },
      // The only place where ssh2 tells how the server calls itself.
      debug: line => {
        const banner = /^Remote ident: '(.*)'$/.exec(line)?.[1];
        if (banner !== undefined) facts.banner = banner;
      },
    });
  });
  const who = `${user}${facts.banner ? ` (${facts.banner})` : ''}`;
  if (denied) {
    return {
      ...facts,
      outcome: 'denied',
      story: () => story(`login denied for ${who}`, `ログインを拒否されました: ${who}`),
    };
  }
  if (command !== undefined) Object.assign(facts, await execute(client, command, limit));
  return {
    ...facts,
    outcome: 'answered',
    story: ms => story(`logged in as ${who} after ${msText(ms)}`, `${msText(ms)} で ${who} としてログイン`),
  };
}

function execute(
  client: Client,
  command: string,
  limit: AbortSignal,
): Promise<{ output: string; exitCode: number }> {
  return new Promise((resolve, reject) => {
    limit.addEventListener('abort', () => reject(limit.reason));
    client.exec(command, (error, stream) => {
      if (error) return reject(error);
      let output = '';
      let exitCode = -1;
      const add = (bytes: Buffer) => {
        output += bytes.toString('utf8');
      };
      stream.on('data', add);
      stream.stderr.on('data', add);
      stream.on('exit', (code: number | null) => {
        exitCode = code ?? 128;
      });
      stream.on('close', () => resolve({ output, exitCode }));
    });
  });
}
