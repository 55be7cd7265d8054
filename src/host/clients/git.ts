import type net from 'node:net';
import type { Namespace } from '../../netns/index.js';
import type { AttemptOptions } from '../deadline.js';
import { eachLine, FLUSH, packetLine } from '../packet-line.js';
import { msText, story } from '../story.js';
import type { ServiceResult } from './outcome.js';
import { overTcp } from './over-tcp.js';

export interface GitOptions extends AttemptOptions {
  /** Default 9418. */
  port?: number;
  /** The repository's path on the server (default `/`). */
  path?: string;
}

/** answered: the server listed its references; denied: it said ERR, such as for a repository that it has not. */
export interface GitResult extends ServiceResult {
  refs?: { name: string; id: string }[];
}

/** Lists a repository's references over git's own protocol (gitprotocol-pack(5)), as `git ls-remote git://` does. */
export function gitLsRemote(ns: Namespace, address: string, options: GitOptions): Promise<GitResult> {
  const { port = 9418, path = '/' } = options;
  return overTcp<{ refs: { name: string; id: string }[] }>(
    ns,
    { address, port, service: 'git' },
    options,
    async socket => {
      const host = address.includes(':') ? `[${address}]` : address;
      socket.write(packetLine(`git-upload-pack ${path}\0host=${host}:${port}\0`));
      const lines = await advertisement(socket);
      socket.end(FLUSH);
      const error = /^ERR (.*)/.exec(lines[0] ?? '')?.[1];
      if (error !== undefined) {
        return {
          outcome: 'denied',
          refs: [],
          story: () => story(`git answered: ${error}`, `git の応答: ${error}`),
        };
      }
      const refs = lines.flatMap(line => {
        const [, id = '', name = ''] = /^([0-9a-f]{40,64}) ([^\0\n]+)/.exec(line) ?? [];
        // A repository without any says so with a line of its own.
        return name === '' || name === 'capabilities^{}' ? [] : [{ name, id }];
      });
      return {
        outcome: 'answered',
        refs,
        story: ms =>
          story(
            `git listed ${refs.length} reference(s) after ${msText(ms)}`,
            `${msText(ms)} で git の参照 ${refs.length} 件を取得`,
          ),
      };
    },
  );
}

/** The lines up to the first flush, or an error line. */
function advertisement(socket: net.Socket): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const lines: string[] = [];
    eachLine(
      socket,
      line => {
        if (line !== undefined) lines.push(line);
        if (line === undefined || line.startsWith('ERR ')) resolve(lines);
      },
      reject,
    );
    socket.on('close', () => reject(new Error('the connection ended before the references were listed')));
  });
}
