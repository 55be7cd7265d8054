import type net from 'node:net';

/** DNS over TCP: each message has its length before it, in two bytes (RFC 1035 section 4.2.2). */
export function eachMessage(socket: net.Socket, onMessage: (message: Buffer) => void): void {
  let received = Buffer.alloc(0);
  socket.on('data', chunk => {
    received = Buffer.concat([received, chunk]);
    while (received.length >= 2 && received.length >= 2 + received.readUInt16BE(0)) {
      const end = 2 + received.readUInt16BE(0);
      onMessage(received.subarray(2, end));
      received = received.subarray(end);
    }
  });
}
