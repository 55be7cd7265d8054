import { TsunaguError } from '../../errors/index.js';
import type { Service, TestHost } from '../../host/index.js';
import type { Cell } from './cell.js';

/** Services that were started for a judgement, where nothing listened. */
export class Services {
  readonly #started: Service[] = [];
  readonly #ours = new Set<string>();

  /** Starts what the cells ask for. @throws what starting throws, other than that something listens there already. */
  async start(cells: readonly Cell[]): Promise<void> {
    const wanted = new Map<string, () => Promise<Service>>();
    for (const { to, service } of cells) {
      const { host } = to;
      const { protocol, port } = service;
      if (!host || protocol === 'icmp' || port === undefined) continue;
      wanted.set(nameOf(host, protocol, port), () =>
        protocol === 'tcp' ? host.listenTcp(port) : host.udpEcho(port),
      );
    }
    for (const [name, start] of wanted) {
      try {
        this.#started.push(await start());
        this.#ours.add(name);
      } catch (error) {
        if (!(error instanceof TsunaguError) || error.code !== 'netns.bind') throw error;
      }
    }
  }

  /** Whether a cell's service sends back what it gets, because it is ours. */
  echoes({ to, service }: Cell): boolean {
    return to.host !== undefined && this.#ours.has(nameOf(to.host, service.protocol, service.port ?? 0));
  }

  async stop(): Promise<void> {
    await Promise.all(this.#started.map(service => service.close()));
  }
}

function nameOf(host: TestHost, protocol: string, port: number): string {
  return `${host.name} ${protocol}/${port}`;
}
