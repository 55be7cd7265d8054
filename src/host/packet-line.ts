import type net from 'node:net';

/** git's framing (gitprotocol-common(5)): four hexadecimal digits of length, themselves included, then the text. */
export function packetLine(text: string): string {
  const length = Buffer.byteLength(text) + 4;
  return `${length.toString(16).padStart(4, '0')}${text}`;
}

/** Ends a list of lines. */
export const FLUSH = '0000';

/** Calls back for each line, and with undefined for each flush; once with an error when it is not this framing. */
export function eachLine(
  socket: net.Socket,
  onLine: (line: string | undefined) => void,
  onError: (error: Error) => void,
): void {
  let received = Buffer.alloc(0);
  const read = (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    while (received.length >= 4) {
      const digits = received.toString('latin1', 0, 4);
      const length = /^[0-9a-f]{4}$/i.test(digits) ? Number.parseInt(digits, 16) : Number.NaN;
      if (Number.isNaN(length) || (length > 0 && length < 4)) {
        socket.off('data', read);
        onError(
          new Error(`this is not git's protocol: ${JSON.stringify(received.toString('latin1', 0, 40))}`),
        );
        return;
      }
      if (received.length < length) return;
      onLine(length === 0 ? undefined : received.toString('utf8', 4, length));
      received = received.subarray(Math.max(4, length));
    }
  };
  socket.on('data', read);
}
