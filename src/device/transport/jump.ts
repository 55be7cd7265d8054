import type { Duplex } from 'node:stream';
import { orAborted } from '../limits.js';
import { connectSsh, type SshLogin } from './ssh-client.js';
import type { Connect } from './transport.js';

/**
 * Connects through a jump host: logs in to it by SSH and lets it open the connection (RFC 4254, 7.2). The login
 * lives as long as the connection.
 */
export function throughJump(jump: SshLogin, connect: Connect): Connect {
  return async (host, port, signal) => {
    const { client, socket } = await connectSsh(jump, connect, signal);
    const end = () => {
      client.end();
      setImmediate(() => socket.destroy());
    };
    try {
      const stream = await orAborted(
        new Promise<Duplex>((resolve, reject) => {
          client.forwardOut('127.0.0.1', 0, host, port, (error, channel) =>
            error ? reject(refusal(error)) : resolve(channel),
          );
        }),
        signal,
      );
      stream.once('close', end);
      return stream;
    } catch (error) {
      end();
      throw error;
    }
  };
}

/** The jump host's words; what it could not reach is told as if we had tried. */
function refusal(error: Error): Error {
  const code = /refused/i.test(error.message)
    ? 'ECONNREFUSED'
    : /no route|unreachable/i.test(error.message)
      ? 'EHOSTUNREACH'
      : undefined;
  return Object.assign(new Error(`the jump host says: ${error.message}`), { code });
}
