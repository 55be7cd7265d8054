import type { Server, Socket } from 'node:net';
import { connect } from 'node:net';
import { connectTcp, listenTcp, type Namespace } from '../../netns/index.js';
import { Connections, type Panel } from '../../patch/index.js';
import type { Scope } from '../../scope/index.js';
import type { PatchSwitchSpec } from '../../testbed/index.js';

/** Time for one attempt to reach a switch that we call, in milliseconds. */
const dialMs = 3000;

/** The OpenFlow connections of a site: those that its patch switches open to us, and those that we open. */
export class ControlChannel {
  readonly connections: Connections;
  readonly #listeners: Server[] = [];
  readonly #sockets = new Set<Socket>();

  private constructor(where: string) {
    this.connections = new Connections(where);
  }

  /**
   * Listens in the management namespace for the switches that call us; ready when this resolves.
   * @throws TsunaguError `netns.bind` when a port is taken.
   */
  static async open(
    switches: PatchSwitchSpec[],
    management: Namespace,
    scope: Scope,
  ): Promise<ControlChannel> {
    const where = [...new Set(switches.map(({ control }) => `${control.host}:${control.port}`))];
    const channel = new ControlChannel(where.join(', '));
    scope.defer('OpenFlow connections', () => channel.close());
    const listening = new Set<string>();
    for (const { control } of switches) {
      const key = `${control.host}:${control.port}`;
      if (control.mode !== 'listen' || listening.has(key)) continue;
      listening.add(key);
      const server = await listenTcp(management, { host: control.host, port: control.port });
      server.on('connection', socket => channel.#accept(socket));
      channel.#listeners.push(server);
    }
    return channel;
  }

  /** Lets the panel's switches have their connections, and calls those that wait to be called. */
  serve(panel: Panel, switches: PatchSwitchSpec[], management: Namespace): void {
    for (const { name, control } of switches) {
      const target = panel.switch(name);
      if (control.mode === 'listen') {
        this.connections.expect(target);
      } else {
        const { host, port } = control;
        void this.connections.dial(target, () => connectTcp(management, { host, port, budgetMs: dialMs }));
      }
    }
  }

  /** Keeps a connection to the tester's software switch, by its management socket. */
  serveSoftwareSwitch(panel: Panel, socketPath: string): void {
    void this.connections.dial(panel.software, () => connectUnix(socketPath));
  }

  /** Closes everything. */
  async close(): Promise<void> {
    this.connections.close();
    const closed = this.#listeners.map(server => new Promise(resolve => server.close(resolve)));
    for (const socket of this.#sockets) socket.destroy();
    await Promise.all(closed);
  }

  #accept(socket: Socket): void {
    socket.setNoDelay(true);
    socket.on('error', () => {});
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    void this.connections.accept(socket);
  }
}

function connectUnix(path: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(path, () => resolve(socket));
    socket.once('error', reject);
  });
}
