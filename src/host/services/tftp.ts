import type dgram from 'node:dgram';
import { bindUdp } from '../../netns/index.js';
import {
  ACK,
  ackPacket,
  BLOCK_BYTES,
  DATA,
  dataPacket,
  errorPacket,
  RRQ,
  readPacket,
  WRQ,
} from '../tftp-packet.js';
import type { Opener, Place } from './service.js';

/** Files by name; what clients write is added. */
export type Files = Record<string, string>;

const RETRY_MS = 500;
/** Clients that say nothing more are given up after so many repeats. */
const REPEATS = 10;

/** A TFTP server (RFC 1350; options that clients ask for are not taken up, which RFC 2347 allows). */
export function tftpService(files: Files): Opener {
  return async place => {
    const socket = await bindUdp(place.ns, { family: place.family, port: place.port });
    const transfers = new Set<dgram.Socket>();
    socket.on('message', (bytes, from) => {
      const packet = readPacket(bytes);
      if (packet?.opcode === RRQ || packet?.opcode === WRQ) {
        void transfer(place, files, packet.opcode, packet.text, from, transfers);
      }
    });
    const close = (done?: () => void) => {
      for (const each of transfers) each.close();
      done?.();
    };
    return [socket, { close }];
  };
}

/** One file to or from one client, from a port of its own. */
async function transfer(
  { ns, family }: Place,
  files: Files,
  opcode: number,
  file: string,
  peer: dgram.RemoteInfo,
  transfers: Set<dgram.Socket>,
): Promise<void> {
  const socket = await bindUdp(ns, { family });
  transfers.add(socket);
  let again: NodeJS.Timeout | undefined;
  let repeats = 0;
  const end = () => {
    clearInterval(again);
    if (transfers.delete(socket)) socket.close();
  };
  socket.on('error', end);
  socket.once('close', () => clearInterval(again));
  const send = (packet: Buffer) => {
    clearInterval(again);
    socket.send(packet, peer.port, peer.address);
    again = setInterval(() => {
      if (++repeats > REPEATS) end();
      else socket.send(packet, peer.port, peer.address);
    }, RETRY_MS);
  };
  const reading = opcode === RRQ;
  if (reading && !Object.hasOwn(files, file)) {
    socket.send(errorPacket(1, `file not found: ${file}`), peer.port, peer.address, end);
    return;
  }
  const content = Buffer.from(reading ? (files[file] ?? '') : '');
  const parts: Buffer[] = [];
  let block = reading ? 1 : 0;
  const part = () => content.subarray((block - 1) * BLOCK_BYTES, block * BLOCK_BYTES);
  socket.on('message', (bytes, from) => {
    const packet = readPacket(bytes);
    if (from.port !== peer.port || !packet) return;
    if (reading && packet.opcode === ACK && packet.number === (block & 0xffff)) {
      if (part().length < BLOCK_BYTES) return end();
      block += 1;
      send(dataPacket(block, part()));
    }
    if (!reading && packet.opcode === DATA && packet.number === ((block + 1) & 0xffff)) {
      block += 1;
      parts.push(packet.data);
      if (packet.data.length === BLOCK_BYTES) return send(ackPacket(block));
      files[file] = Buffer.concat(parts).toString('utf8');
      socket.send(ackPacket(block), peer.port, peer.address, end);
    }
  });
  send(reading ? dataPacket(block, part()) : ackPacket(0));
}
