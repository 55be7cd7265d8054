import { Controller, type Switch } from 'node-openflow';
import { listenTcp, Namespace } from '../../src/netns/index.js';
import type { Scope } from '../../src/scope/index.js';
import { waitFor } from '../../src/wait/index.js';

/** Its cookie is near tsunagu's. */
const COOKIE = 0x7473_7568_0000_0003n;

/** Another controller of the same switch, with flows of its own, connected while tsunagu is at work. */
export class SecondController {
  #device: Switch<4> | undefined;
  /** How often its connection was lost. */
  lost = 0;
  /** Flows of its own that it was told were removed. */
  removed = 0;

  /** Listens in a namespace for the switch, which is to be told to call there. */
  static async start(scope: Scope, namespaceName: string, port: number): Promise<SecondController> {
    const second = new SecondController();
    const controller = new Controller<4>({ versions: [4] });
    const namespace = Namespace.open(namespaceName);
    const server = await listenTcp(namespace, { host: '127.0.0.1', port });
    scope.defer('second controller', () => {
      second.#device?.close();
      server.close();
      namespace.close();
    });
    server.on('connection', socket => {
      void controller.accept(socket).then(device => second.#take(device));
    });
    return second;
  }

  /** Waits for the switch, and gives it flows: on our ports below ours, and elsewhere. */
  async addFlows(): Promise<void> {
    await waitFor(
      () =>
        this.#device ? { done: true, value: undefined } : { done: false, seen: 'the switch has not called' },
      { budgetMs: 10_000 },
    );
    const flow = { type: 'flowMod', command: 'add', cookie: COOKIE, flags: 1 } as const;
    const to = (port: number) => [
      { type: 'applyActions' as const, actions: [{ type: 'output' as const, port }] },
    ];
    const refusals = await this.#device?.sendAll([
      { ...flow, priority: 200, match: { inPort: 4 }, instructions: to(5) },
      { ...flow, priority: 40_000, match: { inPort: 6 }, instructions: to(7) },
      { ...flow, tableId: 9, priority: 50_000, match: { inPort: 4 }, instructions: [] },
    ]);
    if (refusals?.length !== 0) throw new Error('the switch refused flows of the second controller');
  }

  #take(device: Switch<4>): void {
    this.#device = device;
    device.on('flowRemoved', ({ cookie }) => {
      if (cookie === COOKIE) this.removed++;
    });
    device.once('close', () => this.lost++);
  }
}
