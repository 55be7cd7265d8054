import type { Socket } from 'node:net';
import { connectTcp, listenTcp, Namespace } from '../../../src/netns/index.js';
import type { Scope } from '../../../src/scope/index.js';

/** Stands between a switch and its controller in a namespace, to reset their connection. */
export class Relay {
  readonly #pairs = new Set<[Socket, Socket]>();

  static async start(scope: Scope, namespaceName: string, from: number, to: number): Promise<Relay> {
    const relay = new Relay();
    const namespace = Namespace.open(namespaceName);
    const server = await listenTcp(namespace, { host: '127.0.0.1', port: from });
    scope.defer('relay', () => {
      relay.reset();
      server.close();
      namespace.close();
    });
    server.on('connection', near => {
      near.on('error', () => {});
      connectTcp(namespace, { host: '127.0.0.1', port: to, budgetMs: 1000 }).then(
        far => relay.#join([near, far]),
        () => near.resetAndDestroy(),
      );
    });
    return relay;
  }

  /** Resets all connections (RST), at both sides. */
  reset(): void {
    for (const sockets of this.#pairs) for (const socket of sockets) socket.resetAndDestroy();
  }

  #join(pair: [Socket, Socket]): void {
    const [near, far] = pair;
    this.#pairs.add(pair);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      socket.setNoDelay(true);
      socket.on('error', () => {});
      socket.pipe(other);
      socket.once('close', () => {
        this.#pairs.delete(pair);
        other.destroy();
      });
    }
  }
}
