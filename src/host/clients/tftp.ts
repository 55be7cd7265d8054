import type { Namespace } from '../../netns/index.js';
import type { AttemptOptions } from '../deadline.js';
import { msText, story } from '../story.js';
import {
  ACK,
  ackPacket,
  BLOCK_BYTES,
  DATA,
  dataPacket,
  ERROR,
  RRQ,
  readPacket,
  requestPacket,
  WRQ,
} from '../tftp-packet.js';
import type { ServiceResult } from './outcome.js';
import type { Said } from './over-tcp.js';
import { overUdp } from './over-udp.js';

export interface TftpOptions extends AttemptOptions {
  /** Default 69. */
  port?: number;
  /** Its name on the server. */
  file: string;
  /** Written to the server; absent: the file is read. */
  content?: string | Uint8Array;
}

/** answered: the whole file went over; denied: the server sent an error, such as for a file that it has not. */
export interface TftpResult extends ServiceResult {
  /** What was read, as text. */
  content?: string;
  /** Of the file. */
  bytes?: number;
}

const RETRY_MS = 500;

/** Reads or writes a file by TFTP (RFC 1350, octet mode, blocks of 512 bytes). */
export function tftpTransfer(ns: Namespace, address: string, options: TftpOptions): Promise<TftpResult> {
  const { port = 69, file, content } = options;
  return overUdp<{ content?: string; bytes: number }>(ns, { address, service: 'TFTP' }, options, socket => {
    const writing = content === undefined ? undefined : Buffer.from(content);
    const parts: Buffer[] = [];
    // The block that is expected: of data when reading, of an acknowledgement when writing.
    let expected = writing ? 0 : 1;
    let last = requestPacket(writing ? WRQ : RRQ, file);
    let to = port;
    let again: NodeJS.Timeout | undefined;
    const send = () => {
      clearInterval(again);
      socket.send(last, to, address);
      again = setInterval(() => socket.send(last, to, address), RETRY_MS);
    };
    socket.once('close', () => clearInterval(again));
    return new Promise<Said<{ content?: string; bytes: number }>>(resolve => {
      const done = (bytes: number) =>
        resolve({
          outcome: 'answered',
          bytes,
          ...(!writing && { content: Buffer.concat(parts).toString('utf8') }),
          story: ms =>
            story(
              `${bytes} bytes ${writing ? 'written' : 'read'} by TFTP in ${msText(ms)}`,
              `TFTP で ${bytes} バイトを ${msText(ms)} で${writing ? '書き込み' : '読み出し'}`,
            ),
        });
      socket.on('message', (bytes, from) => {
        const packet = readPacket(bytes);
        if (!packet) return;
        // The server goes on from a port of its own (its transfer identifier).
        if (to === port) to = from.port;
        if (from.port !== to) return;
        if (packet.opcode === ERROR) {
          const text = story(`TFTP answered: ${packet.text}`, `TFTP の応答: ${packet.text}`);
          resolve({ outcome: 'denied', bytes: 0, story: () => text });
        }
        if (packet.opcode !== (writing ? ACK : DATA) || packet.number !== (expected & 0xffff)) return;
        if (writing) {
          if (expected * BLOCK_BYTES > writing.length) return done(writing.length);
          last = dataPacket(
            expected + 1,
            writing.subarray(expected * BLOCK_BYTES, (expected + 1) * BLOCK_BYTES),
          );
          expected += 1;
          send();
          return;
        }
        parts.push(packet.data);
        last = ackPacket(expected);
        expected += 1;
        send();
        if (packet.data.length < BLOCK_BYTES) done(parts.reduce((sum, { length }) => sum + length, 0));
      });
      send();
    });
  });
}
