import net from 'node:net';

/** A server that sends back whatever it gets. */
export function echoServer(): net.Server {
  return net.createServer(socket => {
    socket.on('error', () => socket.destroy());
    socket.pipe(socket);
  });
}
