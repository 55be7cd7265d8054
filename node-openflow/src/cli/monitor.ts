import type { Version } from '../codec.js';
import { Controller } from '../control/controller.js';
import type { Endpoint, ListenOptions } from '../control/endpoint.js';
import { toJson } from './json.js';

export interface MonitorOptions {
  listen: ListenOptions | undefined;
  connect: Endpoint | undefined;
  versions: readonly Version[] | undefined;
}

/** A controller that prints what switches say, a line of JSON for each thing, until the signal. */
export async function monitor(
  options: MonitorOptions,
  print: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const controller = new Controller({ versions: options.versions });
  const say = (event: string, facts: object) => print(toJson({ event, ...facts }));
  controller.on('error', error => say('error', { error: error.message }));
  controller.on('switch', device => {
    const datapathId = device.datapathId.toString(16).padStart(16, '0');
    say('switch', {
      datapathId,
      version: device.version,
      features: device.features,
      ports: [...device.ports.values()],
    });
    device.on('message', message => say('message', { datapathId, message }));
    device.on('malformed', error =>
      say('malformed', { datapathId, error: error.message, offset: error.offset, path: error.path }),
    );
    device.on('close', error => say('close', { datapathId, ...(error && { error: error.message }) }));
  });
  try {
    if (options.connect) return await controller.keepConnected(options.connect, { signal });
    const server = await controller.listen(options.listen ?? {});
    say('listening', { address: server.address() });
    await new Promise<void>(resolve => {
      if (signal.aborted) resolve();
      else signal.addEventListener('abort', () => resolve(), { once: true });
    });
  } finally {
    await controller.close();
  }
}
