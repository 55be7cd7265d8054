import { Namespace } from '../../../netns/index.js';
import { resolveName } from '../../../testbed/index.js';
import { startCapture } from '../../../traffic/index.js';
import type { Site } from '../site.js';
import { errors } from './capture-errors.js';
import type { Handlers } from './context.js';

export const captures: Handlers<'capture'> = {
  'capture/start': async ({ host, uplink, ...options }, { site, scenario }) => {
    const where = host === undefined ? uplinkOf(site, uplink ?? '') : interfaceOf(site, host);
    return { id: scenario.addCapture(await startCapture({ ...where, ...options })) };
  },

  'capture/count': async ({ id, filter }, { scenario }) => {
    const capture = scenario.capture(id);
    const count = filter === undefined ? capture.retransmissions() : await capture.count(filter);
    return { count, ...capture.counts() };
  },

  'capture/take': async ({ id }, { scenario }) => {
    const capture = scenario.capture(id);
    await capture.close();
    return { name: capture.of.name, pcapng: capture.file().toString('base64'), ...capture.counts() };
  },
};

function interfaceOf(site: Site, name: string) {
  const host = site.host(name);
  return { name, namespace: host.ns, interface: host.interfaces[0]?.ifname ?? 'eth0' };
}

/** The tester's end of the cable to a patch switch. */
function uplinkOf(site: Site, name: string) {
  const { uplink } = resolveName('switch', name, site.testbed.switches);
  if (!uplink) throw errors.noUplink({ name });
  return { name: `uplink of ${name}`, namespace: Namespace.own(), interface: uplink.interface };
}
