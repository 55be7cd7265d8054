import { once } from 'node:events';
import net from 'node:net';

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');

/** A bare socket to a switch: hello, and after that nothing but "write these bytes, wait for the barrier's reply". */
export class BareSwitch {
  private constructor(private readonly socket: net.Socket) {}

  static async connect(path: string): Promise<BareSwitch> {
    const socket = net.connect(path);
    await once(socket, 'connect');
    socket.write(hex('04 00 0008 00000001'));
    await once(socket, 'data');
    return new BareSwitch(socket);
  }

  /** Resolves when the reply to the last message, a barrier, came. */
  exchange(bytes: Buffer): Promise<void> {
    return new Promise(resolve => {
      const listener = (chunk: Buffer) => {
        // OFPT_BARRIER_REPLY is the last thing that comes.
        if (chunk.readUInt8(chunk.length - 7) !== 21) return;
        this.socket.off('data', listener);
        resolve();
      };
      this.socket.on('data', listener);
      this.socket.write(bytes);
    });
  }

  close(): void {
    this.socket.destroy();
  }
}

export const BARRIER = hex('04 14 0008 00000002');
