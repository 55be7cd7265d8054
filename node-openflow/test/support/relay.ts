// Carries connections from one place to another: node relay.js FROM TO, each a Unix path or a port of 127.0.0.1.
// Run inside a switch's network namespace it joins that to Unix sockets, which namespaces do not separate.

import net from 'node:net';

const place = (text: string) =>
  /^\d+$/.test(text) ? { host: '127.0.0.1', port: Number(text) } : { path: text };
const [from = '', to = ''] = process.argv.slice(2);

net
  .createServer(near => {
    const far = net.connect(place(to));
    near.on('error', () => far.destroy());
    far.on('error', () => near.destroy());
    near.pipe(far).pipe(near);
  })
  .listen(place(from));
