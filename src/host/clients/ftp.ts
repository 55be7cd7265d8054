import net from 'node:net';
import { Writable } from 'node:stream';
import type { Client, FTPResponse } from 'basic-ftp';
import { type Namespace, openStream } from '../../netns/index.js';
import type { AttemptOptions } from '../deadline.js';
import { msText, story } from '../story.js';
import type { ServiceResult } from './outcome.js';
import { overTcp } from './over-tcp.js';

export interface FtpOptions extends AttemptOptions {
  /** Default 21. */
  port?: number;
  /** Default anonymous. */
  user?: string;
  password?: string;
  /** Read after the login; absent: the folder is listed. Either goes over a second connection (EPSV, PASV). */
  file?: string;
}

/** answered: listed or read; denied: the server answered 4yz or 5yz, see the story. */
export interface FtpResult extends ServiceResult {
  /** Names in the folder. */
  files?: string[];
  /** Of the file, as text. */
  content?: string;
}

/** Logs in by FTP (RFC 959, RFC 2428) and reads a file or lists the folder, passively. */
export function ftpRead(ns: Namespace, address: string, options: FtpOptions): Promise<FtpResult> {
  const { port = 21, user = 'anonymous', password = 'tsunagu@', file } = options;
  return overTcp<{ files?: string[]; content?: string }>(
    ns,
    { address, port, service: 'FTP' },
    options,
    async socket => {
      // Few agents ever need it.
      const { Client, FTPError } = await import('basic-ftp');
      const client = new Client(0);
      // Its one place for making sockets; those for data have to be in the host too.
      Object.assign(client.ftp, {
        _newSocket: () => new net.Socket({ fd: openStream(ns, address) }),
      });
      client.ftp.socket = socket;
      try {
        await welcome(client, answer => new FTPError(answer));
        await client.login(user, password);
        await client.useDefaultSettings();
        const seen = file === undefined ? await list(client) : await read(client, file);
        return {
          ...seen,
          outcome: 'answered',
          story: ms => {
            const en = file === undefined ? 'folder listed' : `${file} read`;
            const ja = file === undefined ? 'フォルダを一覧' : `${file} を読み出し`;
            return story(`${en} by FTP after ${msText(ms)}`, `FTP で ${msText(ms)} で${ja}`);
          },
        };
      } catch (error) {
        if (!(error instanceof FTPError)) throw error;
        const { message } = error;
        return {
          outcome: 'denied',
          story: () => story(`FTP answered: ${message}`, `FTP の応答: ${message}`),
        };
      } finally {
        client.close();
      }
    },
  );
}

/** Waits for the server's first words, which basic-ftp only does for connections that it made. */
function welcome(client: Client, refusal: (answer: FTPResponse) => Error): Promise<unknown> {
  return client.ftp.handle(undefined, (answer, task) => {
    if (answer instanceof Error) task.reject(answer);
    else if (answer.code >= 200 && answer.code < 300) task.resolve(answer);
    else task.reject(refusal(answer));
  });
}

async function list(client: Client): Promise<{ files: string[] }> {
  return { files: (await client.list()).map(({ name }) => name) };
}

async function read(client: Client, file: string): Promise<{ content: string }> {
  const chunks: Buffer[] = [];
  const into = new Writable({
    write(chunk: Buffer, _, done) {
      chunks.push(chunk);
      done();
    },
  });
  await client.downloadTo(into, file);
  return { content: Buffer.concat(chunks).toString('utf8') };
}
