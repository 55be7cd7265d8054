import type dgram from 'node:dgram';

/**
 * What net-snmp makes its socket with (its option `dgramModule`): it is given one of ours, which is bound already, and
 * which we close.
 */
export function lend(socket: dgram.Socket) {
  const lent = {
    on: (event: string, listener: (...args: unknown[]) => void) => socket.on(event, listener),
    send: socket.send.bind(socket),
    address: () => socket.address(),
    bind() {},
    ref() {},
    unref() {},
    close() {},
  };
  return { createSocket: () => lent };
}
