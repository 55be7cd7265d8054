import net from 'node:net';
import { eachLine, FLUSH, packetLine } from '../packet-line.js';
import { type Opener, tcpService } from './service.js';

/**
 * A server of git's own protocol (gitprotocol-pack(5)) that lists these references for any path, as much as
 * `git ls-remote` needs. It has no objects: nothing can be cloned from it.
 * @param refs names (`refs/heads/main`) and what they point to, 40 hexadecimal digits; the first is also HEAD.
 */
export function gitService(refs: Readonly<Record<string, string>>): Opener {
  return tcpService(() => gitServer(refs));
}

function gitServer(refs: Readonly<Record<string, string>>): net.Server {
  const [head] = Object.entries(refs);
  const listed = head ? [['HEAD', head[1]], ...Object.entries(refs)] : [['capabilities^{}', '0'.repeat(40)]];
  const symref = head ? ` symref=HEAD:${head[0]}` : '';
  const lines = listed.map(([name, id], index) =>
    packetLine(`${id} ${name}${index === 0 ? `\0agent=tsunagu${symref}` : ''}\n`),
  );
  return net.createServer(socket => {
    socket.on('error', () => socket.destroy());
    let asked = false;
    eachLine(
      socket,
      line => {
        // A client that has seen enough says so with a flush.
        if (line === undefined) socket.end();
        else if (!asked && line.startsWith('git-upload-pack ')) socket.write(`${lines.join('')}${FLUSH}`);
        else socket.end(packetLine('ERR this server only lists references'));
        asked = true;
      },
      () => socket.destroy(),
    );
  });
}
